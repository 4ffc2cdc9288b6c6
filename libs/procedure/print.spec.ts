import { describe, expect, it } from '@jest/globals';
import { procedureSvg } from './diagram.js';
import { lanesOf } from './diagram-lanes.js';
import { loadProcedures } from './load.js';
import { printProcedure } from './print.js';

const versions = loadProcedures('config/procedures').versions();

describe.each(versions.map((version) => [`${version.code} ${version.inForce}`, version] as const))(
  '%s',
  (_, version) => {
    it('is printed with every step, state, kind and letter', () => {
      const page = printProcedure(version);
      for (const { label, law, letters } of version.steps.values()) {
        expect(page).toContain(`### ${label}`);
        expect(page).toContain(law);
        for (const letter of letters) expect(page).toContain(letter);
      }
      for (const { label } of [...version.states.values(), ...version.kinds.values()]) expect(page).toContain(label);
    });

    it('is drawn with every state, and no line over another', () => {
      const svg = procedureSvg(version);
      for (const { label } of version.states.values()) expect(svg).toContain(`>${label}</text>`);
      const lanes = lanesOf(version).filter(({ side }) => side !== 'straight');
      for (const one of lanes) {
        for (const other of lanes.filter(
          (each) => each !== one && each.side === one.side && each.track === one.track,
        )) {
          const [a, b] = [
            [...one.from, one.to],
            [...other.from, other.to],
          ];
          expect(Math.max(...a) < Math.min(...b) || Math.max(...b) < Math.min(...a)).toBe(true);
        }
      }
    });
  },
);

import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import { pssOf } from '../process-meter.js';

/** Goal 8, while the processes are warm from the work before. */
export function memory(at: Installation): Finding {
  const parts = (['portal', 'console', 'worker'] as const).map((app) => [app, pssOf(at.pid(app))] as const);
  const figure = parts.reduce((sum, [, mib]) => sum + mib, 0);
  return { goal: GOALS.memory, figure, from: parts.map(([app, mib]) => `${app} ${mib.toFixed(0)}`).join(', ') };
}

import { describe, expect, it } from '@jest/globals';
import { ensureMay } from './access-level.js';

describe('what a resident may do at their matter', () => {
  it('by link: see where it stands, no more', () => {
    expect(() => ensureMay('status', 'see-status')).not.toThrow();
    for (const deed of ['read-texts', 'supplement', 'withdraw'] as const) {
      expect(() => ensureMay('status', deed)).toThrow('people.full-access-needed');
    }
  });

  it('by lookup code or mail code: everything', () => {
    for (const deed of ['see-status', 'read-texts', 'supplement', 'withdraw'] as const) {
      expect(() => ensureMay('full', deed)).not.toThrow();
    }
  });
});

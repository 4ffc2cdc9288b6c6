import { loadProfiles, OpenOffice } from '#office';
import type { OfficeTx } from '#ledger';

/** Opens offices of `config/offices` in a test database: all five, or those named. */
export async function openOffices(tx: OfficeTx, ...codes: string[]): Promise<void> {
  const profiles = await loadProfiles('config/offices');
  for (const [code, profile] of profiles) {
    if (codes.length === 0 || codes.includes(code)) await new OpenOffice(tx).open(profile);
  }
}

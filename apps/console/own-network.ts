import { ensure } from '#foundation';
import type { Office } from '#office';

/** The console of an office that names its networks is used from them only (안전성 확보조치 기준 §6①). RuleBroken: `office.network-refused`. */
export function ensureOwnNetwork(office: Office, address: string): void {
  ensure(office.allowsAddress(address), 'office.network-refused');
}

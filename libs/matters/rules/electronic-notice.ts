/**
 * Whether a statutory notice may go out as an electronic document: the citizen chose electronic mail for the answer, or filed
 * through the portal (민원 처리에 관한 법률 §27②). Who came in person, called or wrote a letter is answered on paper otherwise.
 * `channel` is how the matter came in; where a table keeps none, who opened it says so.
 */
export function mayBeElectronic(
  answer: string,
  { channel, openedBy }: { readonly channel: string | null; readonly openedBy: string },
): boolean {
  return answer === 'email' || (channel === null ? openedBy === 'resident' : channel === 'web');
}

/** The version of a dated setting that holds on a date (`YYYY-MM-DD`): the latest begun by then, or undefined before the first. */
export function inForceOn<Dated extends { readonly inForce: string }>(
  versions: readonly Dated[],
  date: string,
): Dated | undefined {
  return versions.filter(({ inForce }) => inForce <= date).at(-1);
}

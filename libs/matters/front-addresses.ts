/** Where people reach the two fronts, for the links in letters. */
export class FrontAddresses {
  constructor(
    readonly portal: string,
    readonly console: string,
  ) {}
}

import { Command, CommandRunner, Option } from 'nest-commander';
import { Verifier } from '#ledger';
import { OfficeDirectory } from '#office';
import { AccessProof } from '#privacy';
import { withProduct } from './product.js';

@Command({
  name: 'verify',
  description: 'Find facts that were changed, removed or reordered, seals and links of the access log that do not hold',
})
export class VerifyCommand extends CommandRunner {
  async run(_: string[], options: { office?: string }): Promise<void> {
    const broken = await withProduct(async (app) => {
      const offices = options.office ? [options.office] : await app.get(OfficeDirectory).codes();
      let findings = 0;
      for (const office of offices) {
        const verdict = await app.get(Verifier).verify(office);
        const accessLog = await app.get(AccessProof).verify(office);
        const wrong = verdict.findings.length + accessLog.broken.length;
        findings += wrong;
        process.stdout.write(`${JSON.stringify({ ...verdict, accessLog, holds: wrong === 0 })}\n`);
      }
      return findings;
    });
    if (broken > 0) process.exit(1);
  }

  @Option({ flags: '--office <code>', description: 'Only this office' })
  office(code: string): string {
    return code;
  }
}

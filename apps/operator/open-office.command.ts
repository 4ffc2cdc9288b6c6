import { Command, CommandRunner, Option } from 'nest-commander';
import { SampleCouncils } from '#councils';
import { ensure } from '#foundation';
import { ChangeCalendar } from '#matters';
import { loadProfiles, OpenOffice, StaffPasswords } from '#office';
import { readEnv } from '#config/env';
import { configFolder } from '../config-folder.js';
import { withProduct } from './product.js';

interface Options {
  samples?: boolean;
  office?: string;
}

@Command({
  name: 'open-office',
  description:
    'Open offices from their profiles in config/offices or OFFICES_FOLDER, or bring open ones up to date with them',
})
export class OpenOfficeCommand extends CommandRunner {
  async run(_: string[], { samples, office }: Options): Promise<void> {
    ensure(samples || office !== undefined, 'operator.office-or-samples');
    const env = readEnv();
    const folder = env.OFFICES_FOLDER ?? configFolder('offices');
    const profiles = [...(await loadProfiles(folder, configFolder('.'))).values()].filter((profile) =>
      office === undefined ? profile.sample : profile.office === office,
    );
    ensure(profiles.length > 0, 'office.unknown', { office: office ?? '' });
    await withProduct(async (app) => {
      for (const profile of profiles) {
        const changed = await app.get(OpenOffice).open(profile, 'system:operator.open-office');
        const given = profile.sample ? await app.get(StaffPasswords).giveSamples(profile.office, env.data()) : 0;
        // The worker counts what the office's newly published holidays move.
        await app.get(ChangeCalendar).takeUp(profile.office);
        const seated = await app.get(SampleCouncils).seat(profile.office);
        const told = { office: profile.office, changed, sampleAccounts: given, sampleMembers: seated };
        process.stdout.write(`${JSON.stringify(told)}\n`);
      }
    });
  }

  @Option({ flags: '--samples', description: 'Every sample office' })
  samples(): boolean {
    return true;
  }

  @Option({ flags: '--office <code>', description: 'The office whose profile is <code>.yaml in that folder' })
  office(code: string): string {
    return code;
  }
}

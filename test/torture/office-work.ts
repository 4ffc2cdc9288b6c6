import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PinoLogger } from '#front';
import { readEnv, readSecrets } from '#config/env';
import { instantOf } from '#calendar';
import { Sealer, Verifier } from '#ledger';
import { loadProfiles, MoveClock, OfficeDirectory, OpenOffice, PersonalTokens, type Profile } from '#office';
import { configFolder } from '../../apps/config-folder.js';
import { product } from '../../apps/wiring.js';

/** An office that plays along, and the tokens of those who work in it. */
export interface PlayingOffice {
  readonly code: string;
  readonly intake: string;
  readonly head: string;
  readonly secretary: string;
  /** Undefined where residents do not meet the mayor in slots. */
  readonly meets?: MayorsDay;
}

export interface MayorsDay {
  readonly kind: string;
  /** Of each session. */
  readonly slots: number;
  readonly room: string;
  /** Who may meet residents in the mayor's place. */
  readonly deputy: string;
}

/** What an operator does before and after a run, in this process and without any server of the product. */
export class OfficeWork {
  constructor(private readonly env: NodeJS.ProcessEnv) {}

  async open(): Promise<PlayingOffice[]> {
    return this.within(async (app) => {
      const token = (office: string, account: string): Promise<string> =>
        app.get(PersonalTokens).make(office, account, { name: 'torture', scopes: ['api'], days: 2 });
      const playing: PlayingOffice[] = [];
      for (const profile of (await loadProfiles(configFolder('offices'))).values()) {
        if (!profile.sample) continue;
        await app.get(OpenOffice).open(profile, 'system:test.torture');
        const code = profile.office;
        const [intake, head, secretary] = [
          await token(code, 'intake-1'),
          await token(code, 'road-head'),
          await token(code, 'secretary-1'),
        ];
        const [deputy] = (await app.get(OfficeDirectory).of(code)).staff('deputy');
        const meets = mayorsDay(profile, deputy?.id ?? '');
        playing.push({ code, intake, head, secretary, ...(meets && { meets }) });
      }
      return playing;
    });
  }

  /** @param to minute in Asia/Seoul */
  async moveClocks(offices: readonly string[], to: string): Promise<void> {
    await this.within(async (app) => {
      for (const office of offices) await app.get(MoveClock).move(office, instantOf(to));
    });
  }

  /** What the verifier finds wrong in any office, and how many facts it read. */
  async verify(offices: readonly string[]): Promise<{ facts: number; findings: string[] }> {
    return this.within(async (app) => {
      const verdicts = [];
      for (const office of offices) {
        // The tick a restarted worker would make: a sealer killed before its last note left it to the next one.
        await app.get(Sealer).seal(office);
        verdicts.push(await app.get(Verifier).verify(office));
      }
      return {
        facts: verdicts.reduce((sum, { facts }) => sum + facts, 0),
        findings: verdicts.flatMap(({ office, findings }) =>
          findings.map((found) => `${office} ${JSON.stringify(found)}`),
        ),
      };
    });
  }

  private async within<T>(work: (app: Context) => Promise<T>): Promise<T> {
    const env = readEnv(this.env);
    const logger = new PinoLogger('torture', 'fatal');
    const app = await NestFactory.createApplicationContext(product(env, readSecrets(env)), {
      logger,
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }
}

type Context = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

function mayorsDay({ meetings }: Profile, deputy: string): MayorsDay | undefined {
  for (const [kind, { terms }] of Object.entries(meetings)) {
    const { slots, room } = terms.at(-1) ?? {};
    if (slots !== undefined && room !== undefined) return { kind, slots, room, deputy };
  }
  return undefined;
}

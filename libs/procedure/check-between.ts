import type { Problem } from './refused.js';
import { placeOf, type Source } from './source.js';
import type { Procedure, Step } from './table.js';

interface Version {
  readonly source: Source;
  readonly procedure: Procedure;
}

/** What a table says of other procedures' matters: those procedures exist, and the system may take the step that is brought about. */
export function checkBetween(versions: readonly Version[]): readonly Problem[] {
  const codes = new Set(versions.map(({ procedure }) => procedure.code));
  return versions.flatMap(({ source, procedure }) =>
    [...procedure.steps.values()].flatMap((step) =>
      [
        ...unknownIn(step, codes),
        ...emptyIn(step, procedure, versions),
        ...nothingToTake(step, procedure, versions),
      ].map((problem) => ({
        ...placeOf(source, ['steps', step.code]),
        ...problem,
      })),
    ),
  );
}

type Told = Pick<Problem, 'code' | 'cause'>;

function unknownIn({ about, asks }: Step, codes: ReadonlySet<string>): readonly Told[] {
  const named = [...about, ...asks.flatMap((ask) => (ask.type === 'matter' ? ask.of : []))];
  return named
    .filter((other) => !codes.has(other))
    .map((other) => ({ code: 'unknown-procedure', cause: `절차 '${other}'이(가) 없습니다.` }));
}

function emptyIn({ asks, brings }: Step, own: Procedure, versions: readonly Version[]): readonly Told[] {
  return [...brings].flatMap(([ask, brought]) => {
    const asked = asks.find(({ name }) => name === ask);
    const named =
      ask === 'about' ? aboutsOf(own) : asked?.type === 'matter' && asked.of.length > 0 ? asked.of : [own.code];
    const there = versions.filter(({ procedure }) => named.includes(procedure.code));
    return there.every(({ procedure }) => procedure.steps.get(brought)?.by.includes('system'))
      ? []
      : [{ code: 'brings-nothing', cause: `'${brought}'은(는) 시스템이 밟을 수 있는 단계가 아닙니다.` }];
  });
}

/** A kept value that is taken over must be kept under the same name by what it is taken from. */
function nothingToTake({ about, takes }: Step, own: Procedure, versions: readonly Version[]): readonly Told[] {
  const there = versions.filter(({ procedure }) => about.includes(procedure.code));
  return takes
    .filter((name) => own.keeps.has(name) && !there.every(({ procedure }) => procedure.keeps.has(name)))
    .map((name) => ({ code: 'takes-from-nothing', cause: `대상 안건에는 '${name}'이(가) 없습니다.` }));
}

function aboutsOf({ steps }: Procedure): readonly string[] {
  return [...steps.values()].flatMap(({ about }) => about);
}

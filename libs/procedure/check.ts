import { checkMoments } from './check-moments.js';
import { checkNames, type KnownNames } from './check-names.js';
import { checkPaths } from './check-paths.js';
import { checkReadings } from './check-readings.js';
import { checkSteps } from './check-steps.js';
import { compile, type Tell } from './compile.js';
import { isRealDay } from './real-day.js';
import type { Problem } from './refused.js';
import { shapeOf } from './shape.js';
import { placeOf, type Source } from './source.js';
import type { Procedure } from './table.js';

/** The whole road from what is written to a table that can be trusted; every problem is told, not only the first. */
export function checked(source: Source, known: KnownNames, problems: Problem[]): Procedure | undefined {
  const before = problems.length;
  const raw = shapeOf(source, problems);
  if (!raw) return undefined;
  const tell: Tell = (path, code, cause) => problems.push({ ...placeOf(source, path), code, cause });
  if (!isRealDay(raw.inForce)) tell(['inForce'], 'no-such-day', `'${raw.inForce}'은(는) 달력에 없는 날입니다.`);
  const procedure = compile(raw, tell);
  checkSteps(procedure, tell);
  checkPaths(procedure, tell);
  checkMoments(procedure, raw.moments ?? {}, tell);
  checkNames(procedure, known, tell);
  checkReadings(procedure, tell);
  return problems.length === before ? procedure : undefined;
}

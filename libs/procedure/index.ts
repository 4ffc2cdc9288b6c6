export type { AnswerProblem } from './answer-problem.js';
export { answersSchema } from './answers-schema.js';
export { asksFor, readAnswers } from './answers.js';
export type { ProcedureBook } from './book.js';
export type { Guard, GuardQuestion, Guards, Standing } from './guard.js';
export { procedureSvg } from './diagram.js';
export { formOf } from './form.js';
export { limitInKorean, unitInKorean } from './limit.js';
export { deadlineOf, whenPublished } from './clock.js';
export { decide, type Setting, type StepToTake } from './decide.js';
export { loadProcedures } from './load.js';
export { type OpenStep, openSteps } from './open-steps.js';
export { mayTake, peopleOf } from './permission.js';
export { receiptNumbersIn } from './read-answer.js';
export type {
  Answer,
  Answers,
  ClockFacts,
  Decision,
  MatterRecord,
  NamedMatter,
  OfficeView,
  StepTaken,
} from './record.js';
export { type ArmedMoment, momentsOf } from './moments.js';
export { pageName, printProcedure } from './print.js';
export type { PrintWords } from './print-words.js';
export { type Problem, ProcedureRefused } from './refused.js';
export { tableSchema } from './schema.js';
export type { Ask, ClockEffect, Kind, Limit, Moment, Procedure, Role, State, Step } from './table.js';

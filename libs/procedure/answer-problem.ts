/**
 * Why one answer is refused; `field` is added by readAnswers. Codes, all `procedure.`: answer-missing, answer-not-asked,
 * answer-not-text, answer-breaks-line, answer-has-control-character, answer-too-short, answer-too-long, answer-not-a-number,
 * answer-out-of-range, answer-not-a-date, answer-not-future, answer-not-past, answer-not-offered, choice-barred,
 * answer-not-yes, answer-not-a-person, unknown-department, unknown-dong, unknown-staff, resident-number-in-text.
 */
export interface AnswerProblem {
  readonly code: string;
  readonly [detail: string]: string | number;
}

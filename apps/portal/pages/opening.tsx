import {
  Button,
  ButtonLink,
  type Chrome,
  ErrorSummary,
  type FormChoices,
  type FormProblems,
  Heading,
  Layout,
  StepField,
  StepIndicator,
} from '#krds';
import type { Part } from './opening-parts.js';
import { type AnswerLine, CheckedAnswers } from './checked-answers.js';

export interface OpeningView {
  readonly chrome: Chrome;
  /** What is done here, in the table's words. */
  readonly title: string;
  readonly action: string;
  readonly parts: readonly Part[];
  /** All that was typed so far, on every screen; carried in hidden fields, so that no step needs a script or a store. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: FormProblems;
  readonly idempotencyKey: string;
  /** Keeps the draft of one form apart from another's. */
  readonly draft: string;
}
export interface PartView extends OpeningView {
  readonly part: Part;
  readonly choices: FormChoices;
  readonly today: string;
  /** Came from the check page by 「변경」 and goes back there. */
  readonly changing: boolean;
}

/** One screen of opening a matter. */
export function PartPage(view: PartView) {
  const { chrome, title, action, parts, part, given, problems, choices, today, changing, draft } = view;
  const at = parts.indexOf(part);
  const own = new Set(part.asks.map(({ name }) => name));
  const asksPerson = part.asks.some(({ type }) => type === 'person');
  return (
    <Layout
      chrome={chrome}
      title={`${part.title} (${String(at + 1)}/${String(parts.length + 1)})`}
      scripts={['draft.js']}
    >
      <Stages parts={parts} at={at} />
      <Heading title={part.title} lead={title} />
      <ErrorSummary problems={problems} />
      <DraftOffer />
      <form
        method="post"
        action={action}
        noValidate
        class="fieldset tt-form"
        data-once
        data-draft={asksPerson ? undefined : draft}
      >
        <Carried {...view} at={part.code} without={own} changing={changing} />
        {part.asks.map((ask) => (
          <StepField
            key={ask.name}
            ask={ask}
            choices={choices}
            given={given}
            problems={problems.fields}
            today={today}
          />
        ))}
        <div class="tt-actions">
          <Button name="go" value="next" size="large">
            {changing ? '고쳤습니다' : '다음'}
          </Button>
          {at > 0 && !changing && (
            <Button name="go" value="back" kind="tertiary" size="large">
              이전
            </Button>
          )}
          {at === 0 && (
            <ButtonLink href={chrome.home} kind="tertiary" size="large">
              그만두기
            </ButtonLink>
          )}
        </div>
      </form>
    </Layout>
  );
}

/** 제출 전에 확인하세요: every answer with its own way to change it. */
export function CheckPage(view: OpeningView & { readonly lines: readonly AnswerLine[] }) {
  const { chrome, title, action, parts, problems, lines } = view;
  return (
    <Layout chrome={chrome} title="제출 전에 확인하세요">
      <Stages parts={parts} at={parts.length} />
      <Heading title="제출 전에 확인하세요" lead={`${title}: 맞으면 제출을 눌러 주세요.`} />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} class="tt-form" data-once>
        <Carried {...view} at="check" without={new Set()} changing={false} />
        <div class="tt-actions">
          <Button name="go" value="submit" size="large">
            제출
          </Button>
          <Button name="go" value="back" kind="tertiary" size="large">
            이전
          </Button>
        </div>
        <CheckedAnswers lines={lines} />
      </form>
    </Layout>
  );
}

function Stages({ parts, at }: { readonly parts: readonly Part[]; readonly at: number }) {
  const stages = [...parts.map(({ label }) => ({ label })), { label: '확인' }, { label: '완료' }];
  return <StepIndicator label="신청 단계" stages={stages} at={at} />;
}

interface CarriedProps extends OpeningView {
  readonly at: string;
  readonly without: ReadonlySet<string>;
  readonly changing: boolean;
}

function Carried({ given, idempotencyKey, at, without, changing }: CarriedProps) {
  const others = [...given].filter(([name]) => !without.has(name.split('.')[1] ?? ''));
  return (
    <>
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="at" value={at} />
      {changing && <input type="hidden" name="changing" value="yes" />}
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Shown by draft.js when this device kept something that was not sent. */
function DraftOffer() {
  return (
    <div class="tt-clock" data-draft-offer hidden>
      <p>이 기기에 쓰다 만 글이 있습니다.</p>
      <div class="tt-actions">
        <Button type="button" kind="secondary" mark="data-draft-take">
          이어서 쓰기
        </Button>
        <Button type="button" kind="text" mark="data-draft-drop">
          지우기
        </Button>
      </div>
    </div>
  );
}

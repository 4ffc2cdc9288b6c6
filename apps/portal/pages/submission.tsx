import {
  Button,
  ButtonLink,
  type Chrome,
  CriticalAlert,
  DefinitionList,
  ErrorSummary,
  type FormChoices,
  type FormProblems,
  Heading,
  Layout,
  StepField,
  StepIndicator,
} from '#krds';
import type { Part } from './submission-parts.js';
import { type AnswerLine, CheckedAnswers } from './checked-answers.js';

export interface SubmissionView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly parts: readonly Part[];
  /** All that was typed so far, on every screen; carried in hidden fields, so that no step needs a script or a store. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: FormProblems;
  readonly idempotencyKey: string;
  /** Keeps the draft of one office's form apart from another's. */
  readonly draft: string;
}
export interface PartView extends SubmissionView {
  readonly part: Part;
  readonly choices: FormChoices;
  readonly today: string;
  /** Came from the check page by 「변경」 and goes back there. */
  readonly changing: boolean;
}

/** One screen of the submission. */
export function PartPage(view: PartView) {
  const { chrome, action, parts, part, given, problems, choices, today, changing, draft } = view;
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
      <Heading title={part.title} />
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
export function CheckPage(view: SubmissionView & { readonly lines: readonly AnswerLine[] }) {
  const { chrome, action, parts, problems, lines } = view;
  return (
    <Layout chrome={chrome} title="제출 전에 확인하세요">
      <Stages parts={parts} at={parts.length} />
      <Heading title="제출 전에 확인하세요" lead="맞으면 제출을 눌러 주세요. 제출한 뒤에도 취하할 수 있습니다." />
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

export interface DoneView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly code: string;
  readonly mailed: boolean;
  readonly phone: string;
  readonly track: string;
  readonly draft: string;
}

/** Number, what happens next, where to ask: always a page of its own (KRDS 완료). */
export function DonePage({ chrome, receiptNo, code, mailed, phone, track, draft }: DoneView) {
  return (
    <Layout chrome={chrome} title="신청되었습니다" scripts={['draft.js']}>
      <div data-draft-done={draft} hidden />
      <CriticalAlert urgency="ok">민원을 신청했습니다. 아래 두 번호를 적어 두거나 인쇄해 주세요.</CriticalAlert>
      <Heading title="신청되었습니다" />
      <DefinitionList
        terms={[
          { term: '신청번호', value: <span class="tt-big-number">{receiptNo}</span> },
          {
            term: '조회번호',
            value: (
              <>
                <span class="tt-code">{code}</span>
                <p class="tt-quiet">본인만 아는 번호입니다. 내 민원을 찾을 때 신청번호와 함께 씁니다.</p>
              </>
            ),
          },
        ]}
      />
      <section>
        <h2>다음에 일어날 일</h2>
        <ol class="tt-next">
          <li>8근무시간 안에 접수하고, 답변 예정일을 알려 드립니다.</li>
          <li>담당 부서와 담당자가 정해지면 이름과 전화번호를 알려 드립니다.</li>
          <li>처리 결과를 고르신 방법으로 알려 드립니다.</li>
        </ol>
        {mailed && <p>같은 내용을 적어 주신 전자우편으로도 보냈습니다.</p>}
      </section>
      <div class="tt-actions">
        <ButtonLink href={`${track}/files`} kind="primary">
          사진·파일 보내기
        </ButtonLink>
        <ButtonLink href={track}>진행 보기</ButtonLink>
        <button type="button" class="krds-btn tertiary medium" data-print hidden>
          인쇄
        </button>
      </div>
      <p>
        궁금하면 <a href={`tel:${phone}`}>{phone}</a>으로 전화해 신청번호를 말씀해 주세요.
      </p>
    </Layout>
  );
}

function Stages({ parts, at }: { readonly parts: readonly Part[]; readonly at: number }) {
  const stages = [...parts.map(({ label }) => ({ label })), { label: '확인' }, { label: '완료' }];
  return <StepIndicator label="신청 단계" stages={stages} at={at} />;
}

interface CarriedProps extends SubmissionView {
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

import {
  Button,
  Checkbox,
  type Chrome,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  Pagination,
  RadioGroup,
  StructuredList,
  type Term,
  TextArea,
  TextField,
  written,
  writtenInstant,
} from '#krds';
import type { Opinion, PublicPetition, PublicPetitionPage } from '#petitions';

const STANCES = [
  ['agree', '찬성합니다'],
  ['disagree', '반대합니다'],
  ['other', '다른 의견이 있습니다'],
] as const;
const STANCE_WORDS: ReadonlyMap<string, string> = new Map([
  ['agree', '찬성'],
  ['disagree', '반대'],
  ['other', '그 밖의 의견'],
]);

interface Moving {
  readonly first?: string | undefined;
  readonly next?: string | undefined;
}
interface PetitionsView extends Moving {
  readonly chrome: Chrome;
  readonly office: string;
  readonly petitions: readonly PublicPetition[];
}

/** 공개청원 목록, newest first. */
export function PetitionsPage({ chrome, office, petitions, first, next }: PetitionsView) {
  return (
    <Layout chrome={chrome} title="공개청원">
      <Heading
        title="공개청원"
        lead="공개하기로 한 청원입니다. 의견을 듣는 30일 동안 누구나 의견을 적을 수 있습니다."
      />
      {petitions.length === 0 ? (
        <EmptyState title="아직 공개된 청원이 없습니다." />
      ) : (
        <StructuredList
          cards={petitions.map(({ id, title, stateLabel, opinionsUntil, opinions }) => ({
            href: `/${office}/petitions/${id}`,
            title,
            text: [
              stateLabel,
              opinionsUntil && `${written(opinionsUntil)}까지 의견을 듣습니다`,
              `의견 ${String(opinions)}건`,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
      <Pagination first={first} next={next} />
    </Layout>
  );
}

interface PetitionView extends Moving {
  readonly chrome: Chrome;
  readonly action: string;
  readonly petition: PublicPetitionPage;
  readonly opinions: readonly Opinion[];
  readonly given: ReadonlyMap<string, string>;
  readonly problems: FormProblems;
  readonly notice?: string | undefined;
}

/** 공개청원 한 건: what it is, how it stands, its result, and the opinions without names. */
export function PetitionPage({ chrome, petition, opinions, first, next, notice, ...form }: PetitionView) {
  const { title, result } = petition;
  return (
    <Layout chrome={chrome} title={title}>
      <Heading title={title} />
      {notice !== undefined && <p role="status">{notice}</p>}
      <DefinitionList terms={termsOf(petition)} />
      {result && (
        <section class="tt-stack">
          <h2>처리 결과</h2>
          <DefinitionList
            terms={[
              { term: '결론', value: result.conclusion },
              { term: '이유', value: result.reasons },
              ...(result.actions === undefined ? [] : [{ term: '조치와 일정', value: result.actions }]),
            ]}
          />
        </section>
      )}
      <section class="tt-stack">
        <h2>의견</h2>
        {opinions.length === 0 ? (
          <p>아직 실린 의견이 없습니다.</p>
        ) : (
          <DefinitionList terms={opinions.map(opinionTerm)} />
        )}
        <Pagination first={first} next={next} />
      </section>
      {petition.opinionsUntil !== undefined && <OpinionForm {...form} />}
    </Layout>
  );
}

function opinionTerm({ stance, content, at }: Opinion): Term {
  const term = `${STANCE_WORDS.get(stance) ?? stance} · ${writtenInstant(at)}`;
  return { term, value: content ?? '법에 어긋나 가린 의견입니다.' };
}

function termsOf({ receiptNo, text, stateLabel, opinionsUntil, byStance }: PublicPetitionPage): readonly Term[] {
  const counts = [...STANCE_WORDS].map(([stance, word]) => `${word} ${String(byStance[stance] ?? 0)}`).join(', ');
  return [
    { term: '접수번호', value: receiptNo },
    { term: '지금', value: stateLabel },
    ...(opinionsUntil === undefined ? [] : [{ term: '의견을 듣는 기간', value: `${written(opinionsUntil)}까지` }]),
    { term: '의견', value: counts },
    { term: '청원 내용', value: text },
  ];
}

/** One opinion for each address: it is shown once the digits sent there came back. */
function OpinionForm({ action, given, problems }: Pick<PetitionView, 'action' | 'given' | 'problems'>) {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: given.get(name),
    problem: problems.fields.get(name),
  });
  return (
    <section class="tt-stack">
      <h2>의견 적기</h2>
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <RadioGroup {...field('stance', '의견')} choices={STANCES} />
        <TextArea
          {...field('content', '까닭')}
          least={5}
          most={2000}
          help="이름 없이 실립니다. 다른 사람의 개인정보나 욕설은 가릴 수 있습니다."
        />
        <TextField {...field('name', '이름')} autocomplete="name" help="보이지 않습니다." />
        <TextField
          {...field('email', '전자우편')}
          type="email"
          inputMode="email"
          autocomplete="email"
          help="확인번호를 보내 드립니다. 의견은 전자우편마다 하나씩 실립니다. 보이지 않습니다."
        />
        <Checkbox
          name="consent"
          label="이름과 전자우편을 본인 확인에만 쓰는 데 동의합니다"
          checked={given.get('consent') === 'true'}
          problem={problems.fields.get('consent')}
        />
        <div class="tt-actions">
          <Button size="large">확인번호 받기</Button>
        </div>
      </form>
    </section>
  );
}

interface DigitsView {
  readonly chrome: Chrome;
  readonly action: string;
  /** Waits for the digits; it opens nothing but this opinion. */
  readonly token: string;
  readonly problems: FormProblems;
}

export function OpinionDigitsPage({ chrome, action, token, problems }: DigitsView) {
  return (
    <Layout chrome={chrome} title="확인번호 적기">
      <Heading
        title="전자우편으로 보낸 확인번호를 적어 주세요"
        lead="여섯 자리 숫자입니다. 10분 안에 넣으면 의견이 실립니다."
      />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="digits"
          label="확인번호"
          inputMode="numeric"
          autocomplete="one-time-code"
          problem={problems.fields.get('digits')}
        />
        <div class="tt-actions">
          <Button size="large">의견 싣기</Button>
        </div>
      </form>
    </Layout>
  );
}

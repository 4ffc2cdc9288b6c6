import { Badge, type Chrome, CriticalAlert, EmptyState, Heading, Layout, Pagination, Table } from '#krds';

export interface WaitingLine {
  readonly id: string;
  readonly letter: string;
  readonly matter: { readonly href: string; readonly receiptNo: string } | undefined;
  readonly title: string | undefined;
  /** Masked name. */
  readonly to: string;
  readonly writtenAt: string;
  readonly state: string;
  readonly why: string;
  /** What is done about it is posted below this address. */
  readonly address: string;
  readonly mayHaveArrived: boolean;
}
interface LettersView {
  readonly chrome: Chrome;
  readonly lines: readonly WaitingLine[];
  readonly first: string | undefined;
  readonly next: string | undefined;
  readonly notice: string | undefined;
}

const ELSEWHERE = [
  ['post', '우편으로 알림'],
  ['phone', '전화로 알림'],
  ['visit', '만나서 알림'],
] as const;

/** 보내지 못한 편지: letters held or given back, the reason, and what can be done about each. */
export function LettersPage({ chrome, lines, first, next, notice }: LettersView) {
  return (
    <Layout chrome={chrome} title="보내지 못한 편지" wide>
      <Heading
        title="보내지 못한 편지"
        lead="저절로 다시 보내지 않습니다. 이유를 확인하고 어떻게 알릴지 정해 주세요."
      />
      {notice !== undefined && <CriticalAlert urgency="danger">{notice}</CriticalAlert>}
      {lines.length === 0 ? (
        <EmptyState title="보내지 못한 편지가 없습니다." />
      ) : (
        <Table
          caption="보내지 못한 편지"
          captionHidden
          keyOf={({ id }) => id}
          rows={lines}
          columns={[
            { label: '편지', names: true, cell: (line) => <Letter {...line} /> },
            { label: '받는 사람', cell: ({ to }) => to },
            { label: '쓴 때', cell: ({ writtenAt }) => writtenAt },
            { label: '이유와 할 일', cell: ({ state, why }) => <Why state={state} why={why} /> },
            { label: '처리', cell: (line) => <Deeds {...line} /> },
          ]}
        />
      )}
      <Pagination first={first} next={next} />
    </Layout>
  );
}

function Letter({ letter, matter, title }: WaitingLine) {
  return (
    <>
      {letter}
      {matter && (
        <>
          <br />
          <a href={matter.href}>{matter.receiptNo}</a> {title}
        </>
      )}
    </>
  );
}

function Why({ state, why }: { readonly state: string; readonly why: string }) {
  return (
    <>
      <Badge tone="warning" label={state} /> {why}
    </>
  );
}

function Deeds({ address, letter, to, mayHaveArrived }: WaitingLine) {
  const whose = `${letter}, ${to}`;
  return (
    <ul class="tt-plain">
      <li>
        <Deed address={`${address}/release`} label="다시 보내기" whose={whose} />
      </li>
      {mayHaveArrived && (
        <li>
          <Deed address={`${address}/arrival`} label="받으셨음" whose={whose} />
        </li>
      )}
      {ELSEWHERE.map(([how, label]) => (
        <li key={how}>
          <Deed address={`${address}/elsewhere`} label={label} whose={whose} how={how} />
        </li>
      ))}
    </ul>
  );
}

function Deed(props: {
  readonly address: string;
  readonly label: string;
  readonly whose: string;
  readonly how?: string;
}) {
  return (
    <form method="post" action={props.address} data-once>
      {props.how !== undefined && <input type="hidden" name="how" value={props.how} />}
      <button type="submit" class="tt-link" aria-label={`${props.label}: ${props.whose}`}>
        {props.label}
      </button>
    </form>
  );
}

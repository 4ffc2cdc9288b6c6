import {
  type Act,
  ActList,
  Badge,
  type Chrome,
  ClockBar,
  type ClockFace,
  CriticalAlert,
  DefinitionList,
  DueBadge,
  Heading,
  Layout,
  type Place,
  Tabs,
  type Term,
  Timeline,
  type TimelineLine,
} from '#krds';
import { type Looked, LookedCard } from './looked-card.js';
import { FilesCard, type FilesCardView } from './files-card.js';
import { ResidentCard, type ResidentView } from './resident-card.js';

export interface MatterView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly title: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly left: number | null;
  readonly whyNoDue: string;
  readonly clock?: ClockFace | undefined;
  /** Kind, channel, dong, who is in charge. */
  readonly particulars: readonly Term[];
  readonly tabs: readonly Place[];
  readonly timeline: readonly TimelineLine[];
  readonly acts: readonly Act[];
  readonly links: readonly LinkLine[];
  /** What may be the same again, to be judged by whoever works on it. */
  readonly similar: readonly SimilarLine[];
  readonly resident: ResidentView;
  /** 열람기록: who of the staff looked at the resident's data lately. */
  readonly looked: readonly Looked[];
  readonly files: FilesCardView;
  readonly notice?: string | undefined;
}
export interface SimilarLine {
  readonly href: string;
  readonly receiptNo: string;
  readonly title: string;
  readonly remarks: string;
}
interface LinkLine {
  readonly key: string;
  readonly href: string;
  readonly receiptNo: string;
  readonly relation: string;
  readonly state: string;
}

/** 민원 상세: the clock, what may be done now, what happened; the resident's contact only for a reason. */
export function MatterPage(view: MatterView) {
  const { chrome, receiptNo, title, state, overdue, left, whyNoDue, clock, particulars, notice } = view;
  return (
    <Layout chrome={chrome} title={`${receiptNo} ${title}`} wide>
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <Heading
        title={title}
        lead={
          <>
            {receiptNo} <Badge tone="primary" label={state} /> <DueBadge left={left} why={whyNoDue} />{' '}
            {overdue && <Badge tone="danger" label="독촉" />}
          </>
        }
      />
      {clock && <ClockBar clock={clock} />}
      <div class="tt-two">
        <div>
          <Acts {...view} />
          <section>
            <h2>처리 과정</h2>
            <Tabs label="처리 과정 보기" tabs={view.tabs} />
            <Timeline label="처리 과정" lines={view.timeline} />
          </section>
        </div>
        <div>
          <section>
            <h2>민원 정보</h2>
            <DefinitionList terms={particulars} />
          </section>
          <Related links={view.links} />
          <Similar similar={view.similar} />
          <ResidentCard resident={view.resident} />
          <LookedCard looked={view.looked} />
          <FilesCard {...view.files} />
        </div>
      </div>
    </Layout>
  );
}

/** The steps of the table that are open now, and what can be opened about this matter; what cannot be done just now says why. */
function Acts({ acts }: MatterView) {
  return (
    <section>
      <h2>할 수 있는 일</h2>
      {acts.length === 0 ? <p>지금 이 민원에서 하실 일은 없습니다.</p> : <ActList acts={acts} />}
    </section>
  );
}

function Related({ links }: Pick<MatterView, 'links'>) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2>관련 안건</h2>
      <ul class="tt-list">
        {links.map(({ key, href, receiptNo, relation, state }) => (
          <li key={key}>
            <a href={href}>{receiptNo}</a> {relation} <span class="tt-quiet">{state}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Similar({ similar }: Pick<MatterView, 'similar'>) {
  if (similar.length === 0) return null;
  return (
    <section>
      <h2>비슷한 안건</h2>
      <p class="tt-quiet">연락처와 글을 견주어 찾았습니다. 같은 일인지는 담당자가 판단합니다.</p>
      <ul class="tt-list">
        {similar.map(({ href, receiptNo, title, remarks }) => (
          <li key={href}>
            <a href={href}>{receiptNo}</a> {title} <span class="tt-quiet">{remarks}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

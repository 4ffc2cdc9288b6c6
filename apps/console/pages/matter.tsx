import type { OpenStep } from '#procedure';
import {
  Badge,
  Button,
  ButtonLink,
  type Chrome,
  ClockBar,
  type ClockFace,
  CriticalAlert,
  DefinitionList,
  DueBadge,
  Heading,
  Layout,
  type Place,
  type Say,
  Tabs,
  type Term,
  Timeline,
  type TimelineLine,
} from '#krds';
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
  readonly steps: readonly OpenStep[];
  readonly stepAddress: (step: string) => string;
  readonly resident: ResidentView;
  readonly files: FilesCardView;
  readonly notice?: string | undefined;
  readonly say: Say;
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
          <ResidentCard resident={view.resident} />
          <FilesCard {...view.files} />
        </div>
      </div>
    </Layout>
  );
}

/** The steps of the table that are open now; those that are this person's but cannot be taken say why. */
function Acts({ steps, stepAddress, say }: MatterView) {
  if (steps.length === 0) {
    return (
      <section>
        <h2>할 수 있는 일</h2>
        <p>지금 이 민원에서 하실 일은 없습니다.</p>
      </section>
    );
  }
  return (
    <section>
      <h2>할 수 있는 일</h2>
      <ul class="tt-acts">
        {steps.map(({ step, whyNot }) => (
          <li key={step.code}>
            {whyNot ? (
              <Button type="button" kind="secondary" offBecause={`why-${step.code}`}>
                {step.label}
              </Button>
            ) : (
              <ButtonLink href={stepAddress(step.code)}>{step.label}</ButtonLink>
            )}
            <span id={`why-${step.code}`} class="tt-law">
              {whyNot ? say(whyNot.code, whyNot.details) : step.law}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

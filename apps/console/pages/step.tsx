import { Button, type Chrome, Heading, Layout, StepForm, type StepFormProps, Timeline, type TimelineLine } from '#krds';

export interface StaffStepView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly title: string;
  readonly form: StepFormProps;
  /** What others did while this form was open; what was typed stays in the form. */
  readonly meanwhile?: readonly TimelineLine[] | undefined;
  /** What was typed before and not sent stands in the form: since when, and where it is thrown away. */
  readonly restored?: { readonly at: string; readonly dropAt: string } | undefined;
}

/** The form of one step. When the matter moved on meanwhile, what happened stands beside what was typed. */
export function StaffStepPage({ chrome, receiptNo, title, form, meanwhile, restored }: StaffStepView) {
  const own = <StepForm {...form} />;
  return (
    <Layout
      chrome={chrome}
      title={`${form.step.label}: ${receiptNo}`}
      scripts={form.draftAt === undefined ? [] : ['draft.js']}
      wide={meanwhile !== undefined}
    >
      <Heading title={form.step.label} lead={`${receiptNo} ${title}`} />
      {restored && <Restored {...restored} />}
      {meanwhile ? (
        <div class="tt-compare">
          <section>
            <h2>그 사이 바뀐 것</h2>
            <Timeline label="그 사이 바뀐 것" lines={meanwhile} />
          </section>
          <section>
            <h2>적어 두신 것</h2>
            <p class="tt-quiet">아직 저장되지 않았습니다. 바뀐 것을 확인하고 고쳐서 다시 보내 주세요.</p>
            {own}
          </section>
        </div>
      ) : (
        own
      )}
    </Layout>
  );
}

/** Says that what was typed before is back, and lets it go. */
function Restored({ at, dropAt }: { readonly at: string; readonly dropAt: string }) {
  return (
    <form method="post" action={dropAt} class="tt-clock">
      <p>{at}에 적어 두고 보내지 않은 것을 되살렸습니다.</p>
      <Button kind="text">지우고 새로 쓰기</Button>
    </form>
  );
}

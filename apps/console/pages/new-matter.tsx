import { type Chrome, Heading, Layout, type Place, StepForm, type StepFormProps, Tabs } from '#krds';

export interface NewMatterView {
  readonly chrome: Chrome;
  /** What this officer may open, each an address of its own. */
  readonly choices: readonly Place[];
  readonly form: StepFormProps;
}

/** What a resident says by phone or at the counter, or what came in while the system was down, as a matter of the table that fits. */
export function NewMatterPage({ chrome, choices, form }: NewMatterView) {
  return (
    <Layout chrome={chrome} title="전화·방문 민원 적기">
      <Heading title="전화·방문 민원 적기" lead="말씀하신 그대로 적고, 읽어 드린 뒤 보냅니다." />
      {choices.length > 1 && <Tabs label="무엇을 적나요" tabs={choices} />}
      <StepForm {...form} />
    </Layout>
  );
}

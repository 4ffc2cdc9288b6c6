import { type Chrome, Heading, Layout, StepForm, type StepFormProps } from '#krds';

interface StepView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly form: StepFormProps;
}

/** A step a resident takes on their own matter. */
export function StepPage({ chrome, receiptNo, form }: StepView) {
  return (
    <Layout chrome={chrome} title={form.step.label}>
      <Heading title={form.step.label} lead={`신청번호 ${receiptNo}`} />
      <StepForm {...form} />
    </Layout>
  );
}

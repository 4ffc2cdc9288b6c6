import { ButtonLink, type Chrome, Heading, Layout, StepForm, type StepFormProps } from '#krds';

interface StepView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly form: StepFormProps;
  /** Where files are sent, which come before the words that speak of them. */
  readonly files: string;
}

/** A step a resident takes on their own matter. */
export function StepPage({ chrome, receiptNo, form, files }: StepView) {
  return (
    <Layout chrome={chrome} title={form.step.label}>
      <Heading title={form.step.label} lead={`신청번호 ${receiptNo}`} />
      <p>
        함께 낼 사진이나 서류가 있으면 먼저 보내 주세요. <ButtonLink href={files}>사진·파일 보내기</ButtonLink>
      </p>
      <StepForm {...form} />
    </Layout>
  );
}

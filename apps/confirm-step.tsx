import type { Step } from '#procedure';
import { type Chrome, ConfirmPage, Layout } from '#krds';

interface ConfirmView {
  readonly chrome: Chrome;
  /** Absent when a matter is only to be opened. */
  readonly receiptNo?: string | undefined;
  readonly step: Step;
  readonly action: string;
  readonly back: string;
  readonly carried: Iterable<readonly [name: string, value: string]>;
}

/** Asked once more before a step that cannot be taken back. */
export function ConfirmStepPage({ chrome, receiptNo, step, ...rest }: ConfirmView) {
  const title = `${step.label}: 정말 그렇게 할까요?`;
  return (
    <Layout chrome={chrome} title={title}>
      <ConfirmPage
        title={title}
        lead={`${receiptNo === undefined ? '' : `${receiptNo}. `}한 번 하면 되돌릴 수 없습니다.`}
        verb={step.label}
        {...rest}
      />
    </Layout>
  );
}

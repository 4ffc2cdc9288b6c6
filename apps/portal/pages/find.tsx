import { Button, type Chrome, ErrorSummary, type FormProblems, Heading, Layout, TextField } from '#krds';

interface FindView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly mailAction: string;
  readonly given: { readonly receiptNo?: string | undefined };
  readonly problems: FormProblems;
}

/** 내 민원 찾기: receipt number and lookup code, and another way in when the code is lost. */
export function FindPage({ chrome, action, mailAction, given, problems }: FindView) {
  return (
    <Layout chrome={chrome} title="내 민원 찾기">
      <Heading title="내 민원 찾기" lead="신청할 때 받은 두 번호를 적어 주세요. 전자우편에도 적혀 있습니다." />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <TextField
          name="receiptNo"
          label="신청번호"
          help="예: 2026-직소-01241"
          value={given.receiptNo}
          problem={problems.fields.get('receiptNo')}
        />
        <TextField
          name="code"
          label="조회번호"
          help="영문자와 숫자 여덟 자. 예: K7QM-3X9T"
          problem={problems.fields.get('code')}
        />
        <div class="tt-actions">
          <Button size="large">찾기</Button>
        </div>
      </form>
      <section class="tt-stack">
        <h2>조회번호를 잃어버렸나요?</h2>
        <p>
          신청할 때 전자우편을 적었다면 신청번호만으로 확인번호를 받을 수 있습니다. 아니면 아래 번호로 전화해 주세요.
        </p>
        <form method="post" action={mailAction} noValidate class="fieldset tt-form" data-once>
          <TextField name="mailReceiptNo" label="확인번호를 받을 민원의 신청번호" />
          <div class="tt-actions">
            <Button kind="secondary">전자우편으로 확인번호 받기</Button>
          </div>
        </form>
      </section>
    </Layout>
  );
}

interface MailCodeView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly problems: FormProblems;
}

/** The six digits, typed or pasted; whether the number was known is not told. */
export function MailCodePage({ chrome, action, problems }: MailCodeView) {
  return (
    <Layout chrome={chrome} title="확인번호 적기">
      <Heading
        title="전자우편으로 보낸 확인번호를 적어 주세요"
        lead="여섯 자리 숫자입니다. 10분 동안 쓸 수 있습니다. 신청할 때 전자우편을 적었다면 곧 도착합니다."
      />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <TextField
          name="digits"
          label="확인번호"
          inputMode="numeric"
          autocomplete="one-time-code"
          problem={problems.fields.get('digits')}
        />
        <div class="tt-actions">
          <Button size="large">확인번호 보내기</Button>
        </div>
      </form>
    </Layout>
  );
}

interface LinkView {
  readonly problems: FormProblems;
  readonly chrome: Chrome;
}

/** Where links in mails lead. The secret stands behind `#`, so that only a script can hand it over; the rest is told without one. */
export function LinkPage({ chrome, problems }: LinkView) {
  return (
    <Layout chrome={chrome} title="내 민원 보기" scripts={['link.js']}>
      <Heading title="내 민원 보기" />
      <ErrorSummary problems={problems} />
      <form method="post" action="/r" data-link data-once hidden class="tt-form">
        <input type="hidden" name="token" value="" />
        <p>전자우편의 링크로 오셨습니다. 단추를 누르면 지금 상태를 보여 드립니다.</p>
        <div class="tt-actions">
          <Button size="large">내 민원 보기</Button>
        </div>
      </form>
      <div data-link-missing>
        <p>
          이 화면은 전자우편의 링크로 열립니다. 단추가 보이지 않으면 <a href="/">기관을 고른 뒤</a> 「내 민원 찾기」에서
          신청번호와 조회번호로 찾아 주세요. 두 번호는 같은 전자우편에 적혀 있습니다.
        </p>
      </div>
    </Layout>
  );
}

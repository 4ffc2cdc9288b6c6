import { Button, type Chrome, ErrorSummary, type FormProblems, Heading, Layout, TextField } from '#krds';

interface SignInView {
  readonly chrome: Chrome;
  readonly action: string;
  /** Where to go on after signing in; a path of this office only. */
  readonly next: string;
  readonly account: string;
  readonly problems: FormProblems;
}

export function SignInPage({ chrome, action, next, account, problems }: SignInView) {
  return (
    <Layout chrome={chrome} title="로그인">
      <Heading title="직원 로그인" />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="account"
          label="계정"
          value={account}
          autocomplete="username"
          problem={problems.fields.get('account')}
        />
        <TextField
          name="password"
          label="비밀번호"
          type="password"
          autocomplete="current-password"
          problem={problems.fields.get('password')}
        />
        <div class="tt-actions">
          <Button size="large">로그인</Button>
        </div>
      </form>
    </Layout>
  );
}

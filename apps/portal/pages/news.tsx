import { Button, type Chrome, Heading, Layout } from '#krds';

interface NewsView {
  readonly chrome: Chrome;
  readonly action: string;
  /** What this class of news is called. */
  readonly name: string;
  readonly refused: boolean;
}

/** 소식을 그만 받기. Only a press of the button changes anything, so that mail scanners refuse nothing. */
export function NewsPage({ chrome, action, name, refused }: NewsView) {
  const title = refused ? '이 소식을 보내지 않습니다' : '이 소식을 그만 받으시겠어요?';
  return (
    <Layout chrome={chrome} title={title}>
      <Heading title={title} lead={`「${name}」 편지에 대한 것입니다.`} />
      <p>접수, 기한 연장, 보완 요청, 답변처럼 법에 따라 알려드려야 하는 편지는 계속 보내드립니다.</p>
      <form method="post" action={action} class="tt-form" data-once>
        {refused && <input type="hidden" name="want" value="yes" />}
        <div class="tt-actions">
          <Button size="large">{refused ? '다시 받기' : '그만 받기'}</Button>
        </div>
      </form>
    </Layout>
  );
}

import { type LetterContent, LetterSource, type LetterView, type Sender } from '#letters';

/** Somebody who knows one invented matter, for tests of sending. */
export class LetterDesk extends LetterSource {
  view: Partial<LetterView> = {};
  address: string | undefined = 'yesi.kim@example.org';
  ways: Pick<LetterContent, 'replyTo' | 'unsubscribe' | 'firstLetter'> = {};
  onContent: () => void = () => undefined;

  async sender(): Promise<Sender> {
    return { name: '예시구', address: 'minwon@example.go.kr' };
  }

  async content(): Promise<LetterContent> {
    this.onContent();
    const view: LetterView = {
      city: '예시구',
      cityPhone: '02-000-0000',
      caseNo: '2026-직소-7',
      title: '어두운 골목 가로등',
      dept: '도로과',
      officer: '김예시',
      phone: '02-000-0001',
      trackUrl: 'https://example.go.kr/m/abc',
      deskUrl: 'https://desk.example.go.kr/m/7',
      outcomeLabel: '수용',
      conclusion: '고쳤습니다.',
      reasons: '도로법',
      today: 1,
      tomorrow: 0,
      overdue: 0,
      items: '가로등',
      ...this.view,
    };
    return { view, address: this.address, ...this.ways };
  }
}

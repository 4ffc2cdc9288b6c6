import { inKorean } from '#front';

const REPLY = /^letters\.reply-(\d{3})$/;
const BOUNCED = /^letters\.bounced-([245]\.\d{1,3}\.\d{1,3})$/;

/** Why a letter waits and what can be done, for whoever decides. */
export function whyItWaits(reason: string | null): string {
  const [, reply] = REPLY.exec(reason ?? '') ?? [];
  if (reply !== undefined) return `받는 쪽 메일 서버가 받지 않았습니다(${reply}). ${PUT_RIGHT}`;
  const [, status] = BOUNCED.exec(reason ?? '') ?? [];
  if (status !== undefined) return `보낸 뒤 돌아왔습니다(${status}). ${PUT_RIGHT}`;
  return inKorean(reason ?? 'front.unexpected');
}

const PUT_RIGHT = '주소를 확인해 고친 뒤 다시 보내거나, 우편·전화로 알려 주세요.';

/** Nobody heard whether it arrived: only then can somebody say that it did. */
export const maySayItArrived = (reason: string | null): boolean => reason === 'letters.outcome-unknown';

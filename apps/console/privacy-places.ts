import type { Actor } from '#foundation';
import type { Place } from '#krds';
import { isArchivist, isReviewer } from '#privacy';

const PLACES = {
  exports: '내보내기',
  access: '열람기록 점검',
  permissions: '권한 변경',
  disposal: '폐기 심사',
} as const;
export type PrivacyPlace = keyof typeof PLACES;

/** The pages of 개인정보 that are this person's: everybody exports, few review. */
export function privacyPlaces(office: string, actor: Actor, at: PrivacyPlace): Place[] {
  const theirs: Record<PrivacyPlace, boolean> = {
    exports: true,
    access: isReviewer(actor),
    permissions: isReviewer(actor),
    disposal: isArchivist(actor) || isReviewer(actor),
  };
  return (Object.keys(PLACES) as PrivacyPlace[])
    .filter((place) => theirs[place])
    .map((place) => ({
      href: place === 'exports' ? `/${office}/privacy` : `/${office}/privacy/${place}`,
      label: PLACES[place],
      current: place === at,
    }));
}

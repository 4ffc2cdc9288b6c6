import type { Office } from '#office';
import { RESIDENT_IDLE_SECONDS } from '#people';
import type { Chrome } from '#krds';

/** What stands around every page of an office in the portal. */
export function chromeOf({ code, profile }: Office, at?: 'new' | 'track', signedIn = false): Chrome {
  const { title, phone, urgentPhone, sample } = profile;
  return {
    office: { code, title, phone, urgentPhone, sample },
    home: `/${code}`,
    places: [
      { href: `/${code}/open`, label: '민원 신청', current: at === 'new' },
      { href: `/${code}/track`, label: '내 민원 찾기', current: at === 'track' },
    ],
    ...(signedIn && {
      signedIn: {
        label: '내 민원을 보는 중',
        signOut: `/${code}/sign-out`,
        limit: { seconds: RESIDENT_IDLE_SECONDS, goOn: `/${code}/session`, again: `/${code}/track` },
      },
    }),
  };
}

/** Pages that belong to no office. */
export const nobodysChrome: Chrome = { home: '/' };

import { type Office, SURELY_OPEN_FOR } from '#office';
import type { Chrome } from '#krds';

/** What stands around every page of the console. */
export function staffChrome(
  { code, profile }: Office,
  who?: string,
  at?:
    | 'desk'
    | 'meetings'
    | 'letters'
    | 'councils'
    | 'visits'
    | 'suggestions'
    | 'briefings'
    | 'lists'
    | 'calendar'
    | 'privacy',
): Chrome {
  const { title, phone, sample } = profile;
  return {
    office: { code, title, phone, sample },
    home: `/${code}/desk`,
    staff: true,
    ...(who !== undefined && {
      signedIn: {
        label: who,
        signOut: `/${code}/sign-out`,
        limit: { seconds: SURELY_OPEN_FOR, goOn: `/${code}/session`, again: `/${code}/sign-in` },
      },
      places: [
        { href: `/${code}/desk`, label: '접수함', current: at === 'desk' },
        { href: `/${code}/meetings`, label: '면담', current: at === 'meetings' },
        { href: `/${code}/councils`, label: '위원회', current: at === 'councils' },
        { href: `/${code}/visits`, label: '방문', current: at === 'visits' },
        { href: `/${code}/suggestions`, label: '건의사항', current: at === 'suggestions' },
        { href: `/${code}/letters`, label: '보내지 못한 편지', current: at === 'letters' },
        { href: `/${code}/briefings`, label: '월간 보고', current: at === 'briefings' },
        { href: `/${code}/lists`, label: '목록', current: at === 'lists' },
        { href: `/${code}/calendar`, label: '공휴일', current: at === 'calendar' },
        { href: `/${code}/privacy`, label: '개인정보', current: at === 'privacy' },
      ],
    }),
  };
}

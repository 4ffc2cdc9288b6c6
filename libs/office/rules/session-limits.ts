/** 일정 시간 사용하지 않으면 자동 접속차단 (안전성 확보조치 기준 §6④), and an end for every session, in seconds. */
export const IDLE_FOR = 30 * 60;
export const AT_MOST = 12 * 60 * 60;
/** A session's last use is written down no more often than this. */
export const NOTED_EVERY = 60;
/** How long a page may stay open unused before its session is over: its own opening need not have been written down. */
export const SURELY_OPEN_FOR = IDLE_FOR - NOTED_EVERY;
/** How long after its end a session is still there to be looked at when something went wrong. */
export const KEPT_AFTER = 24 * 60 * 60;

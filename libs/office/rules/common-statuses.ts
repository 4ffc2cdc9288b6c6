/** What a 건의사항 can be, for comparison between offices and kinds of visits; the states of its procedure table. */
export const COMMON_STATUSES = ['done', 'in-progress', 'reviewing', 'long-term', 'impossible', 'transferred'] as const;
export type CommonStatus = (typeof COMMON_STATUSES)[number];

import { Button, type Chrome, DateField, ErrorSummary, type FormProblems, Heading, Layout, TextField } from '#krds';
import { type BriefingLine, BriefingsMade } from './briefings.js';

/** As it is typed. */
export interface Meeting {
  readonly heldOn: string;
  readonly heldAt: string;
  readonly place: string;
  readonly attendees: string;
}

interface ReviewsView {
  readonly chrome: Chrome;
  readonly action: string;
  /** Where the round's board is, and what it is called. */
  readonly back: string;
  readonly name: string;
  readonly meeting: Meeting;
  readonly briefings: readonly BriefingLine[];
  readonly next: string | undefined;
  readonly problems: FormProblems;
}

/** 건의사항 처리결과 보고회: frozen figures of a round, the same in every file, and what changed since the one before. */
export function ReviewsPage({ chrome, action, back, name, meeting, briefings, next, problems }: ReviewsView) {
  const wrong = (field: keyof Meeting): string | undefined => problems.fields.get(field);
  const may = (field: keyof Meeting) => ({ optional: true, problem: wrong(field) });
  return (
    <Layout chrome={chrome} title={`${name} 보고회`} wide>
      <Heading
        title={`${name} 건의사항 처리결과 보고회`}
        lead="만든 때의 숫자를 그대로 보관하고, 지난 보고회 뒤에 바뀐 것을 함께 보여 줍니다."
      />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="tt-filters" data-once>
        <DateField name="heldOn" label="보고회 날" value={meeting.heldOn} problem={wrong('heldOn')} />
        <TextField name="heldAt" label="시각" value={meeting.heldAt} most={5} help="예: 14:00" {...may('heldAt')} />
        <TextField name="place" label="장소" value={meeting.place} most={100} {...may('place')} />
        <TextField
          name="attendees"
          label="참석"
          value={meeting.attendees}
          most={200}
          help="직위와 인원을 적고 이름은 적지 않습니다. 예: 부구청장, 국장 5명, 동장 15명"
          {...may('attendees')}
        />
        <Button>보고서 만들기</Button>
      </form>
      <BriefingsMade briefings={briefings} of="기준 달" toDo="보고회를 여는 날을 적고" />
      <div class="tt-actions">
        <a href={action}>새로 고침</a>
        <a href={back}>건의사항판</a>
        {next !== undefined && <a href={next}>이전 보고서</a>}
      </div>
    </Layout>
  );
}

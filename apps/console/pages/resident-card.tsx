import { Button, DefinitionList, type Term, TextField } from '#krds';
import type { MaskedContact } from '#people';

/** What is shown of the resident: nothing, until a reason is given; then what the vault holds, logged. */
export type ResidentView =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'hidden';
      readonly action: string;
      readonly masked?: MaskedContact | undefined;
      readonly problem?: string | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly answer: string;
      readonly phone?: string | undefined;
      readonly email?: string | undefined;
      readonly address?: string | undefined;
    };

export function ResidentCard({ resident }: { readonly resident: ResidentView }) {
  return (
    <section class="tt-stack">
      <h2>민원인</h2>
      <Shown resident={resident} />
    </section>
  );
}

function Shown({ resident }: { readonly resident: ResidentView }) {
  switch (resident.kind) {
    case 'none':
      return <p>등록된 연락처가 없습니다.</p>;
    case 'hidden':
      return (
        <form method="post" action={resident.action} noValidate class="tt-form" data-once>
          {resident.masked && <DefinitionList terms={maskedTerms(resident.masked)} />}
          <p>이름과 연락처는 열람 사유를 적으면 모두 보입니다. 누가 언제 왜 보았는지 기록됩니다.</p>
          <TextField
            name="reason"
            label="열람 사유"
            help="예: 답변 전화. 민원인의 이름이나 사연은 적지 마세요."
            most={200}
            value={resident.reason}
            problem={resident.problem}
          />
          <Button kind="secondary">연락처 보기</Button>
        </form>
      );
    case 'open':
      return (
        <DefinitionList
          terms={[
            { term: '이름', value: resident.name },
            { term: '답변 방법', value: resident.answer },
            ...[
              ['전화', resident.phone],
              ['전자우편', resident.email],
              ['주소', resident.address],
            ].flatMap(([term, value]) => (term !== undefined && value !== undefined ? [{ term, value }] : [])),
          ]}
        />
      );
  }
}

/** What may be shown without a reason. */
function maskedTerms({ name, phone, email, address }: MaskedContact): Term[] {
  const told = [
    ['이름', name],
    ['전화', phone],
    ['전자우편', email],
    ['주소', address],
  ] as const;
  return told.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
}

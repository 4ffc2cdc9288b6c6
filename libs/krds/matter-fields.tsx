import { FieldGroup, type FieldProps, idOf } from './field.js';
import { TICKED } from './field-name.js';
import { TextArea, TextField } from './inputs.js';

type MatterProps = FieldProps & {
  readonly most: number;
  readonly typed: string | undefined;
  /** Receipt numbers with blanks between. */
  readonly ticked: string | undefined;
  readonly offered: readonly (readonly [receiptNo: string, label: string])[];
};

const HELP = '접수번호를 적습니다. 예: 2026-직소-00001';
const SEVERAL = `${HELP}. 여럿이면 한 줄에 하나씩 적습니다.`;

/** Other matters by receipt number; those that look alike can be ticked instead of copied. What is ticked and what is typed both count. */
export function MatterFields({ most, typed, ticked, offered, ...field }: MatterProps) {
  const help = [field.help, most === 1 ? HELP : SEVERAL].filter(Boolean).join(' ');
  // Where some can be ticked, this field alone is not what must be filled in.
  const own = { ...field, help, ...(offered.length > 0 && { optional: true, unmarked: true }) };
  const input =
    most === 1 ? (
      <TextField {...own} value={typed} most={60} />
    ) : (
      <TextArea {...own} value={typed} most={most * 30} rows={4} />
    );
  if (offered.length === 0) return input;
  const name = `${field.name}.${TICKED}`;
  const already = new Set(ticked?.split(' '));
  return (
    <>
      <FieldGroup name={name} label={`${field.label}: 비슷한 안건에서 고르기`} optional>
        <div class="krds-check-area chk-column">
          {offered.map(([receiptNo, label], at) => (
            <div class="krds-form-check" key={receiptNo}>
              <input
                type="checkbox"
                id={`${idOf(name)}-${String(at + 1)}`}
                name={name}
                value={receiptNo}
                checked={already.has(receiptNo)}
              />
              <label for={`${idOf(name)}-${String(at + 1)}`}>{label}</label>
            </div>
          ))}
        </div>
      </FieldGroup>
      {input}
    </>
  );
}

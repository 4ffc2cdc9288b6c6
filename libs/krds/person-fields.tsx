import type { Ask } from '#procedure';
import { Checkbox, RadioGroup } from './checks.js';
import { Fieldset } from './field.js';
import { TextField } from './inputs.js';
import { fieldName } from './field-name.js';

/** Parts of a contact as `readContact` of the people library takes them, and what they are called. */
export const PERSON_PARTS = {
  name: '이름',
  answer: '답변 받을 방법',
  phone: '전화번호',
  email: '전자우편',
  address: '주소',
  consent: '개인정보 동의',
} as const;
type Part = keyof typeof PERSON_PARTS;

export const ANSWER_METHODS = [
  ['email', '전자우편'],
  ['phone', '전화'],
  ['post', '우편'],
  ['visit', '방문해서 받기'],
] as const;

interface PersonProps {
  readonly ask: Ask;
  readonly given: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
}

/** Who asks and how to answer: one name field of any length, phone in any form, nothing pre-checked, and why we ask (KRDS 개인식별정보·동의). */
export function PersonFields({ ask, given, problems }: PersonProps) {
  const field = (part: Part) => {
    const name = fieldName(ask.name, part);
    // A person who may be left out is not marked as required part by part: the hint above says what goes together.
    const leftOut = ask.optional && { optional: true, unmarked: true };
    return { name, label: PERSON_PARTS[part], problem: problems.get(name), ...leftOut };
  };
  const value = (part: Part) => given.get(fieldName(ask.name, part));
  return (
    <Fieldset legend={ask.optional ? `${ask.label} (선택)` : ask.label}>
      <p class="form-hint">답변을 드리고 본인을 확인하는 데에만 씁니다. 담당자 밖에는 가려서 보입니다.</p>
      {ask.help !== undefined && <p class="form-hint">{ask.help}</p>}
      {ask.optional && <p class="form-hint">없으면 모두 비워 두세요. 적으려면 이름부터 동의까지 적어 주세요.</p>}
      <TextField {...field('name')} value={value('name')} autocomplete="name" />
      <RadioGroup {...field('answer')} value={value('answer')} choices={ANSWER_METHODS} />
      <TextField
        {...field('phone')}
        optional
        help="하이픈은 넣어도 빼도 됩니다."
        value={value('phone')}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
      />
      <TextField
        {...field('email')}
        optional
        help="진행 상황과 신청번호를 보내 드립니다."
        value={value('email')}
        type="email"
        inputMode="email"
        autocomplete="email"
      />
      <TextField
        {...field('address')}
        optional
        help="우편으로 답변을 받을 때에는 꼭 필요합니다."
        value={value('address')}
        autocomplete="street-address"
      />
      <Consent ask={ask} given={value('consent')} problems={problems} />
    </Fieldset>
  );
}

interface ConsentProps {
  readonly ask: Ask;
  readonly given: string | undefined;
  readonly problems: ReadonlyMap<string, string>;
}

function Consent({ ask, given, problems }: ConsentProps) {
  const name = fieldName(ask.name, 'consent');
  return (
    <div class="tt-consent">
      <div class="tt-consent-text" tabIndex={0} role="region" aria-label={`개인정보 수집·이용 안내: ${ask.label}`}>
        <p>수집하는 것: 이름, 연락처(전화번호·전자우편·주소 가운데 적은 것)</p>
        <p>쓰는 곳: 민원 처리, 본인 확인, 처리 결과 알림</p>
        <p>보관: 민원이 끝난 뒤 기록물 보존기간까지 보관하고 지웁니다.</p>
        <p>동의하지 않을 수 있습니다. 그때에는 온라인으로 신청할 수 없고 전화나 방문으로 신청할 수 있습니다.</p>
      </div>
      <Checkbox
        name={name}
        label="[필수] 개인정보 수집·이용에 동의합니다"
        optional={ask.optional}
        problem={problems.get(name)}
        checked={given === 'true'}
      />
    </div>
  );
}

import type { Ask } from '#procedure';
import { Checkbox, RadioGroup } from './checks.js';
import { fieldName, TICKED } from './field-name.js';
import { MatterFields } from './matter-fields.js';
import { DateField, MinuteField, NumberField, Select, TextArea, TextField } from './inputs.js';
import { PersonFields } from './person-fields.js';

/** What an office offers where a table only says `department`, `dong`, `staff` or a unit it cannot know. */
export interface FormChoices {
  readonly departments: readonly (readonly [code: string, label: string])[];
  readonly dongs: readonly string[];
  readonly staff: (role: string) => readonly (readonly [id: string, label: string])[];
  /** Unit of a number in words: 일, 건. */
  readonly unit: (unit: string) => string;
  /** What the lists of the libraries hold now, by name of the list. */
  readonly offered?: ReadonlyMap<string, readonly (readonly [id: string, label: string])[]>;
  /** Matters that an officer may mean where a table asks for others; a suggestion only. */
  readonly matters?: readonly (readonly [receiptNo: string, label: string])[];
}

interface StepFieldProps {
  readonly ask: Ask;
  readonly choices: FormChoices;
  readonly given: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
  readonly today: string;
}

const FEW = 7;

/** One question of the table as a field. */
export function StepField({ ask, choices, given, problems, today }: StepFieldProps) {
  const name = fieldName(ask.name);
  const value = given.get(name) ?? ask.default;
  const field = { name, label: ask.label, help: ask.help, optional: ask.optional, problem: problems.get(name) };
  switch (ask.type) {
    case 'line':
      return <TextField {...field} value={value} least={ask.min} most={ask.max} />;
    case 'text':
      return <TextArea {...field} value={value} least={ask.min} most={ask.max} rows={ask.max > 600 ? 10 : 4} />;
    case 'number':
      return (
        <NumberField
          {...field}
          value={value}
          least={ask.min}
          most={ask.max}
          unit={ask.unit === undefined ? undefined : choices.unit(ask.unit)}
        />
      );
    case 'date':
      return (
        <DateField
          {...field}
          value={value}
          earliest={ask.when === 'future' ? dayAfter(today) : undefined}
          latest={ask.when === 'past' ? today : undefined}
        />
      );
    case 'minute':
      return (
        <MinuteField
          {...field}
          value={value}
          earliest={ask.when === 'future' ? `${today}T00:00` : undefined}
          latest={ask.when === 'past' ? `${today}T23:59` : undefined}
        />
      );
    case 'offered':
      return <Select {...field} value={value} choices={choices.offered?.get(ask.list) ?? []} />;
    case 'matter':
      return (
        <MatterFields
          {...field}
          most={ask.max}
          typed={value}
          ticked={given.get(fieldName(ask.name, TICKED))}
          offered={choices.matters ?? []}
        />
      );
    case 'choice':
      return ask.choices.size + ask.barred.size <= FEW ? (
        <RadioGroup {...field} value={value} choices={ask.choices} barred={ask.barred} barredBecause={ask.law} />
      ) : (
        <Select {...field} value={value} choices={ask.choices} />
      );
    case 'department':
      return <Select {...field} value={value} choices={choices.departments} />;
    case 'dong':
      return <Select {...field} value={value} choices={choices.dongs.map((dong) => [dong, dong] as const)} />;
    case 'staff':
      return <Select {...field} value={value} choices={choices.staff(ask.role)} />;
    case 'yes':
      return <Checkbox {...field} checked={value === 'true'} />;
    case 'person':
      return <PersonFields ask={ask} given={given} problems={problems} />;
  }
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

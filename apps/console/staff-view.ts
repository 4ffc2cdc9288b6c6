import type { MatterPage } from '#matters';
import { answersSchema } from '#procedure';
import { openingView } from '../openings-view.js';
import { withNumbers } from '../said.js';

/** A matter as staff work on it; who asked for it stays in the vault until a reason is given. */
export function staffView(page: MatterPage) {
  const { record, procedure, office, deadline } = page;
  return {
    matter: page.id,
    receiptNo: page.receiptNo,
    title: page.title,
    version: page.version,
    procedure: procedure.code,
    procedureVersion: procedure.inForce,
    state: record.state,
    stateLabel: procedure.states.get(record.state)?.label ?? record.state,
    kind: record.kind ?? null,
    department: record.department ?? null,
    officer: record.officer ?? null,
    responsibleOfficer:
      record.department === undefined ? null : (office.departments().get(record.department)?.head ?? null),
    dong: record.dong ?? null,
    channel: record.channel ?? null,
    outcome: record.outcome ?? null,
    marks: record.marks,
    due: page.due,
    promised: page.promised,
    submittedAt: page.submittedAt.toISOString(),
    receivedAt: page.receivedAt?.toISOString() ?? null,
    endedAt: page.endedAt?.toISOString() ?? null,
    clock: record.clock ?? null,
    deadline: deadline ?? null,
    steps: page.steps.map(({ step, whyNot }) => ({
      code: step.code,
      label: step.label,
      law: step.law,
      answers: answersSchema(step, office),
      whyNot: whyNot ?? null,
    })),
    openings: page.openings.map((opening) => openingView(opening, office)),
    links: page.links.map((link) => ({
      matter: link.id,
      receiptNo: link.receiptNo,
      procedure: link.procedure,
      state: link.state,
      stateLabel: link.stateLabel,
      relation: link.relationLabel,
      names: link.names,
    })),
    timeline: page.timeline.map((entry) => ({
      ...entry,
      at: entry.at.toISOString(),
      answers: withNumbers(entry, page),
    })),
  };
}

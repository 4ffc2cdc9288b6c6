import { type MatterPage, type TimelineEntry, toldToResident } from '#matters';
import type { AccessLevel } from '#people';
import { answersSchema } from '#procedure';
import { openingView } from '../openings-view.js';
import { withNumbers } from '../said.js';
import { ownLinks } from './own-links.js';

/** A matter as its resident is told of it: no officer's note, no internal step; the texts only with full access. */
export function residentView(page: MatterPage, level: AccessLevel) {
  const { record, procedure, office, deadline } = page;
  const state = procedure.states.get(record.state);
  const id =
    record.officer ?? (record.department === undefined ? undefined : office.departments().get(record.department)?.head);
  const officer = id === undefined ? undefined : office.person(id);
  const full = level === 'full';
  return {
    matter: page.id,
    receiptNo: page.receiptNo,
    version: page.version,
    level,
    ...(full && { title: page.title }),
    state: record.state,
    stateLabel: state?.resident ?? record.state,
    ended: state?.terminal ?? false,
    kind: record.kind === undefined ? null : (procedure.kinds.get(record.kind)?.label ?? null),
    due: page.due,
    promised: page.promised,
    arithmetic: deadline?.arithmetic ?? [],
    officer: officer ? { department: officer.department, name: officer.name, phone: officer.phone } : null,
    phone: office.profile.phone,
    timeline: page.timeline
      .filter(({ sentence }) => sentence !== undefined)
      .map((entry) => ({
        at: entry.at.toISOString(),
        step: entry.step,
        sentence: entry.sentence,
        ...(full && { answers: answersIn(entry, page) }),
      })),
    steps: full
      ? page.steps.map(({ step, whyNot }) => ({
          code: step.code,
          label: step.label,
          answers: answersSchema(step, office),
          whyNot: whyNot ?? null,
        }))
      : [],
    openings: full ? page.openings.map((opening) => openingView(opening, office)) : [],
    links: full
      ? ownLinks(page).map((link) => ({
          matter: link.id,
          receiptNo: link.receiptNo,
          relation: link.relationLabel,
          names: link.names,
          stateLabel: link.stateForResident,
        }))
      : [],
  };
}

function answersIn(entry: TimelineEntry, page: MatterPage) {
  const told = { ...entry, answers: toldToResident(entry, page.timeline) };
  return withNumbers(told, page, ownLinks(page)).map(({ label, value }) => ({ label, value }));
}

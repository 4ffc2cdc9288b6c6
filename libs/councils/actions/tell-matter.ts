import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Actor, ensure, type JsonObject, RuleBroken } from '#foundation';
import { seoulDate } from '#calendar';
import type { Tx } from '#ledger';
import { MatterPages, TakeStep } from '#matters';
import type { Step } from '#procedure';
import { TOLD } from '../storage/council-changes.js';
import { agendaOf, type ItemRow, type SessionRow } from '../storage/council-rows.js';
import { CouncilTexts } from '../storage/council-texts.js';

/** The step by which a procedure takes in what a council decided; a table that has it lets a council deliberate on its matters. */
const NOTE_DECISION = 'note-council-decision';

const COUNCIL: Actor = { kind: 'system', id: 'councils.session', roles: ['council'] };

/**
 * Brings a decision into the matter as a step, so that its marks and kept values carry it and guards can ask for it. A matter that
 * cannot take it (its table has no such step, or it moved on) leaves a problem at the item for the secretaries to see.
 */
@Injectable()
export class TellMatter {
  constructor(
    private readonly commands: CommandBus,
    private readonly pages: MatterPages,
    private readonly texts: CouncilTexts,
  ) {}

  async tell(tx: Tx, council: string, session: SessionRow, id: string): Promise<void> {
    const item = (await agendaOf(tx, session.id)).items.find((each) => each.id === id);
    if (!item || item.told === 'told' || session.state !== 'closed') return;
    const problem = await this.problemOf(tx, council, session, item);
    await tx.rows(TOLD, [tx.office, id, problem ?? null]);
  }

  private async problemOf(tx: Tx, council: string, session: SessionRow, item: ItemRow): Promise<string | undefined> {
    try {
      const { procedure } = await this.pages.of(tx.office, item.matter, COUNCIL);
      const step = procedure.steps.get(NOTE_DECISION);
      ensure(step, 'councils.no-step-for-decisions');
      const answers = answersFor(step, await this.known(tx, council, session, item));
      const key = `council-item-${item.id}`;
      await this.commands.execute(
        new TakeStep(tx.office, { matter: item.matter }, NOTE_DECISION, COUNCIL, answers, { key }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return error.code;
    }
  }

  private async known(tx: Tx, council: string, session: SessionRow, item: ItemRow): Promise<JsonObject> {
    const { about, decision, department, ground } = item;
    const said = (await this.texts.read(tx, [ground])).get(ground ?? '');
    return {
      council,
      about,
      decision,
      session: session.id,
      decidedOn: seoulDate(session.at),
      ...(department !== null && { department }),
      ...(said !== undefined && { ground: said }),
    };
  }
}

/** Of all that is known, what the step asks. */
function answersFor({ asks }: Step, known: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(known).filter(([name]) => asks.some((ask) => ask.name === name)));
}

import { CouncilBoard, type SessionPage, TakeAct } from '#councils';
import { type Actor, Clock, type JsonObject } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeDirectory } from '#office';
import { testDatabase, type TestDatabase } from './database.js';
import { openOffices } from './open-offices.js';
import { ProductAtHand } from './product-at-hand.js';

const TABLE = 'test/support/hearing-table/hearing.yaml';

/** An office whose secretaries work, with matters that councils may deliberate on. */
export class CouncilStage {
  private number = 0;

  private constructor(
    readonly product: ProductAtHand,
    readonly db: TestDatabase,
    readonly board: CouncilBoard,
    private readonly acts: TakeAct,
    readonly office: string,
  ) {}

  static async open(office: string, at: string): Promise<CouncilStage> {
    const db = await testDatabase();
    await openOffices(db.tx, office);
    const product = await ProductAtHand.open(db, [], new Clock(), [TABLE]);
    await product.at(office, at);
    return new CouncilStage(product, db, product.app.get(CouncilBoard), product.app.get(TakeAct), office);
  }

  async staff(account: string): Promise<Actor> {
    const here = await this.product.app.get(OfficeDirectory).of(this.office);
    const found = here.everyone().find(({ id }) => here.person(id)?.account === account);
    return { kind: 'staff', id: found?.id ?? '', roles: [] };
  }

  /** As the council's first secretary, unless somebody else acts. */
  async act(path: string, answers: JsonObject = {}, options: { by?: string; key?: string; version?: number } = {}) {
    const [council = '', ...rest] = path.split('/');
    const code = rest.at(-1) ?? '';
    const ids = Object.fromEntries(
      rest.slice(0, -1).flatMap((word, at, all) => (at % 2 === 0 ? [[word.slice(0, -1), String(all[at + 1])]] : [])),
    );
    const { by, ...rules } = options;
    const secretary = by ?? (council === 'proposal' ? 'planning-head' : 'civil-head');
    return this.acts.take(this.office, { council, ...ids }, code, await this.staff(secretary), answers, rules);
  }

  /** Seats heads of departments and invented outsiders; the first of the wanted kind is the chair. Answers member ids. */
  async seat(
    council: string,
    officials: number,
    outsiders: number,
    chair: 'official' | 'outsider' = 'official',
  ): Promise<string[]> {
    const here = await this.product.app.get(OfficeDirectory).of(this.office);
    const heads = [...here.departments().values()].flatMap(({ head }) => (head === undefined ? [] : [head]));
    const seat = here.profile.councils[council]?.deliberates?.seatKinds ? { seat: 'expert' } : {};
    const since = this.today();
    const ids: string[] = [];
    for (let n = 0; n < officials; n++) {
      const first = n === 0 && chair === 'official' ? { chair: true } : {};
      const { id } = await this.act(`${council}/seat-official`, { staff: heads[n] ?? '', since, ...seat, ...first });
      ids.push(String(id));
    }
    for (let n = 0; n < outsiders; n++) {
      const first = n === 0 && chair === 'outsider' ? { chair: true } : {};
      const { id } = await this.act(`${council}/seat-outsider`, { person: this.invented(), since, ...seat, ...first });
      ids.push(String(id));
    }
    return ids;
  }

  async matter(): Promise<{ matter: string; receiptNo: string }> {
    const intake = await this.product.staff(this.office, 'intake');
    const answers = { title: '심의할 일', complainant: this.invented() };
    return this.product.takes(this.office, { procedure: 'hearing' }, 'submit', intake, answers);
  }

  /** Plans a session, lays the matter before it and calls it; answers the path of session and item. */
  async called(council: string, about: string, day: string, receiptNo: string, more: JsonObject = {}) {
    const { id } = await this.act(`${council}/plan`, { day, time: '14:00', place: '본관 2층 회의실' });
    const session = `${council}/sessions/${String(id)}`;
    const { id: item } = await this.act(`${session}/lay-item`, {
      receiptNo,
      about,
      question: '어떻게 하면 좋겠습니까?',
    });
    await this.act(`${session}/call`, more);
    return { session, item: `${session}/items/${String(item)}`, id: String(id) };
  }

  attend(session: string, members: readonly string[]) {
    return this.act(`${session}/note-attendance`, Object.fromEntries(members.map((id) => [id, true])));
  }

  votes(
    item: string,
    decision: string,
    [inFavour, against, abstained]: readonly [number, number, number],
    more: JsonObject = {},
  ) {
    const ground = '자료를 보고 모두 의견을 말했습니다.';
    return this.act(`${item}/count-votes`, { decision, inFavour, against, abstained, ground, ...more });
  }

  async page(session: string, account = 'civil-head'): Promise<SessionPage> {
    const [council = '', , id = ''] = session.split('/');
    return this.board.session(this.office, council, id, await this.staff(account));
  }

  invented() {
    const n = String(++this.number);
    return { name: `견본사람${n}`, email: `person-${n}@people.example`, answer: 'email', consent: true };
  }

  today(): string {
    return seoulDate(this.product.app.get(Clock).now(this.office));
  }

  async close(): Promise<void> {
    await this.product.close();
    await this.db.drop();
  }
}

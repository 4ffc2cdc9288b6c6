import { statement, type Tx } from '#ledger';
import type { Belongings } from '#matters';

const PARTIES = statement(
  'councils.parties-of-matter',
  `select p.person_id as person from council_party p
   join council_item i on i.office_id = p.office_id and i.id = p.item_id where p.office_id = $1 and i.matter_id = $2`,
);
// Minutes are of all that a session dealt with: they go with the last of it.
const DESTROY = statement(
  'councils.destroy-texts',
  `delete from council_text t where t.office_id = $1
     and t.session_id in (select session_id from council_item where office_id = $1 and matter_id = $2)
     and not exists (
       select from council_item i where i.office_id = $1 and i.session_id = t.session_id
         and not exists (select from matter_gone g where g.office_id = $1 and g.matter_id = i.matter_id))`,
);

/** Interested parties, and the texts of sessions. What was asked, said and decided of the matter stands with the matter's own texts. */
export const councilBelongings: Belongings = {
  people: async (tx: Tx, matter: string) =>
    (await tx.rows<{ person: string }>(PARTIES, [tx.office, matter])).map(({ person }) => person),
  destroy: (tx: Tx, matter: string) => tx.touch(DESTROY, [tx.office, matter]),
};

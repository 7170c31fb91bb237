import { treeBelow, type UnitNode } from '#organisation/tree-queries.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { sql } from 'kysely';

/** The units below as of a day, as a list the import page reads back. */
export async function GET(event) {
  const { asOf, name, tree, decisions, hamlets, frame } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, day } = seen;
    const asOf = dayAsked(event.url, day);
    const tree = await treeBelow(trx, unit.id, asOf);
    const { rows: [here] } = await sql<{ name: string }>`select name from unit_name where unit_id = ${unit.id} and valid @> ${asOf}::date`.execute(trx);
    const { rows: founded } = await sql<{ id: string; number: string | null }>`
      select distinct on (p.unit_id) p.unit_id as id, r.decision_number as number from reorganisation r join reorganisation_part p on p.reorganisation_id = r.id join unit u on u.id = p.unit_id and u.path <@ ${unit.path}::ltree
      where r.kind = 'found' order by p.unit_id, r.id`.execute(trx);
    const { rows: covered } = await sql<{ id: string; hamlets: string }>`
      select c.cell_id as id, string_agg(p.name, '; ' order by p.folded) as hamlets from place_cell c join place p on p.id = c.place_id join unit u on u.id = c.cell_id and u.path <@ ${unit.path}::ltree where c.valid @> ${asOf}::date group by 1`.execute(trx);
    return { asOf, tree, name: here?.name ?? '', decisions: new Map(founded.map((one) => [one.id, one.number])), hamlets: new Map(covered.map((one) => [one.id, one.hamlets])), frame: await listFrame(seen, event.url) };
  });
  const all = words(listLang(event));
  const w = all.importing.fields;
  const lines: (string | number | null)[][] = [];
  const write = (nodes: readonly UnitNode[], parent: string) => {
    for (const node of nodes.filter((one) => one.kind !== 'party-group')) {
      lines.push([node.name, all.organisation.kinds[node.kind] ?? node.kind, node.type ? all.organisation.types[node.type]! : null, parent, shortDay('vi', node.since), node.code, decisions.get(node.id) ?? null, hamlets.get(node.id) ?? null, node.secretary]);
      write(node.below, node.name);
    }
  };
  write(tree, name);
  const columns = [
    { title: w['name']!, width: 36 }, { title: w['kind']!, width: 22 }, { title: w['type']!, width: 24 }, { title: w['parent']!, width: 32 }, { title: w['foundedOn']!, width: 14 },
    { title: w['code']!, width: 20 }, { title: w['decisionNumber']!, width: 18 }, { title: w['hamlet']!, width: 24 }, { title: all.people.posts['secretary']!, width: 24 }
  ];
  return answerWithList(event.url, { file: `to-chuc-${asOf}`, title: all.organisation.title, of: shortDay('vi', asOf), columns, rows: lines }, frame);
}

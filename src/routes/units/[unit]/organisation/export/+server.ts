import { treeBelow, type UnitNode } from '#organisation/tree-queries.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';
import { sql } from 'kysely';

/** The units below as of a day, as a list the import page reads back. */
export async function GET(event) {
  const { asOf, name, tree, facts } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const asOf = dayAsked(event.url, day);
    const tree = await treeBelow(trx, unit.id, asOf);
    const { rows } = await sql<{ id: string; name: string; decision: string | null; hamlet: string | null }>`
      select u.id, coalesce(n.name, '') as name, (select r.decision_number from reorganisation r join reorganisation_part p on p.reorganisation_id = r.id and p.unit_id = u.id where r.kind = 'found' order by r.id limit 1) as decision,
        (select string_agg(p.name, '; ' order by p.folded) from place_cell c join place p on p.id = c.place_id where c.cell_id = u.id and c.valid @> ${asOf}::date) as hamlet
      from unit u left join unit_name n on n.unit_id = u.id and n.valid @> ${asOf}::date where u.path <@ ${unit.path}::ltree`.execute(trx);
    return { asOf, tree, name: rows.find((row) => row.id === unit.id)?.name ?? '', facts: new Map(rows.map((row) => [row.id, row])) };
  });
  const all = words(event.locals.lang);
  const w = all.importing.fields;
  const lines: (string | number | null)[][] = [];
  const write = (nodes: readonly UnitNode[], parent: string) => {
    for (const node of nodes.filter((one) => one.kind !== 'party-group')) {
      const fact = facts.get(node.id);
      lines.push([node.name, all.organisation.kinds[node.kind] ?? node.kind, node.type ? all.organisation.types[node.type]! : null, parent, shortDay('vi', node.since), node.code, fact?.decision ?? null, fact?.hamlet ?? null, node.secretary]);
      write(node.below, node.name);
    }
  };
  write(tree, name);
  return spreadsheet(`to-chuc-${asOf}.xlsx`, all.organisation.title, [
    { title: w['name']!, width: 36 }, { title: w['kind']!, width: 22 }, { title: w['type']!, width: 24 }, { title: w['parent']!, width: 32 }, { title: w['foundedOn']!, width: 14 },
    { title: w['code']!, width: 20 }, { title: w['decisionNumber']!, width: 18 }, { title: w['hamlet']!, width: 24 }, { title: all.people.posts['secretary']!, width: 24 }
  ], lines);
}

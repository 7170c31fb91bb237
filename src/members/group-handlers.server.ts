import { sql } from 'kysely';
import { handler } from '#platform/receive.server.ts';
import { setGroup } from './commands.ts';
import { joinGroups, partyGroupsOf } from './group-queries.server.ts';

/** Who of a large cell is in which of its party groups. */
export const groupHandlers = [
  handler(setGroup, 'keep-members', async ({ payload, trx }) => {
    const { unitId: cellId, groupId = null, from } = payload;
    const memberIds = [...new Set(payload.memberIds)];
    if (groupId && !(await partyGroupsOf(trx, [cellId], from)).some((group) => group.id === groupId)) return { refused: 'group-not-of-cell', field: 'groupId' };
    const { rows: here } = await sql<{ id: string; group: string | null; later: boolean }>`
      select m.id, (select g.group_id from member_group g where g.cell_id = m.cell_id and g.member_id = m.id and g.valid @> ${from}::date) as "group",
        exists (select from member_group g where g.cell_id = m.cell_id and g.member_id = m.id and lower(g.valid) > ${from}::date) as later
      from member m where m.cell_id = ${cellId} and m.id = any (${memberIds}::uuid[]) and m.valid @> ${from}::date order by m.sort_key, m.id`.execute(trx);
    if (here.length < memberIds.length) return { refused: 'not-a-member-that-day', field: 'memberIds' };
    if (here.some((one) => one.later)) return { refused: 'changed-later', field: 'from' };
    const moved = here.filter((one) => one.group !== groupId);
    if (moved.length === 0) return { refused: 'already-in-group', field: 'memberIds' };
    await joinGroups(trx, moved.map((one) => ({ cell_id: cellId, member_id: one.id, group_id: groupId, from })));
    return { moved: moved.length };
  })
];

import { askCells, proposeTime, settle, settleTogether, withdrawAsk } from '#meetings/commands.ts';
import { clashesOf } from '#meetings/clashes.ts';
import { addMonths, firstOfMonth, localMinuteOf } from '#organisation/day.ts';
import { calendarOfMonth } from '#reports/calendar-queries.server.ts';
import { act, see } from '../../../../front.server.ts';

/** Meeting times of all cells of the subtree in a month, on one calendar; clashes of a member in charge are named, times settled or another proposed. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const asked = event.url.searchParams.get('month') ?? '';
    const month = /^\d{4}-\d\d-01$/.test(asked) ? asked : firstOfMonth(day);
    const rows = await calendarOfMonth(trx, unit.path, month, day);
    const clashes = clashesOf(rows.filter((row) => row.state !== 'missed'));
    const nameOf = new Map(rows.map((row) => [row.id, row.cell]));
    const meetings = rows.map((row) => ({
      id: row.id, cellId: row.cellId, cell: row.cell, startsAt: row.startsAt, place: row.place, state: row.state, registered: row.registered, settled: row.settled, inCharge: row.inCharge, startsLocal: localMinuteOf(row.startsAt), clashes: (clashes.get(row.id) ?? []).map((id) => nameOf.get(id)!), ahead: ['planned', 'prepared', 'announced'].includes(row.state),
      proposal: row.proposal && { ...row.proposal, startsAt: new Date(row.proposal.startsAt) }
    }));
    const asks = await trx.selectFrom('superior_item').select(['id', 'title', 'points']).where('unit_id', '=', unit.id).where('month', '=', month).where('withdrawn_at', 'is', null).orderBy('id').execute();
    return {
      month, before: addMonths(month, -1), after: addMonths(month, 1), meetings, asks, may: permit.rights.has('settle-calendar'),
      ready: meetings.filter((one) => one.ahead && one.registered && !one.settled && one.clashes.length === 0).map((one) => ({ cellId: one.cellId, meetingId: one.id }))
    };
  });
}

export const actions = { default: act([askCells, withdrawAsk, settle, settleTogether, proposeTime]) };

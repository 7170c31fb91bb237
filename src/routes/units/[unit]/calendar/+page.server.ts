import { askCells, proposeTime, settle, settleTogether, withdrawAsk } from '#meetings/commands.ts';
import { clashesOf } from '#meetings/clashes.ts';
import { addMonths, dayOf, localMinuteOf } from '#organisation/day.ts';
import { calendarOfMonth } from '#reports/calendar-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { monthAsOf, pageAsked } from '../../../asked.ts';

/** So many meetings are drawn on a page. */
const each = 100;
const filters = ['open', 'clash'] as const;

/** Meeting times of all cells of the subtree in a month, day by day; clashes of a member in charge are named, times settled or another proposed. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const { month, asOf } = monthAsOf(event.url, day);
    const rows = await calendarOfMonth(trx, unit.id, month, asOf);
    const clashes = clashesOf(rows.filter((row) => row.state !== 'missed'));
    const nameOf = new Map(rows.map((row) => [row.id, row.cell]));
    const meetings = rows.map((row) => ({
      id: row.id, cellId: row.cellId, cell: row.cell, startsAt: row.startsAt, place: row.place, state: row.state, registered: row.registered, settled: row.settled, inCharge: row.inCharge, startsLocal: localMinuteOf(row.startsAt), clashes: (clashes.get(row.id) ?? []).map((id) => nameOf.get(id)!), ahead: ['planned', 'prepared', 'announced'].includes(row.state),
      proposal: row.proposal && { ...row.proposal, startsAt: new Date(row.proposal.startsAt) }
    }));
    const open = (one: (typeof meetings)[number]) => one.ahead && !one.settled;
    const clashing = (one: (typeof meetings)[number]) => one.ahead && one.clashes.length > 0;
    const show = filters.find((one) => one === event.url.searchParams.get('show')) ?? '';
    const shown = show === 'open' ? meetings.filter(open) : show === 'clash' ? meetings.filter(clashing) : meetings;
    const page = pageAsked(event.url, shown.length, each);
    const days = [...Map.groupBy(shown.slice(page.from, page.from + each), (one) => dayOf(one.startsAt))].map(([on, own]) => ({ on, past: on < day, meetings: own, open: own.filter(open).length, clashing: own.filter(clashing).length }));
    const asks = await trx.selectFrom('superior_item').select(['id', 'title', 'points']).where('unit_id', '=', unit.id).where('month', '=', month).where('withdrawn_at', 'is', null).orderBy('id').execute();
    return {
      month, before: addMonths(month, -1), after: addMonths(month, 1), show, counts: { all: meetings.length, open: meetings.filter(open).length, clash: meetings.filter(clashing).length }, days, page, asks, may: permit.rights.has('settle-calendar'),
      ready: meetings.filter((one) => open(one) && one.registered && one.clashes.length === 0).map((one) => ({ cellId: one.cellId, meetingId: one.id }))
    };
  });
}

export const actions = { default: act([askCells, withdrawAsk, settle, settleTogether, proposeTime]) };

import { addDays, firstOfMonth } from '#organisation/day.ts';
import { stops } from '#meetings/month.ts';
import { byNeed } from '#reports/needs-now.ts';
import { openSignals } from '#signals/all.ts';
import { cellFacts } from '#signals/queries.server.ts';
import { isForFollower } from '#signals/signal.ts';
import { sameAmongCells } from '#signals/wording.ts';
import { comingIn, lateTasksIn } from '#reports/follow-queries.server.ts';
import { settingsKept } from '#organisation/queries.server.ts';
import { expectedNames, expectedOf, isUnvisited } from '#supervision/following.ts';
import { lastVisitsIn } from '#supervision/following-queries.server.ts';
import { requestsOf } from '#supervision/request-queries.server.ts';
import { answererOf, isOverdue } from '#supervision/request.ts';
import { toReport, visitsOf } from '#supervision/queries.server.ts';
import { isClosed, isLate, mendDay, mendState } from '#supervision/visit.ts';
import { signedIn } from '../../front.server.ts';
import { pageAsked } from '../asked.ts';
import { following } from './followed.server.ts';
import { plannedFor } from './planned.server.ts';

/** So many cells are drawn on a page. */
const each = 50;
/** So many cells are named under each need; the rest is counted. */
const shown = 20;
/** Until how long after a meeting its sheet is asked for, in days: ours. */
const visitAsked = 10;

/** The cells a committee member is in charge of: the next meeting to attend, sheets to write, what each cell needs now, what was asked to be mended, the meetings to come, every cell's month. */
export async function load(event) {
  const { actor } = signedIn(event);
  return following(event, async ({ trx, cells, day, now }) => {
    const ids = cells.map((cell) => cell.id);
    const coming = await comingIn(trx, ids, now, day);
    const tasks = await lateTasksIn(trx, ids, day);
    const mending = (await visitsOf(trx, ids, { most: 400 })).filter((visit) => !isClosed(mendState(visit)));
    const planned = (await plannedFor(trx, actor.personId, ids, day, now)).filter((one) => one.state === 'ahead' || one.state === 'clash' || one.state === 'no-meeting');
    const requests = await requestsOf(trx, ids, day, { open: true });
    const toAnswer = requests.filter((one) => answererOf(one)?.personId === actor.personId);
    const page = pageAsked(event.url, cells.length, each);
    const seen = await lastVisitsIn(trx, ids);
    const expected = expectedOf(cells[0] ? await settingsKept(trx, cells[0].id, expectedNames, day) : {});
    const count = <One extends { cellId: string }>(all: readonly One[], id: string) => all.filter((one) => one.cellId === id).length;
    const [unanswered, toLookAt] = [requests.filter((one) => isOverdue(one, day)), mending.filter((visit) => isLate(visit, day) || ['said-done', 'disputed'].includes(mendState(visit)))];
    const needs = byNeed(cells.map((cell) => ({
      ...cell, unanswered: count(unanswered, cell.id), toLookAt: count(toLookAt, cell.id), lateTasks: tasks.get(cell.id) ?? 0, lastVisit: seen.get(cell.id)?.lastVisit ?? null, unvisited: seen.has(cell.id) && isUnvisited(seen.get(cell.id)!, day, expected)
    })), now);
    const facts = await cellFacts(trx, cells.slice(page.from, page.from + each).map((cell) => cell.id), day);
    const coached = facts.map((one) => ({ cellId: one.cellId, cell: one.cell, kinds: [...new Set(openSignals(one, day).filter((signal) => isForFollower(signal, day)).map((signal) => signal.kind))] })).filter((one) => one.kinds.length > 0);
    return {
      coached, sameWords: sameAmongCells(facts).slice(0, each),
      month: firstOfMonth(day), next: coming[0] ?? null, coming: coming.slice(1), toReport: await toReport(trx, actor.personId, ids, addDays(day, -visitAsked), now),
      mending: mending.slice(0, each).map((visit) => ({ id: visit.id, cellId: visit.cellId, cell: visit.cell, mend: visit.mend, mendWords: visit.mendWords, by: mendDay(visit), state: mendState(visit), late: isLate(visit, day) })),
      toAnswer: toAnswer.slice(0, each).map((one) => ({ id: one.id, cellId: one.cellId, cell: one.cell, text: one.text, dueOn: answererOf(one)!.dueOn, late: isOverdue(one, day) })),
      planned: planned.map((one) => ({ id: one.id, cellId: one.cellId, cell: one.cell, month: one.month, startsAt: one.startsAt, place: one.place, clashes: one.clashes })),
      needs: needs.map(({ need, cells: all }) => ({ need, count: all.length, cells: all.slice(0, shown).map(({ id, name, secretary, todo, startsAt, lateTasks, unanswered, toLookAt, lastVisit }) => ({ id, name, secretary, todo, startsAt, lateTasks, unanswered, toLookAt, lastVisit })) })), page,
      cells: cells.slice(page.from, page.from + each).map((cell) => ({
        id: cell.id, name: cell.name, secretary: cell.secretary, members: cell.members, startsAt: cell.startsAt, state: cell.state,
        stops: cell.state ? stops({ state: cell.state, preMeeting: cell.preMeeting, startsAt: cell.startsAt!, endedAt: cell.endedAt, postedAt: cell.postedAt }, now) : []
      }))
    };
  });
}

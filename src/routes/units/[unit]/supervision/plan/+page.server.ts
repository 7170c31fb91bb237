import { firstOfMonth } from '#organisation/day.ts';
import { drawPlan, dropVisit, moveVisit, planVisit } from '#supervision/commands.ts';
import { act, see } from '../../../../../front.server.ts';
import { pageAsked } from '../../../../asked.ts';
import { planAsked } from './plan.server.ts';

/** So many visits are drawn on a page. */
const each = 100;
/** So many of those proposed, and of those without one, are shown; the rest is counted. */
const shown = 40;
/** Over so many cells a list to choose from helps nobody: a visit is added by a list of one's own. */
const mostToChoose = 400;

/** Why no visit is proposed, where none is: no cell needs one, or those that do cannot have one. */
const nothing = (drawn: number, without: number): 'cannot-be' | 'not-needed' | null => (drawn > 0 ? null : without > 0 ? 'cannot-be' : 'not-needed');

/** The plan of visits for a quarter: drawn from need and free hours, then changed by hand. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { cells, visits: all, drawn, without, ...asked } = await planAsked(seen, event.url);
    // what is to be moved stands first, the rest by its time
    const clashing = all.filter((one) => one.state === 'clash');
    const visits = [...clashing, ...all.filter((one) => one.state !== 'clash')];
    const page = pageAsked(event.url, visits.length, each);
    const people = [...new Map(cells.flatMap((cell) => cell.followers).map((one) => [one.personId, one.name])).entries()].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    const followersOf = new Map(cells.map((cell) => [cell.id, cell.followers.map((one) => ({ id: one.personId, name: one.name }))]));
    const may = seen.permit.rights.has('settle-calendar') && !asked.over;
    return {
      ...asked, page, may, drawn: drawn.slice(0, shown), drawnCount: drawn.length, nothing: nothing(drawn.length, without.length), without: without.slice(0, shown), withoutCount: without.length, visits: visits.slice(page.from, page.from + each).map((one) => ({ ...one, followers: followersOf.get(one.cellId) ?? [] })), of: visits.length, clashing: clashing.length, people,
      months: asked.quarter.months.filter((month) => month >= firstOfMonth(seen.day)), cells: may && cells.length <= mostToChoose ? cells.map(({ id, name }) => ({ id, name })) : []
    };
  });
}

export const actions = { default: act([drawPlan, planVisit, moveVisit, dropVisit]) };

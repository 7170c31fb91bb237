import { localRulesBelow } from '#organisation/queries.server.ts';
import { addDays, addMonths } from '#organisation/day.ts';
import { adoptFrame, keepFrame, withdrawFrame } from '#quality/commands.ts';
import { criteriaOf, type Frame } from '#quality/frame.ts';
import { builtIn, centralFrame, frameSetting } from '#quality/frames.ts';
import { emptyFrame, typedOf } from '#quality/own-frame.ts';
import { ownFrames, pastMeetings, yearsBelow } from '#quality/queries.server.ts';
import { changesCounted, tried, triedYear, type PastMeeting } from '#quality/trial.ts';
import { act, see, type Seen, type Unaccepted } from '../../../../front.server.ts';
import { pageAsked, yearAsked } from '../../../asked.ts';
import { asNumbered, dropEmptyRows } from './empty-rows.ts';

/** In the address: a frame from nothing. */
const anew = 'new';

/** The trial draws so many cells on a page. */
const each = 25;
/** It counts what would change over all cells where they are no more than these, else over those of the page: every meeting of the year is marked anew. */
const atOnce = 400;

/** The scoring frames a committee knows, and which holds from when; `?from=` opens one to derive another, or an empty one, `?trial=` marks the meetings of a year (`?year=`) by one. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day, now }) => {
    const own = await ownFrames(trx, unit.path, day);
    const known = [...builtIn, ...own.map((one) => one.frame)];
    const kept = (await localRulesBelow(trx, unit.path, day)).filter((one) => one.name === frameSetting);
    const named = (id: string) => known.find((frame) => frame.id === id);
    const choice = (one: (typeof kept)[number]) => ({ unit: one.unit, unitId: one.unitId, from: one.from, name: named(one.value)?.name ?? '' });
    const inForce = kept.filter((one) => one.above && one.inForce).at(-1);
    const asked = event.url.searchParams.get('from') ?? '';
    const from = named(asked);
    const trial = named(event.url.searchParams.get('trial') ?? '');
    return {
      may: permit.rights.has('keep-units'), tomorrow: addDays(day, 1), inForce: inForce ? choice(inForce) : null, central: centralFrame(day).name, used: inForce?.value ?? centralFrame(day).id,
      coming: kept.filter((one) => one.above && !one.inForce).map(choice), below: kept.filter((one) => !one.above).map(choice),
      mine: kept.find((one) => one.unitId === unit.id && one.inForce)?.value ?? '',
      frames: [...builtIn.map((frame) => ({ ...described(frame), whose: null, mine: false, withdrawn: null })), ...own.map((one) => ({ ...described(one.frame), whose: one.unit, mine: one.unitId === unit.id, withdrawn: one.withdrawn }))],
      typed: from ? { id: from.id, ...typedOf(from) } : asked === anew ? { id: anew, ...emptyFrame } : null,
      trial: trial ? await yearTried({ trx, unit, day, now }, event.url, trial) : null
    };
  });
}

/** A year of the cells by a frame beside what it is by the frame in force, a cell each, by name; which cells the page of grades says. In the first half of a year it is the year before that has meetings to show. */
async function yearTried({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, url: URL, frame: Frame) {
  const year = yearAsked(url, addMonths(day, -6));
  const { cells, elsewhere } = await yearsBelow(trx, unit.id, year, day);
  const page = pageAsked(url, cells.length, each);
  const drawn = cells.slice(page.from, page.from + each);
  const compared = cells.length > atOnce ? drawn : cells;
  const past = Map.groupBy(await pastMeetings(trx, compared.map((one) => one.cellId), year, now), (one) => one.cellId);
  const found = compared.map((cell) => {
    const meetings = (past.get(cell.cellId) ?? []).map((one) => ({ ...said(one), ...tried(frame, one) }));
    return { ...cell, meetings, tried: triedYear(frame, { year, since: cell.since, months: cell.months }, meetings, day, cell.standing) };
  });
  const sum = (of: 'other' | 'assumed' | 'lost' | 'unknown') => found.reduce((all, one) => all + one.tried[of], 0);
  return {
    frame: described(frame), year, page, elsewhere, held: found.some((one) => one.meetings.length > 0), ruled: frame.years.length > 0, all: compared === cells, of: compared.length, changes: changesCounted(found.map((one) => one.tried)),
    ungraded: found.filter((one) => one.tried.uncompared === 'ungraded').length, unruled: found.filter((one) => one.tried.uncompared === 'no-rule-in-force').map((one) => one.tried.year?.best?.grade ?? ''),
    open: found.some((one) => (one.tried.year?.left ?? 0) > 0), other: sum('other'), assumed: sum('assumed'), lost: sum('lost'), unknown: sum('unknown'), cells: compared === cells ? found.slice(page.from, page.from + each) : found
  };
}

const described = (frame: Frame) => ({
  id: frame.id, name: frame.name, source: frame.source, unsure: frame.unsure ?? '', from: frame.from, until: frame.until, points: frame.total !== null, criteria: criteriaOf(frame).length, computed: criteriaOf(frame).filter((one) => one.way !== 'judged' && one.fact).length
});

/** What a meeting was given then; where criteria are met or not the count of them is no mark. */
const said = ({ id, month, kind, by, facts, sheet, decided }: PastMeeting) => ({
  id, month, kind, by, given: sheet?.met ? null : facts.mark, givenGrade: facts.grade, decided: sheet?.met ? null : (decided?.points ?? null), decidedGrade: decided?.grade ?? null
});

const kept = act([keepFrame, adoptFrame, withdrawFrame], async (form, command) => {
  if (command.name === keepFrame.name) dropEmptyRows(form);
  return {};
});

/** A refusal stands at the row it means, also where rows before it were left empty. */
async function place(event: Parameters<typeof kept>[0]) {
  const answer = await kept(event);
  const said: Unaccepted = answer.data;
  const { refusal, issues, values } = said;
  for (const one of refusal ? [refusal, ...(refusal.also ?? [])] : []) if (one.field) one.field = asNumbered(one.field, values);
  if (issues) said.issues = Object.fromEntries(Object.entries(issues).map(([field, why]) => [asNumbered(field, values), why]));
  return answer;
}

export const actions = { default: Object.assign(place, { commands: kept.commands }) };

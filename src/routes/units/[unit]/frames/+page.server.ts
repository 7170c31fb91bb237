import { localRulesBelow } from '#organisation/queries.server.ts';
import { addDays } from '#organisation/day.ts';
import { adoptFrame, keepFrame } from '#quality/commands.ts';
import { criteriaOf, type Frame } from '#quality/frame.ts';
import { builtIn, centralFrame, frameSetting } from '#quality/frames.ts';
import { emptyFrame, typedOf } from '#quality/own-frame.ts';
import { ownFrames, pastMeetingCount, pastMeetings } from '#quality/queries.server.ts';
import { pastFacts, tried } from '#quality/trial.ts';
import { act, see, type Unaccepted } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { asNumbered, dropEmptyRows } from './empty-rows.ts';

/** In the address: a frame from nothing. */
const anew = 'new';

/** So many past meetings are marked anew on a page. */
const each = 40;

/** The scoring frames a committee knows, and which holds from when; `?from=` opens one to derive another, or an empty one, `?trial=` marks past meetings by one. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const own = await ownFrames(trx, unit.path, day);
    const known = [...builtIn, ...own.map((one) => one.frame)];
    const kept = (await localRulesBelow(trx, unit.path, day)).filter((one) => one.name === frameSetting);
    const named = (id: string) => known.find((frame) => frame.id === id);
    const said = (one: (typeof kept)[number]) => ({ unit: one.unit, unitId: one.unitId, from: one.from, name: named(one.value)?.name ?? '' });
    const inForce = kept.filter((one) => one.above && one.inForce).at(-1);
    const asked = event.url.searchParams.get('from') ?? '';
    const from = named(asked);
    const trial = named(event.url.searchParams.get('trial') ?? '');
    const page = pageAsked(event.url, trial ? await pastMeetingCount(trx, unit.path, day) : 0, each);
    return {
      may: permit.rights.has('keep-units'), tomorrow: addDays(day, 1), inForce: inForce ? said(inForce) : null, central: centralFrame(day).name,
      coming: kept.filter((one) => one.above && !one.inForce).map(said), below: kept.filter((one) => !one.above).map(said),
      mine: kept.find((one) => one.unitId === unit.id && one.inForce)?.value ?? '',
      frames: known.map((frame) => ({ ...described(frame), whose: own.find((one) => one.frame.id === frame.id)?.unit ?? null })),
      typed: from ? { id: from.id, ...typedOf(from) } : asked === anew ? { id: anew, ...emptyFrame } : null,
      trial: trial ? { frame: described(trial), page, meetings: (await pastMeetings(trx, unit.path, day, { from: page.from, limit: each })).map((one) => triedOn(trial, one)) } : null
    };
  });
}

const described = (frame: Frame) => ({
  id: frame.id, name: frame.name, source: frame.source, unsure: frame.unsure ?? '', from: frame.from, until: frame.until, points: frame.total !== null, criteria: criteriaOf(frame).length, computed: criteriaOf(frame).filter((one) => one.way !== 'judged' && one.fact).length
});

function triedOn(frame: Frame, one: Awaited<ReturnType<typeof pastMeetings>>[number]) {
  const about = { kind: one.kind, cellType: one.type ?? ('village' as const), members: one.facts.official + one.facts.probationary };
  return {
    cellId: one.cellId, id: one.id, cell: one.cell, month: one.month, given: one.sheet?.met ? null : one.facts.mark, givenGrade: one.facts.grade, decided: one.sheet?.met ? null : one.decided, decidedGrade: one.decidedGrade,
    ...tried(frame, about, pastFacts(one.facts, one.sheet, one.postedAt), one.sheet)
  };
}

const kept = act([keepFrame, adoptFrame], async (form, command) => {
  if (command.name === keepFrame.name) dropEmptyRows(form);
  return {};
});

/** A refusal stands at the row it means, also where rows before it were left empty. */
async function place(event: Parameters<typeof kept>[0]) {
  const answer = await kept(event);
  const said: Unaccepted = answer.data;
  const { refusal, issues, values } = said;
  if (refusal?.field) refusal.field = asNumbered(refusal.field, values);
  if (issues) said.issues = Object.fromEntries(Object.entries(issues).map(([field, why]) => [asNumbered(field, values), why]));
  return answer;
}

export const actions = { default: Object.assign(place, { commands: kept.commands }) };

import { sql } from 'kysely';
import { addDays, dayOf } from '#organisation/day.ts';
import { isRefusal, type Refusal } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { mayExtend, mayFinish, type Role } from './course.ts';
import { followHandlers } from './follow-up-handlers.server.ts';
import { conclusionOf } from './follow-up-queries.server.ts';
import { begun, notOurs, theOne, worksOn } from './one.server.ts';
import { enterInspections, inspectionsOf, membersToInspect, programmeOf, teamChoices, type Inspection, type Inspected } from './queries.server.ts';

/** So far ahead an inspection may begin, in days: ours. */
const furthest = 366;

export const handlers = [
  handler(commands.planInspection, 'order-inspections', async (doing) => {
    const { payload, commandId, trx, permit, actor, now } = doing;
    const today = dayOf(now);
    const foreign = await notOurs(doing);
    if (foreign) return foreign;
    const year = Number(payload.quarter.slice(0, 4));
    if (year < Number(today.slice(0, 4))) return { refused: 'programme-year-over', field: 'quarter' };
    const subject = permit.scope.cells.includes(payload.subjectId) ? await trx.selectFrom('unit').select(['kind', 'ended_on']).where('id', '=', payload.subjectId).executeTakeFirst() : null;
    if (!subject) return { refused: 'not-yours', field: 'subjectId' };
    if (subject.kind !== 'cell' || (subject.ended_on !== null && subject.ended_on <= today)) return { refused: 'inspects-cells-only', field: 'subjectId' };
    const members = await inspectedFrom(doing, today);
    if (isRefusal(members)) return members;
    await enterInspections(trx, permit.scope, actor.personId, payload.unitId, today, 'inspecting', commandId);
    // for signs of a breach nothing is planned beforehand
    const outside = payload.kind === 'signs' || (await programmeOf(trx, payload.unitId, year)) !== null;
    await trx.insertInto('inspection').values({
      id: commandId, unit_id: payload.unitId, subject_id: payload.subjectId, kind: payload.kind, about: payload.about, quarter: payload.quarter, outside, at: now, by_person_id: actor.personId,
      dropped_at: null, decision_number: null, decision_day: null, begins_on: null, days: null
    }).execute();
    if (members.length > 0) await trx.insertInto('inspected_member').values(members.map((one) => ({ unit_id: payload.unitId, inspection_id: commandId, subject_id: payload.subjectId, member_id: one.memberId, person_id: one.personId, member_name: one.name }))).execute();
    return { id: commandId };
  }),

  handler(commands.passProgramme, 'order-inspections', async (doing) => {
    const { payload, trx, permit, actor, now } = doing;
    const today = dayOf(now);
    const foreign = await notOurs(doing);
    if (foreign) return foreign;
    if (payload.passedOn > today) return { refused: 'inspection-day-ahead', field: 'passedOn' };
    await enterInspections(trx, permit.scope, actor.personId, payload.unitId, today, 'inspecting');
    if (await programmeOf(trx, payload.unitId, payload.year)) return { refused: 'programme-passed-already', field: 'number' };
    if ((await inspectionsOf(trx, today, { unitId: payload.unitId, year: payload.year })).every((one) => one.dropped || one.outside)) return { refused: 'programme-is-empty', field: 'number' };
    await trx.insertInto('inspection_programme').values({ unit_id: payload.unitId, year: payload.year, number: payload.number, passed_on: payload.passedOn, at: now, by_person_id: actor.personId }).execute();
  }),

  handler(commands.dropInspection, 'order-inspections', async (doing) => {
    const found = (await notOurs(doing)) ?? (await theOne(doing));
    if (isRefusal(found)) return found;
    if (found.dropped) return { refused: 'inspection-dropped', field: 'reason' };
    if (found.course) return { refused: 'inspection-has-begun', field: 'reason' };
    await doing.trx.updateTable('inspection').set({ dropped_at: doing.now, drop_reason: doing.payload.reason }).where('id', '=', found.id).execute();
    return { id: found.id };
  }),

  handler(commands.beginInspection, 'order-inspections', async (doing) => {
    const { payload, trx, now } = doing;
    const found = (await notOurs(doing)) ?? (await theOne(doing));
    if (isRefusal(found)) return found;
    if (found.dropped) return { refused: 'inspection-dropped', field: 'decision' };
    if (found.course) return { refused: 'inspection-has-begun', field: 'decision' };
    const today = dayOf(now);
    if (payload.decisionDay > today) return { refused: 'inspection-day-ahead', field: 'decisionDay' };
    if (payload.beginsOn < payload.decisionDay || payload.beginsOn > addDays(today, furthest)) return { refused: 'begins-before-decided', field: 'beginsOn' };
    const team = await teamFrom(doing, found);
    if (isRefusal(team)) return team;
    await trx.updateTable('inspection').set({ decision_number: payload.decision, decision_day: payload.decisionDay, begins_on: payload.beginsOn, days: payload.days }).where('id', '=', found.id).execute();
    await join(doing, found.id, team, payload.decisionDay, '');
    return { id: found.id };
  }),

  handler(commands.changeTeam, 'order-inspections', async (doing) => {
    const { payload, trx, now } = doing;
    const found = (await notOurs(doing)) ?? (await theOne(doing));
    if (isRefusal(found)) return found;
    if (!found.course) return { refused: 'inspection-not-begun', field: 'leadId' };
    if (found.teamVersion !== payload.version) return { refused: 'team-changed-meanwhile' };
    const team = await teamFrom(doing, found);
    if (isRefusal(team)) return team;
    const today = dayOf(now);
    // a clock that was ahead and is right again; what was recorded meanwhile stands
    const later = await trx.selectFrom('inspection_member').select(sql<string>`to_char(min(lower(valid)), 'YYYY-MM-DD')`.as('day')).where('inspection_id', '=', found.id).where(sql<boolean>`lower(valid) > ${today}::date`).executeTakeFirstOrThrow();
    if (later.day !== null) return { refused: 'team-changed-later', field: 'leadId', day: later.day };
    const same = (one: { personId: string; role: Role }) => (other: { personId: string; role: Role }) => one.personId === other.personId && one.role === other.role;
    const leaving = found.team.filter((one) => !team.some(same(one)));
    const joining = team.filter((one) => !found.team.some(same(one)));
    if (leaving.length === 0 && joining.length === 0) return { refused: 'team-as-it-was', field: 'leadId' };
    for (const one of leaving) await trx.updateTable('inspection_member').set({ valid: sql<string>`daterange(lower(valid), ${today}::date)` }).where('inspection_id', '=', found.id).where('person_id', '=', one.personId).where(sql<boolean>`valid @> ${today}::date`).execute();
    await join(doing, found.id, joining, today, payload.reason);
    return { id: found.id };
  }),

  handler(commands.finishStep, 'inspect', async (doing) => {
    const { payload, trx, actor, now } = doing;
    const found = await theOne(doing);
    if (isRefusal(found)) return found;
    const course = begun(found);
    if (isRefusal(course)) return { ...course, field: 'step' };
    const orders = (await notOurs(doing)) === null;
    if (payload.step === 'conclude' && !orders) return { refused: 'concluded-by-who-ordered', field: 'step' };
    if (!orders && !worksOn(found, actor.personId)) return { refused: 'only-the-team', field: 'step' };
    if (payload.step === 'conclude' && !(await conclusionOf(trx, found.id))) return { refused: 'conclusion-missing', field: 'step' };
    const may = mayFinish(course, payload.step, payload.on, dayOf(now));
    if (may !== true) return { ...may, ...(may.refused === 'step-done-already' ? { by: found.steps.find((one) => one.step === payload.step)?.by } : {}) };
    await trx.insertInto('inspection_step').values({ unit_id: payload.unitId, inspection_id: found.id, step: payload.step, done_on: payload.on, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    if (payload.step !== 'conduct') await putJobs(trx, 'mail.inspection', [{ cellId: found.subjectId, inspectionId: found.id, about: payload.step === 'prepare' ? 'inspection-told' : 'inspection-concluded', subjectId: found.id }]);
    return { id: found.id };
  }),

  handler(commands.extendInspection, 'order-inspections', async (doing) => {
    const { payload, trx, actor, now } = doing;
    const found = (await notOurs(doing)) ?? (await theOne(doing));
    if (isRefusal(found)) return found;
    const course = begun(found);
    if (isRefusal(course)) return { ...course, field: 'days' };
    const today = dayOf(now);
    const may = mayExtend(course, payload.days, today);
    if (may !== true) return { ...may };
    await trx.insertInto('inspection_extension').values({ unit_id: payload.unitId, inspection_id: found.id, days: payload.days, reason: payload.reason, given_on: today, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    return { id: found.id };
  }),

  ...followHandlers
];

/** Whom an inspection is to be of; nobody: the cell as a whole, which only a committee inspects. Refused: who is no member of it that day, and oneself. */
async function inspectedFrom({ payload, trx, actor }: Doing<{ unitId: string; subjectId: string; memberIds?: readonly string[] | undefined }>, today: string): Promise<Refusal | Inspected[]> {
  const chosen = new Set((payload.memberIds ?? []).filter(Boolean));
  if (chosen.size === 0) return payload.subjectId === payload.unitId ? { refused: 'inspects-whom', field: 'memberIds' } : [];
  const members = (await membersToInspect(trx, payload.subjectId, today)).filter((one) => chosen.has(one.memberId));
  if (members.length < chosen.size) return { refused: 'not-a-member-that-day', field: 'memberIds' };
  return members.some((one) => one.personId === actor.personId) ? { refused: 'inspects-not-oneself', field: 'memberIds' } : members;
}

interface Joining {
  personId: string;
  name: string;
  role: Role;
}

/** The team as it was chosen. Refused: somebody twice, or who may not be on it (`teamChoices`). */
async function teamFrom({ payload, trx, now }: Doing<{ unitId: string; leadId: string; scribeId?: string | undefined; memberIds: readonly string[] }>, { subjectId, members }: Inspection): Promise<Refusal | Joining[]> {
  const chosen = [{ personId: payload.leadId, role: 'lead' as const, field: 'leadId' }, ...(payload.scribeId ? [{ personId: payload.scribeId, role: 'scribe' as const, field: 'scribeId' }] : []), ...payload.memberIds.filter(Boolean).map((personId) => ({ personId, role: 'member' as const, field: 'memberIds' }))];
  const choices = await teamChoices(trx, payload.unitId, subjectId, members, dayOf(now));
  const team: Joining[] = [];
  for (const { personId, role, field } of chosen) {
    const choice = choices.find((one) => one.personId === personId);
    if (!choice) return { refused: 'cannot-be-on-the-team', field };
    if (team.some((one) => one.personId === personId)) return { refused: 'twice-on-the-team', field };
    team.push({ personId, name: choice.name, role });
  }
  return team;
}

async function join({ payload, trx, actor, now }: Doing<{ unitId: string }>, inspectionId: string, team: readonly Joining[], from: string, reason: string): Promise<void> {
  if (team.length === 0) return;
  await trx.insertInto('inspection_member').values(team.map((one) => ({
    unit_id: payload.unitId, inspection_id: inspectionId, id: newId(), person_id: one.personId, person_name: one.name, role: one.role, valid: `[${from},)`, reason, at: now, by_person_id: actor.personId
  }))).execute();
}

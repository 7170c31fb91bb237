import { dayOf } from '#organisation/day.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import { holdsItself } from '#organisation/rights.ts';
import type { Refusal } from '#platform/command.ts';
import type { Doing } from '#platform/receive.server.ts';
import type { Course } from './course.ts';
import { enterInspections, inspectionsOf, type Inspection, type Side } from './queries.server.ts';

/** An inspection is its committee's own, or its cell's: not ordered, manned, extended or concluded from above. */
export async function notOurs({ payload, trx, actor, now }: Doing<{ unitId: string }>): Promise<Refusal | null> {
  return holdsItself(await holdsOf(trx, actor.personId, dayOf(now)), { id: payload.unitId }, 'order-inspections') ? null : { refused: 'inspection-of-the-committee-itself' };
}

/**
 * The inspection the command is about, with the transaction's scope widened by those the actor may see from a side: who is inspected, or told as the secretary of the cell,
 * answers and does nothing of what those do who inspect, and these do not answer for them. One they may not see is not there; nor is, to answer, one whose unit was dissolved and takes nothing. Inspecting, `unitId` is whose it is, else of whom.
 */
export async function theOne({ payload, trx, permit, actor, now }: Doing<{ unitId: string; inspectionId: string }>, side: Side = 'inspecting'): Promise<Refusal | Inspection> {
  const today = dayOf(now);
  await enterInspections(trx, permit.scope, actor.personId, payload.unitId, today, side);
  // the cell and the committee take their places in line apart, and may speak of one thing at one moment
  await trx.selectFrom('inspection').select('id').where('id', '=', payload.inspectionId).forNoKeyUpdate().execute();
  const [found] = await inspectionsOf(trx, today, { id: payload.inspectionId, ...(side === 'told' ? { subjectId: payload.unitId } : { unitId: payload.unitId }) });
  return found && (side === 'inspecting' || found.takes) ? found : { refused: 'not-yours', field: 'inspectionId' };
}

export const begun = ({ course }: Inspection): Course | Refusal => course ?? { refused: 'inspection-not-begun' };

/** Whether an inspection is of somebody. */
export const isInspected = ({ members }: Pick<Inspection, 'members'>, personId: string): boolean => members.some((one) => one.personId === personId);

/** Whether somebody is on the team. */
export const worksOn = ({ team }: Inspection, personId: string): boolean => team.some((one) => one.personId === personId);

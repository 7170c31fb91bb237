import { beginInspection, finishStep, passProgramme, planInspection } from '#inspection/commands.ts';
import { dayOf, quarterOf, yearOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { CellInHand, Send } from './month.ts';

/** The programme of inspection and supervision: one concluded, one under way in the demo's own cell, one still to come. */
export async function playInspections(send: Send, standing: Actor, inspector: Actor, unitId: string, [first, second, third]: readonly CellInHand[], now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  const on = (days: number) => dayOf(ago(days));
  const quarter = (day: string) => `${yearOf(day)}-Q${quarterOf(day)}`;
  const plan = async (cell: CellInHand, kind: string, about: string, days: number) => String((await send(standing, planInspection, { unitId, subjectId: cell.id, kind, about, quarter: quarter(on(days)) }, ago(95)))['id']);
  const begin = (inspectionId: string, number: number, cell: CellInHand, length: number, days: number) =>
    send(standing, beginInspection, { unitId, inspectionId, decision: `${number}-QĐ/ĐU`, decisionDay: on(days + 2), beginsOn: on(days), days: length, leadId: inspector.personId, scribeId: cell.inCharge.personId, memberIds: [standing.personId] }, ago(days + 1));
  const done = (who: Actor, inspectionId: string, step: string, days: number) => send(who, finishStep, { unitId, inspectionId, step, on: on(days) }, ago(days));
  if (!first) return;
  const past = second && (await plan(second, 'supervision', 'Việc thu, nộp và quản lý đảng phí từ đầu năm đến nay', 80));
  const running = await plan(first, 'supervision', 'Việc chấp hành nền nếp, nâng cao chất lượng sinh hoạt chi bộ 12 tháng qua', 12);
  if (third) await plan(third, 'inspection', 'Việc lãnh đạo thực hiện nghị quyết của chi bộ về xây dựng nông thôn mới', -30);
  await send(standing, passProgramme, { unitId, year: yearOf(on(12)), number: '05-CTr/ĐU', passedOn: on(93) }, ago(93));
  if (past) {
    await begin(past, 31, second, 24, 80);
    await done(inspector, past, 'prepare', 75);
    await done(inspector, past, 'conduct', 62);
    await done(standing, past, 'conclude', 57);
  }
  await begin(running, 38, first, 30, 12);
  await done(inspector, running, 'prepare', 6);
}

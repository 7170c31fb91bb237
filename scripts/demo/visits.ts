import { sql } from 'kysely';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { addToVisit, answerRequest, answerVisit, askForVisit, drawPlan, dropVisit, giveRequest, raiseRequest, reportVisit } from '#supervision/commands.ts';
import { quarterOn } from '#supervision/visit-plan.ts';
import type { Together } from './loading.ts';
import type { CellInHand, Send } from './month.ts';

/**
 * What the first member in charge found at the meetings of their three cells: one thing mended by the cell's own word, one that was
 * looked at again and is not mended, one agreed; and a meeting of which the sheet is still to be written. Begins in a scope of all cells.
 */
export async function playVisits(send: Send, trx: Trx, [first, second, third]: readonly CellInHand[], now: Date): Promise<void> {
  const held = await meetingsHeld(trx, [first, second, third].flatMap((cell) => cell?.id ?? []));
  const hours = (at: Date, n: number) => new Date(Math.min(at.getTime() + n * 3600_000, now.getTime()));
  const visit = async (cell: CellInHand, meeting: Held, said: Record<string, unknown>) =>
    String((await send(cell.inCharge, reportVisit, { unitId: cell.id, meetingId: meeting.id, presence: 'whole', goodWords: '', earlier: [], ...said }, hours(meeting.startsAt, 2.2)))['id']);
  const mend = (cell: CellInHand, meeting: Held, key: string, mendWords: string) => ({ mend: key, mendWords, mendMemberId: cell.members[0]!.id, mendBy: addDays(addMonths(dayOf(meeting.startsAt).slice(0, 8) + '01', 1), 4) });
  const answer = (cell: CellInHand, meeting: Held, visitId: string, said: string, reason: string) => send(cell.secretary, answerVisit, { unitId: cell.id, visitId, answer: said, reason }, hours(meeting.startsAt, 26));

  const [last, before] = held.get(first?.id ?? '') ?? [];
  if (first && last) {
    const earlier = [];
    if (before) {
      const visitId = await visit(first, before, { goods: ['orderly', 'prepared'], ...mend(first, before, 'few-speakers', 'Mời các đồng chí trẻ phát biểu trước') });
      await answer(first, before, visitId, 'agreed', 'Tháng sau chi ủy giao ba đồng chí trẻ chuẩn bị ý kiến.');
      earlier.push({ visitId, result: 'not-mended', words: 'Mới có một đồng chí trẻ phát biểu.', newBy: addMonths(dayOf(last.startsAt), 1) });
    }
    const visitId = await visit(first, last, { goods: ['own-business', 'assigned'], goodWords: 'Bàn việc làm đường rất sôi nổi.', ...mend(first, last, 'results-unjudged', 'Việc quá hạn phải hỏi từng đồng chí, vướng ở đâu'), earlier });
    await send(first.inCharge, addToVisit, { unitId: first.id, visitId, text: 'Đã trao đổi trực tiếp với đồng chí bí thư sau buổi họp.' }, hours(last.startsAt, 3));
  }
  if (second) await send(second.secretary, askForVisit, { unitId: second.id, text: 'Chi bộ bàn hiến đất mở đường, mời đồng chí phụ trách dự.' }, now);
  const [ofSecond] = held.get(second?.id ?? '') ?? [];
  if (second && ofSecond) {
    const visitId = await visit(second, ofSecond, { presence: 'part', goods: ['many-spoke'], ...mend(second, ofSecond, 'thin-preparation', 'Gửi tài liệu trước một ngày') });
    await answer(second, ofSecond, visitId, 'done', 'Đã giao đồng chí phó bí thư gửi tài liệu trước hai ngày.');
  }
  const ofThird = (held.get(third?.id ?? '') ?? []).find((one) => one.startsAt.getTime() < now.getTime() - 15 * 24 * 3600_000);
  if (third && ofThird) {
    const visitId = await visit(third, ofThird, { goods: ['orderly', 'frank'], ...mend(third, ofThird, 'no-assignment', 'Mỗi việc ghi rõ tên người và ngày xong') });
    await answer(third, ofThird, visitId, 'agreed', '');
  }
}

/** One visit of each other member in charge to two cells of three, some months ago, so that one sees whom nobody came to for long. Begins in a scope of all cells. */
export async function playEarlierVisits(send: Send, trx: Trx, cells: readonly CellInHand[]): Promise<void> {
  const held = await meetingsHeld(trx, cells.map((cell) => cell.id));
  for (const cell of cells.filter(({ index, shape }) => index % 3 > 0 && !shape.weak?.includes('unvisited'))) {
    const meeting = (held.get(cell.id) ?? [])[cell.index % 3];
    if (meeting) await send(cell.inCharge, reportVisit, { unitId: cell.id, meetingId: meeting.id, presence: 'whole', goods: ['orderly', 'own-business'], goodWords: '', mend: 'nothing', earlier: [] }, new Date(meeting.startsAt.getTime() + 2.2 * 3600_000));
  }
}

/** What cells ask of their committee: one answered, one to be answered by the member in charge, one late, one given to nobody yet. */
export async function playRequests(send: Send, office: Actor, standing: Actor, unitId: string, [first, second, third]: readonly CellInHand[], now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  const on = (days: number) => addDays(dayOf(now), days);
  const raise = async (cell: CellInHand, text: string, days: number) => String((await send(cell.secretary, raiseRequest, { unitId: cell.id, text }, ago(days)))['id']);
  const give = (cell: CellInHand, requestId: string, who: Actor, days: number, due: number) => send(office, giveRequest, { unitId, cellId: cell.id, requestId, personId: who.personId, dueOn: on(due), text: '' }, ago(days));
  if (first) {
    const road = await raise(first, 'Hỗ trợ 12 tấn xi măng để làm xong 300 m đường trục thôn.', 30);
    await give(first, road, standing, 28, -8);
    await send(standing, answerRequest, { unitId: first.id, requestId: road, text: 'Thường trực đã thống nhất cấp 12 tấn, giao Ủy ban nhân dân xã chuyển về thôn trong tháng này.' }, ago(10));
    await give(first, await raise(first, 'Giải quyết dứt điểm điểm đen rác thải ở đầu cầu, đã nêu ba lần.', 12), first.inCharge, 11, 6);
  }
  if (second) await give(second, await raise(second, 'Mở lớp hướng dẫn dịch vụ công cho các đồng chí cao tuổi.', 26), standing, 24, -4);
  if (third) await raise(third, 'Cấp lại sổ tay ghi chép cho đảng viên mới.', 3);
}

/** The office draws the plan of visits for the quarter in which the next meetings lie, and drops one visit of it. */
export async function playPlanOfVisits(together: Together, office: Actor, unitId: string, kept: readonly CellInHand[], now: Date): Promise<void> {
  await together(async (send, trx) => {
    await send(office, drawPlan, { unitId, quarter: quarterOn(addMonths(firstOfMonth(dayOf(now)), 1)).key }, now);
    const { rows } = await sql<{ cellId: string; entryId: string }>`select p.cell_id as "cellId", p.id as "entryId" from planned_visit p join unit_name n on n.unit_id = p.cell_id where p.cell_id <> all (${kept.map((cell) => cell.id)}::uuid[]) order by n.folded`.execute(trx);
    if (rows[2]) await send(office, dropVisit, { unitId, ...rows[2], reason: 'Đồng chí đi học lớp lý luận chính trị, đã dự tháng trước.' }, now);
  });
}

interface Held {
  id: string;
  startsAt: Date;
}

/** The regular meetings that were held in these cells, the latest first. */
async function meetingsHeld(trx: Trx, cells: readonly string[]): Promise<Map<string, Held[]>> {
  const { rows } = await sql<Held & { cellId: string }>`select id, cell_id as "cellId", starts_at as "startsAt" from meeting
    where cell_id = any (${cells}::uuid[]) and kind <> 'thematic' and state in ('concluded', 'written', 'filed', 'graded') order by starts_at desc`.execute(trx);
  return Map.groupBy(rows, (row) => row.cellId);
}

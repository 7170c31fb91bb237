import { sql } from 'kysely';
import { setAgenda } from '#meetings/commands.ts';
import { agendaOf } from '#meetings/queries.server.ts';
import { chooseModel, reviewModel, shareThing, takeThing } from '#models/commands.ts';
import { takenKey } from '#models/sharing.ts';
import { toGive } from '#models/sharing-queries.server.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { capital } from '#words/format.ts';
import type { Together } from './loading.ts';
import type { CellInHand } from './month.ts';

/** The cell that was a model for so many months, and lived otherwise before: its half-year and its final review are written. */
export const helped = 37;
export const monthsHelped = 8;
/** The first day of its time as a model, which is over since the first of this month. */
export const helpedFrom = (today: string): string => addMonths(firstOfMonth(today), -monthsHelped);

/**
 * A model of half a year with its first review: what it did is shared, two cells took it up for their next meeting, and one of them changed it. A cell chosen
 * this month, of which there is nothing to compare yet. And one whose time is over, reviewed to its end.
 */
export async function playModels(together: Together, standing: Actor, unitId: string, cells: ReadonlyMap<number, CellInHand>, founded: string, now: Date): Promise<void> {
  const past = cells.get(helped) ?? cells.get(7);
  if (past) await playWhole(together, standing, unitId, past, founded, now);
  const [model, another, ...takers] = [9, 8, 3, 5].map((index) => cells.get(index));
  if (!model || !another) return;
  const today = dayOf(now);
  const from = addMonths(firstOfMonth(today), -6);
  const reviewed = instantOf(`${addDays(firstOfMonth(today), 3)}T09:00`);
  const { modelId, meetings, next } = await together(async (send, trx) => {
    const { id } = await send(standing, chooseModel, {
      unitId, cellId: model.id, purpose: 'Bàn việc thiết thực của thôn, giao việc rõ người, rõ hạn', expected: 'Mỗi kỳ một việc của thôn được bàn kỹ và ra nghị quyết\nTừ chín phần mười đảng viên trở lên dự họp\nViệc giao tháng trước xong từ tám phần mười trở lên',
      helper: 'Đồng chí Hồ Thị Thương; Ban Xây dựng Đảng', decision: '15-KH/ĐU, kế hoạch của Đảng ủy', from, until: addMonths(from, 12)
    }, instantOf(`${addDays(from, -3)}T09:00`));
    await send(standing, reviewModel, {
      unitId, cellId: model.id, modelId: id, kind: 'half-year',
      words: 'Kỳ nào cũng có một việc của thôn được bàn đến nơi, nghị quyết ghi rõ người làm, hạn xong. Còn ít đồng chí trẻ phát biểu. Cách chuẩn bị nội dung nên phổ biến cho các chi bộ thôn; sáu tháng tới giúp thêm việc gợi ý thảo luận.'
    }, reviewed);
    await send(standing, chooseModel, {
      unitId, cellId: another.id, purpose: 'Sinh hoạt chuyên đề có chất lượng', expected: 'Mỗi quý một chuyên đề, bài gửi trước ba ngày, có kết luận', helper: 'Đồng chí Phan Văn Phong', decision: '31-KH/ĐU, kế hoạch của Đảng ủy', from: firstOfMonth(today), until: addMonths(firstOfMonth(today), 12)
    }, now);
    const { rows: next } = await sql<{ cellId: string; meetingId: string }>`select distinct on (cell_id) cell_id as "cellId", id as "meetingId" from meeting where cell_id = any (${takers.flatMap((cell) => cell?.id ?? [])}::uuid[])
      and state in ('planned', 'prepared') and starts_at > ${now} order by cell_id, starts_at`.execute(trx);
    return { modelId: String(id), meetings: await toGive(trx, model.id), next };
  });
  const things = meetings.flatMap((meeting) => meeting.things.map((thing) => ({ ...thing, meetingId: meeting.meetingId })));
  const given = await together(async (send) => {
    const ids: string[] = [];
    for (const thing of [things.find((one) => one.what === 'item'), things.find((one) => one.what === 'resolution')])
      if (thing) ids.push(String((await send(model.secretary, shareThing, { unitId: model.id, modelId, meetingId: thing.meetingId, what: thing.what, sourceId: thing.sourceId, title: capital(thing.title), points: thing.points, minutes: thing.minutes }, now))['id']));
    return ids;
  });
  for (const [nth, taker] of takers.entries()) {
    const meetingId = next.find((one) => one.cellId === taker?.id)?.meetingId;
    if (!taker || !meetingId || !given[0]) continue;
    await together(async (send, trx) => {
      const { id } = await send(taker.secretary, takeThing, { unitId: taker.id, meetingId, thingId: given[0] }, now);
      const items = await agendaOf(trx, taker.id, meetingId);
      if (nth > 0 || items.length === 0) return;
      const key = takenKey(String(id));
      await send(taker.secretary, setAgenda, { unitId: taker.id, meetingId, items: items.map(({ origin, key: its, title, minutes, points, paper }) => ({ origin, ...(its ? { key: its } : {}), title, minutes, points: its === key ? `${points}\nMỗi tổ liên gia nhận một phần việc, có tên người` : points, paper })).map(({ paper, ...item }) => (paper ? { ...item, paper } : item)) }, now);
    });
  }
}

/** A model from its choice over its half-year to its final review this month; nothing where there were not as many months before it. */
async function playWhole(together: Together, standing: Actor, unitId: string, { id: cellId }: CellInHand, founded: string, now: Date): Promise<void> {
  const from = helpedFrom(dayOf(now));
  if (addMonths(from, -monthsHelped) < founded) return;
  const until = addMonths(from, monthsHelped);
  const on = (day: string) => instantOf(`${day}T09:00`);
  await together(async (send) => {
    const { id: modelId } = await send(standing, chooseModel, {
      unitId, cellId, purpose: 'Sinh hoạt đều, đảng viên dự đông, nhiều người phát biểu', expected: 'Tháng nào cũng họp\nTừ chín phần mười đảng viên trở lên dự họp\nTừ một phần ba số người dự trở lên phát biểu',
      helper: 'Đồng chí Phan Văn Phong; Văn phòng Đảng ủy', decision: '08-KH/ĐU, kế hoạch của Đảng ủy', from, until
    }, on(addDays(from, -3)));
    await send(standing, reviewModel, {
      unitId, cellId, modelId, kind: 'half-year',
      words: 'Chi bộ họp đủ các tháng, đảng viên dự đông hơn trước. Bí thư gửi câu hỏi gợi ý cho từng tổ chuyên môn nên nhiều đồng chí phát biểu hơn. Chưa được: có việc giao rồi vẫn phải chuyển tháng sau. Hai tháng tới giúp chi bộ giao việc vừa sức, rõ hạn.'
    }, on(addDays(addMonths(from, 6), 3)));
    // on the first days of a month it is written today
    await send(standing, reviewModel, {
      unitId, cellId, modelId, kind: 'final', outcome: 'ended',
      words: 'Chi bộ giữ được nếp họp đủ, dự đông, nhiều người phát biểu đến hết thời gian làm điểm. Các chi bộ cùng loại cũng khá lên nên đây không chỉ là kết quả của việc làm điểm. Chưa được: còn việc phải chuyển tháng sau; cách gợi ý thảo luận chưa viết ra để nơi khác học. Kết thúc làm điểm; cấp ủy viên phụ trách tiếp tục theo dõi như các chi bộ khác.'
    }, on(addDays(until, 3)));
  });
}

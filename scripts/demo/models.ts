import { sql } from 'kysely';
import { setAgenda } from '#meetings/commands.ts';
import { agendaOf } from '#meetings/queries.server.ts';
import { chooseModel, reviewModel, shareThing, takeThing } from '#models/commands.ts';
import { takenKey } from '#models/sharing.ts';
import { toGive } from '#models/sharing-queries.server.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { capital } from '#words/format.ts';
import type { CellInHand, Send } from './month.ts';

type Together = <T>(work: (send: Send, trx: Trx) => Promise<T>) => Promise<T>;

/**
 * A model of half a year with its first review: what it did is shared, two cells took it up for their next meeting, and one of them changed it. And a cell chosen
 * this month, of which there is nothing to compare yet.
 */
export async function playModels(together: Together, standing: Actor, unitId: string, cells: ReadonlyMap<number, CellInHand>, now: Date): Promise<void> {
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

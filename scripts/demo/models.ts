import { chooseModel, reviewModel } from '#models/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import type { CellInHand, Send } from './month.ts';

type Together = <T>(work: (send: Send, trx: Trx) => Promise<T>) => Promise<T>;

/**
 * A model of half a year with its first review, and a cell chosen this month, of which there is nothing to compare yet.
 */
export async function playModels(together: Together, standing: Actor, unitId: string, cells: ReadonlyMap<number, CellInHand>, now: Date): Promise<void> {
  const [model, another] = [9, 8].map((index) => cells.get(index));
  if (!model || !another) return;
  const today = dayOf(now);
  const from = addMonths(firstOfMonth(today), -6);
  const reviewed = instantOf(`${addDays(firstOfMonth(today), 3)}T09:00`);
  await together(async (send) => {
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
  });
}

import { transferMember } from '#members/commands.ts';
import { coverPlace, dissolveUnit } from '#organisation/commands.ts';
import { addMonths, firstOfMonth, startOfDay } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { CellInHand, Send } from './month.ts';
import type { DemoCell } from './names.ts';

/** A committee with cells: who keeps its lists, who grades, who follows cells. */
export interface Ground {
  unitId: string;
  office: Actor;
  standing: Actor;
}

/** Two communes beside the one in full detail, so that the province has something to compare: most of their months are kept on paper and entered in short. Invented hamlets, invented people. */
export const neighbours: readonly { name: string; office: string; standing: string; inCharge: string; cells: readonly DemoCell[] }[] = [
  {
    name: 'Đảng bộ xã Thiên Cầm', office: 'Đậu Thị Xoan', standing: 'Phan Đình Lượng', inCharge: 'Trương Văn Khởi', cells: [
      village('Bãi Ngang', 12, 'weak'), village('Rạn Gió', 10, 'slow'), village('Cửa Lạch', 9, 'weak'), village('Muối Trắng', 11, 'good'),
      { name: 'Chi bộ Trường Tiểu học Bãi Ngang', type: 'public-service-unit', place: 'Phòng hội đồng', members: 8, habit: 'slow' }
    ]
  },
  {
    name: 'Đảng bộ xã Cẩm Duệ', office: 'Tôn Thị Huê', standing: 'Hoàng Bá Cần', inCharge: 'Dương Thị Ngân', cells: [
      village('Đồi Chè', 12, 'good'), village('Hồ Sậy', 10, 'good'), village('Thượng Nguồn', 9, 'good'), village('Khe Ngang', 4, 'weak'),
      { name: 'Chi bộ Trường Trung học cơ sở Đồi Chè', type: 'public-service-unit', place: 'Phòng hội đồng', members: 9, habit: 'good' }
    ]
  }
];
function village(name: string, members: number, habit: DemoCell['habit']): DemoCell {
  return { name: `Chi bộ thôn ${name}`, type: 'village', place: `Nhà văn hóa thôn ${name}`, members, habit };
}

/** The small cell that met now and then, and the one beside it into which it was merged, by name. */
export const merged = { from: 'Chi bộ thôn Khe Ngang', into: 'Chi bộ thôn Thượng Nguồn' };
/** The day of the merging: four months back where the demo goes back as far, else in the month in hand. */
export const mergedOn = (today: string, first: string): string => [addMonths(firstOfMonth(today), -4), addMonths(first, 1)].toSorted().at(-1)!;

/** Its members go over to the cell beside it, which covers its hamlet from then on. */
export async function playMerging(send: Send, { unitId, office }: Ground, from: CellInHand, into: CellInHand, placeId: string, on: string): Promise<void> {
  const at = startOfDay(on);
  const decision = { decisionNumber: '27-QĐ/ĐU', decisionDay: on };
  for (const member of from.members) {
    const { id } = await send(office, transferMember, { unitId, memberId: member.id, fromCellId: from.id, toCellId: into.id, on, ...decision }, at);
    into.members.push({ ...member, id: String(id), from: on });
  }
  await send(office, coverPlace, { unitId, placeId, cellId: into.id, from: on }, at);
  await send(office, dissolveUnit, { unitId: from.id, on, successorId: into.id, ...decision }, at);
}

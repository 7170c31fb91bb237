import type { CellType } from '#organisation/cell-type.ts';
import type { Turn } from './course.ts';

// Invented people: surnames, middle names and given names joined by a seeded draw. Nobody here is real.

export interface Draw {
  (below: number): number;
}

/** A small seeded generator (mulberry32): the same day and seed give the same demo. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) % 1_000_003) % below;
  };
}

const surnames = ['Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Hồ', 'Dương', 'Biện', 'Hà', 'Đoàn', 'Trương', 'Tôn', 'Thái'];
const men = {
  middle: ['Văn', 'Hữu', 'Đình', 'Xuân', 'Quang', 'Minh', 'Đức', 'Công', 'Bá', 'Trọng', 'Viết', 'Huy'],
  given: ['An', 'Bình', 'Cường', 'Dũng', 'Đạt', 'Đức', 'Hải', 'Hòa', 'Hùng', 'Khánh', 'Lâm', 'Lộc', 'Lương', 'Minh', 'Nam', 'Nghĩa', 'Phúc', 'Quân', 'Quý', 'Sơn', 'Sỹ', 'Tài', 'Thành', 'Thắng', 'Thìn', 'Toàn', 'Trung', 'Tuấn', 'Tú', 'Vinh', 'Ước']
};
const women = {
  middle: ['Thị', 'Thị', 'Thị', 'Thị Thanh', 'Thị Ngọc', 'Thị Kim', 'Thị Thu', 'Thị Minh'],
  given: ['Bình', 'Giang', 'Hà', 'Hạnh', 'Hằng', 'Hiền', 'Hoa', 'Hòa', 'Hương', 'Lan', 'Liên', 'Linh', 'Lý', 'Mai', 'Nga', 'Nhung', 'Oanh', 'Phượng', 'Quý', 'Sen', 'Tám', 'Thảo', 'Thơ', 'Thu', 'Trang', 'Tuyết', 'Vân', 'Xuân', 'Yến']
};

export function inventedName(draw: Draw): string {
  const { middle, given } = draw(5) < 2 ? women : men;
  return `${surnames[draw(surnames.length)]} ${middle[draw(middle.length)]} ${given[draw(given.length)]}`;
}

/** Cells of the demo commune: name, type, number of members, how it lives. */
export interface DemoCell {
  name: string;
  type: CellType;
  place: string;
  members: number;
  /** good: in time; slow: files late; weak: misses months and people */
  habit: 'good' | 'slow' | 'weak';
  /** how far its meeting in hand has come, and how many days from today it lies; or no plan at all. Others go by the calendar. */
  now?: 'no-plan' | { step: Turn['step']; days: number };
  /** what else is weak in it */
  weak?: readonly Weakness[];
  /** how it lived before the month from which its habit holds: it was helped since */
  was?: { habit: DemoCell['habit']; until: string };
}

/**
 * What is weak in a cell besides its habit, so that most of what a cell may be made aware of can be met somewhere: its secretary's term ends soon; it has lost its deputy, or its secretary; the same three speak;
 * how the house is run stands on its agenda; one task goes on from month to month; nobody from above comes; a criticism is said again and let lie.
 */
type Weakness = 'term-ends' | 'no-deputy' | 'no-secretary' | 'three-speak' | 'house-business' | 'carries' | 'unvisited' | 'lets-lie';
const weaknesses: Record<number, readonly Weakness[]> = { 2: ['term-ends', 'no-deputy', 'carries'], 10: ['lets-lie'], 12: ['unvisited'], 36: ['no-secretary'], 39: ['three-speak'], 43: ['house-business'] };
/** The cells with weaknesses of their own are followed by one comrade. */
export const weakCells: readonly number[] = Object.keys(weaknesses).map(Number);
/** The weak cell whose secretary signs in. */
export const weakest = 2;

/** A cell as it lives in a month. */
export const livingIn = (cell: DemoCell, month: string): DemoCell => (cell.was && month < cell.was.until ? { ...cell, habit: cell.was.habit } : cell);

const villages = ['Đồng Xanh', 'Bến Mới', 'Gò Thông', 'Ao Sen', 'Bãi Dâu', 'Cầu Gạo', 'Cồn Tranh', 'Đập Lớn', 'Giếng Ngọt', 'Hòn Nghê', 'Khe Trúc', 'Làng Chài', 'Lũy Tre', 'Mỏ Đá', 'Nương Chè', 'Ô Sen', 'Rú Gai', 'Sau Đình', 'Sông Con', 'Tây Hồ', 'Thượng Đồng', 'Trại Ổi', 'Vườn Mít', 'Xóm Lò', 'Yên Mạ', 'Bờ Kênh', 'Cửa Rừng', 'Dốc Bông', 'Đất Đỏ', 'Hồ Nước'];
const offices: [string, DemoCell['type'], string, number][] = [
  ['Chi bộ Văn phòng Đảng ủy', 'administrative-office', 'Trụ sở Đảng ủy xã', 12], ['Chi bộ Ủy ban nhân dân xã', 'administrative-office', 'Trụ sở UBND xã', 34], ['Chi bộ Mặt trận và đoàn thể', 'administrative-office', 'Trụ sở Mặt trận', 15], ['Chi bộ Trung tâm Phục vụ hành chính công', 'administrative-office', 'Trung tâm hành chính công', 8],
  ['Chi bộ Trường Tiểu học số 9', 'public-service-unit', 'Phòng hội đồng', 22], ['Chi bộ Trường Tiểu học số 10', 'public-service-unit', 'Phòng hội đồng', 19], ['Chi bộ Trường Trung học cơ sở Ao Sen', 'public-service-unit', 'Phòng hội đồng', 31], ['Chi bộ Trường Mầm non Bến Mới', 'public-service-unit', 'Phòng hội đồng', 17], ['Chi bộ Trường Mầm non Đồng Xanh', 'public-service-unit', 'Phòng hội đồng', 14], ['Chi bộ Trạm Y tế xã', 'public-service-unit', 'Trạm Y tế', 9], ['Chi bộ Trường Trung học phổ thông Sông Con', 'public-service-unit', 'Phòng hội đồng', 46],
  ['Chi bộ Hợp tác xã Dịch vụ nông nghiệp', 'private-enterprise', 'Trụ sở hợp tác xã', 6], ['Chi bộ Công ty May Lũy Tre', 'private-enterprise', 'Phòng họp công ty', 11], ['Chi bộ Công ty Vật liệu Hòn Nghê', 'private-enterprise', 'Phòng họp công ty', 5], ['Chi bộ Quỹ tín dụng nhân dân', 'private-enterprise', 'Trụ sở quỹ', 3],
  ['Chi bộ Công an xã', 'armed-forces', 'Trụ sở Công an', 14], ['Chi bộ Ban Chỉ huy Quân sự xã', 'armed-forces', 'Ban Chỉ huy Quân sự', 7], ['Chi bộ Đội quản lý thủy nông', 'public-service-unit', 'Nhà điều hành', 10],
  ['Chi bộ Trạm Thủy lợi Sông Con', 'state-enterprise', 'Nhà trực trạm', 8], ['Chi bộ học sinh Trường Trung học phổ thông Sông Con', 'students', 'Phòng Đoàn trường', 5], ['Chi bộ đảng viên lao động ngoài nước', 'abroad', 'Nhà văn hóa cộng đồng', 4]
];

/** So that on any day of the year a newcomer finds somebody at every step. */
const inHand: Record<number, NonNullable<DemoCell['now']>> = {
  0: { step: 'planned', days: 3 }, 1: { step: 'announced', days: 1 }, 2: 'no-plan', 3: { step: 'prepared', days: 2 }, 4: { step: 'concluded', days: -4 }, 5: { step: 'pre-meeting', days: 4 },
  6: { step: 'open', days: 0 }, 7: { step: 'concluded', days: -1 }, 8: { step: 'written', days: -1 }, 9: { step: 'filed', days: -1 }, 10: { step: 'announced', days: 2 }, 11: { step: 'missed', days: -1 }, 12: 'no-plan',
  13: { step: 'planned', days: -2 }, 33: { step: 'prepared', days: 3 }, 36: 'no-plan', 40: { step: 'written', days: -5 }, 44: { step: 'announced', days: 2 }
};

export function demoCells(draw: Draw): DemoCell[] {
  const habits: DemoCell['habit'][] = ['good', 'good', 'good', 'slow', 'good', 'good', 'weak', 'good'];
  const sizes = [40, 34, 47, 32, 39, 44, 36, 53, 30, 42, 60, 35, 49, 37, 33, 45, 41, 28, 51, 38, 43, 31, 46, 34, 40, 36, 32, 48, 39, 35];
  const cells = [
    ...villages.map((name, index): DemoCell => ({ name: `Chi bộ thôn ${name}`, type: 'village', place: `Nhà văn hóa thôn ${name}`, members: sizes[index]!, habit: habits[draw(habits.length)]! })),
    ...offices.map(([name, type, place, members]): DemoCell => ({ name, type, place, members, habit: habits[draw(habits.length)]! }))
  ];
  return cells.map((cell, index) => {
    const now = inHand[index];
    const weak = weaknesses[index] ? { weak: weaknesses[index] } : {};
    // who says the same criticism again holds its meetings, who lets three speak prepares them
    const habit = now === 'no-plan' ? 'weak' : (now || weaknesses[index]) && cell.habit === 'weak' ? 'good' : cell.habit;
    return { ...cell, ...weak, ...(now ? { now } : {}), habit };
  });
}

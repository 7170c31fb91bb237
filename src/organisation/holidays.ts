import { addDays, firstOfMonth, weekday, yearOf } from './day.ts';

export interface Holiday {
  day: string;
  kind: 'holiday' | 'in-lieu';
  name: string;
  source: string;
  /** false: expected, not yet decided; an office can correct it */
  confirmed: boolean;
}

const labourCode = 'Bộ luật Lao động 45/2019/QH14, điều 112';
const lieuByLaw = 'Bộ luật Lao động 45/2019/QH14, điều 111 khoản 3';
const cultureDay = 'Nghị quyết 28/2026/QH16, điều 2';
const announced = { 2025: 'Thông báo 6150/TB-BLĐTBXH', 2026: 'Thông báo 9441/TB-BNV (16/10/2025)', newYear2026: 'Văn bản 12729/VPCP-KGVX (25/12/2025)' };
const run = (first: string, days: number, name: string, confirmed: boolean, source = labourCode): Holiday[] =>
  Array.from({ length: days }, (_, index) => ({ day: addDays(first, index), kind: 'holiday', name, source, confirmed }));
const inLieu = (day: string, name: string, confirmed: boolean, source: string): Holiday => ({ day, kind: 'in-lieu', name, source, confirmed });

/**
 * What the table of holidays starts with; the table in the database is what the rules ask, and the highest office keeps it.
 * Days of Tết and the second day of the National Day are decided for each year by a notice; those of 2027 had not been found
 * announced, they stand as the law would have them.
 */
export const firstHolidays: readonly Holiday[] = [
  ...run('2025-01-01', 1, 'Tết Dương lịch', true),
  ...run('2025-01-27', 5, 'Tết Nguyên đán Ất Tỵ', true, announced[2025]),
  ...run('2025-04-07', 1, 'Giỗ Tổ Hùng Vương', true),
  ...run('2025-04-30', 2, 'Ngày Chiến thắng, Quốc tế Lao động', true),
  inLieu('2025-05-02', 'Nghỉ hoán đổi', true, announced[2025]),
  ...run('2025-09-01', 2, 'Quốc khánh', true, announced[2025]),
  ...run('2026-01-01', 1, 'Tết Dương lịch', true),
  inLieu('2026-01-02', 'Nghỉ hoán đổi', true, announced.newYear2026),
  ...run('2026-02-16', 5, 'Tết Nguyên đán Bính Ngọ', true, announced[2026]),
  ...run('2026-04-26', 1, 'Giỗ Tổ Hùng Vương', true),
  inLieu('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', true, lieuByLaw),
  ...run('2026-04-30', 2, 'Ngày Chiến thắng, Quốc tế Lao động', true),
  inLieu('2026-08-31', 'Nghỉ hoán đổi', true, announced[2026]),
  ...run('2026-09-01', 2, 'Quốc khánh', true, announced[2026]),
  ...run('2026-11-24', 1, 'Ngày Văn hóa Việt Nam', true, cultureDay),
  ...run('2027-01-01', 1, 'Tết Dương lịch', true),
  ...run('2027-02-05', 5, 'Tết Nguyên đán Đinh Mùi', false),
  ...[10, 11].map((day) => inLieu(`2027-02-${day}`, 'Nghỉ bù Tết Nguyên đán', false, lieuByLaw)),
  ...run('2027-04-16', 1, 'Giỗ Tổ Hùng Vương', true),
  ...run('2027-04-30', 2, 'Ngày Chiến thắng, Quốc tế Lao động', true),
  inLieu('2027-05-03', 'Nghỉ bù Quốc tế Lao động', false, lieuByLaw),
  ...run('2027-09-02', 1, 'Quốc khánh', true),
  ...run('2027-09-03', 1, 'Quốc khánh', false),
  ...run('2027-11-24', 1, 'Ngày Văn hóa Việt Nam', true, cultureDay)
];

/** So many days ahead the days off should be known by their document; the notice about Tết usually comes in October or November of the year before. */
const knownAhead = 120;

export interface Awaited {
  /** expected days soon to come, whose official text should be entered */
  expected: number;
  first: string | null;
  /** from October on the next year, where none of its days off are recorded */
  yearWithout: number | null;
}

/** What of the days off is still to be entered from an official text, as of a day. */
export function awaited(holidays: readonly Pick<Holiday, 'day' | 'confirmed'>[], today: string): Awaited {
  const expected = holidays.filter((one) => !one.confirmed && one.day >= today && one.day <= addDays(today, knownAhead)).map((one) => one.day).sort();
  const next = yearOf(today) + 1;
  const without = today.slice(5) >= '10-01' && !holidays.some((one) => yearOf(one.day) === next);
  return { expected: expected.length, first: expected[0] ?? null, yearWithout: without ? next : null };
}

/** Saturday, Sunday, a holiday or a day off in lieu. */
export function isDayOff(day: string, holidays: readonly Pick<Holiday, 'day'>[]): boolean {
  return weekday(day) === 0 || weekday(day) === 6 || holidays.some((one) => one.day === day);
}

/**
 * The regular meeting is on day 3 of each month; where that is a day off, or for a special reason, within the first week
 * (Chỉ thị 50-CT/TW; HD 42-HD/BTCTW). Proposes day 3, or the next working day of the first week, or day 3 where there is none.
 */
export function regularDay(month: string, holidays: readonly Pick<Holiday, 'day'>[]): string {
  const third = addDays(firstOfMonth(month), 2);
  for (let day = third; day <= addDays(third, 4); day = addDays(day, 1)) if (!isDayOff(day, holidays)) return day;
  return third;
}

export type RegularDay = 'day-three' | 'first-week' | { refused: 'day-needs-reason' | 'day-outside-first-week'; field: 'dayReason' };

/** Judges a chosen day. Off day 3 on a working day, or past the first week, a reason must be written. */
export function judgeRegularDay(day: string, month: string, holidays: readonly Pick<Holiday, 'day'>[], reason: string): RegularDay {
  const third = addDays(firstOfMonth(month), 2);
  if (day === third) return 'day-three';
  const inFirstWeek = firstOfMonth(day) === firstOfMonth(month) && day <= addDays(third, 4);
  if (!inFirstWeek) return reason ? 'first-week' : { refused: 'day-outside-first-week', field: 'dayReason' };
  return reason || isDayOff(third, holidays) ? 'first-week' : { refused: 'day-needs-reason', field: 'dayReason' };
}

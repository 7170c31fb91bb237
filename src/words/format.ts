import { clockOf, dayOf, weekday } from '#organisation/day.ts';

export type Lang = 'vi' | 'en';

const days = { vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] };
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 03/12/2026 · 3 Dec 2026, which no column is too narrow for: its spaces do not break */
export function shortDay(lang: Lang, day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return lang === 'vi' ? `${date}/${month}/${year}` : `${Number(date)}\u00a0${months[Number(month) - 1]!.slice(0, 3)}\u00a0${year}`;
}
/** A day known as exactly as it is kept: 15/08/1975, 08/1975, 1975 */
export const partDay = (lang: Lang, day: string): string => (day.length === 10 ? shortDay(lang, day) : day.split('-').reverse().join('/'));
/** thứ Năm 03/12/2026 */
export const longDay = (lang: Lang, day: string): string => `${days[lang][weekday(day)]} ${shortDay(lang, day)}`;
/** 19 giờ 30 · 19:30 */
export function clock(lang: Lang, instant: Date): string {
  const [hour, minute] = clockOf(instant).split(':') as [string, string];
  return lang === 'vi' ? `${Number(hour)} giờ ${minute}` : `${hour}:${minute}`;
}
/** thứ Năm 03/12/2026, 19 giờ 30; instants are shown as the clock in Việt Nam shows them */
export const moment = (lang: Lang, instant: Date): string => `${longDay(lang, dayOf(instant))}, ${clock(lang, instant)}`;
/** 03/12, 19:30 */
export const briefMoment = (instant: Date): string => `${dayOf(instant).slice(8)}/${dayOf(instant).slice(5, 7)}, ${clockOf(instant)}`;
/** tháng 12/2026 · December 2026 */
export const monthName = (lang: Lang, month: string): string => (lang === 'vi' ? `tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}` : `${months[Number(month.slice(5, 7)) - 1]}\u00a0${month.slice(0, 4)}`);
/** 1.300 · 1,300 */
export const number = (lang: Lang, value: number): string => new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB').format(value);
/** 7,4 · 7.4 */
export const decimal = (lang: Lang, value: number): string => new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
/** 90,6 % with a no-break space; a dash where there is no base */
export const percentage = (lang: Lang, value: number | null): string =>
  value === null ? '–' : `${new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { minimumFractionDigits: 0, maximumFractionDigits: 1 }).format(value)}\u00a0%`;
/** 1 cell · 2 cells: English has one word for one and another for more, Vietnamese the same */
export const counted = (n: number | string, one: string): string => `${n} ${String(n) === '1' ? one : `${one}s`}`;
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

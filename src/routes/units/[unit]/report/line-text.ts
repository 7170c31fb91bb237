import type { ReportLine } from '#reports/month-report.ts';
import type { PeriodLine } from '#reports/period-report.ts';
import { reportPeriodOf } from '#reports/period.ts';
import { monthName, type Lang } from '#words/format.ts';
import { words, type Words } from '#words/words.ts';

// A cell's line in the reader's language; on the paper itself it is Vietnamese (playbooks/report.ts).

/** What the self-mark lost, group by group, with the cell's own words. */
export const lossText = (line: Pick<ReportLine, 'lost'>, all: Words): string => line.lost.map((one) => `${all.live.groups[one.criterion] ?? one.criterion}${one.points === null ? `: ${all.scoring.met[0]!.toLocaleLowerCase('vi')}` : ` −${one.points}`}${one.note ? ` (${one.note})` : ''}`).join('; ');
/** Why there was no meeting. */
export const whyText = (line: Pick<ReportLine, 'none'>, all: Words): string => (line.none ? [all.report.whyNot[line.none.why], line.none.reason].filter(Boolean).join(': ') : '');
/** What a half-year's or a year's line notes by itself: the months that were due and not held. */
export const notesText = (line: Pick<PeriodLine, 'missing'>, all: Words): string => (line.missing.length > 0 ? all.report.notHeld(line.missing.map((month) => all.report.monthShort(Number(month.slice(5, 7)))).join(', ')) : '');

/** What a period is called: a month, a half, a year. */
export function periodText(key: string, lang: Lang): string {
  const period = reportPeriodOf(key)!;
  return period.part === 'month' ? monthName(lang, period.from) : words(lang).regime.period[period.part]!(period.number, period.year);
}

import { addDays } from '#organisation/day.ts';
import type { ReportPeriod } from './period.ts';

/** The name under which a level keeps by which day of the next month the committees below it close their reports; no text that could be read says one (FIELD §13.7). */
export const reportDueSetting = 'report.due';
/** Days after the period's end, where nobody chose otherwise: ours. */
export const reportDueStandard = 5;

/** The last day to close the report of a period in time, `days` after its end. */
export const dueDay = (period: Pick<ReportPeriod, 'to'>, days: number): string => addDays(period.to, days);

/** Which organisations report on cells: those that have them. A province's own report is made of its committees'. */
export const reportsOnCells = (kind: string): boolean => ['committee', 'grassroots', 'intermediate'].includes(kind);

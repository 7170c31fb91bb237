import { addDays } from '#organisation/day.ts';
import { isOverCommittees } from '#organisation/levels.ts';
import type { ReportPeriod } from './period.ts';

/** The name under which a level keeps by which day of the next month the committees below it close their reports; no text that could be read says one (FIELD §13.7). */
export const reportDueSetting = 'report.due';
/** Days after the period's end, where nobody chose otherwise: ours. */
export const reportDueStandard = 5;

/** The last day to close the report of a period in time, `days` after its end. */
export const dueDay = (period: Pick<ReportPeriod, 'to'>, days: number): string => addDays(period.to, days);

/** So many days after what holds for the committees below it, whoever chose that, a level that reports on them closes its own: ours, so that theirs are there. */
export const reportDueLater = 5;

/** Which organisations report on cells: those that have them. */
export const reportsOnCells = (kind: string): boolean => ['committee', 'grassroots', 'intermediate'].includes(kind);
/** Which report on committees: their report is made of those of the committees just below. */
export const reportsOnCommittees = isOverCommittees;
/** Which report to a level above: the highest of all has the figures, and nobody to send them to. */
export const reportsUpward = (kind: string): boolean => kind !== 'central' && (reportsOnCells(kind) || reportsOnCommittees(kind));

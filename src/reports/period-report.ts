import { percent, type Share } from '#members/percentage.ts';
import type { Figure, MonthFigures } from './month-report.ts';
import type { ReportPeriod } from './period.ts';
import { rangeOfSeveral, regimeOf, type CellPeriod, type Range } from './regime.ts';

/** What is known of a cell's half-year or year beside its summaries. */
export interface PeriodSaid {
  id: string;
  members: number;
  /** by quarter: themes in the plan, and those that were held */
  themes: { quarter: number; planned: number; held: number }[];
  /** who became a probationary member here, and was in no cell before */
  admissions: number;
}

/** A cell's line of the half-year's or the year's report: the columns of the offices' own sheet (FIELD §9). Inspection has none until inspections are kept. */
export interface PeriodLine {
  id: string;
  name: string;
  members: number;
  kept: Share;
  attendance: Share;
  spoke: Share;
  themes: { quarter: number; planned: number; held: number }[];
  admissions: number;
  /** months that were due and not held */
  missing: string[];
}
export interface PeriodFigures {
  part: 'half' | 'year';
  period: string;
  asOf: string;
  lines: PeriodLine[];
  /** `range`: of attendance over its months, where several had meetings; reports closed before it was told have none */
  totals: { cells: number; members: number; kept: Share; attendance: Share; range?: Range | null; spoke: Share; themes: { quarter: number; share: Share }[]; admissions: number };
  elsewhere: MonthFigures['elsewhere'];
}

/** The figures of a half-year or a year from its cells, by the same definitions as the page of the regime. */
export function periodFigures(period: ReportPeriod, asOf: string, cells: readonly CellPeriod[], said: readonly PeriodSaid[], elsewhere: PeriodFigures['elsewhere'], now: Date): PeriodFigures {
  const known = new Map(said.map((one) => [one.id, one]));
  const regime = regimeOf(period, cells, now);
  const each = new Map(regime.cells.map((one) => [one.id, one]));
  const quarters = regime.quarters.map((one) => one.quarter);
  const lines = cells.map((cell): PeriodLine => {
    const { kept, attendance, spoke } = each.get(cell.id)!;
    const one = known.get(cell.id) ?? { members: 0, themes: [], admissions: 0 };
    const alone = regimeOf(period, [cell], now);
    return {
      id: cell.id, name: cell.name, members: one.members, kept, attendance, spoke, admissions: one.admissions,
      themes: quarters.map((quarter) => one.themes.find((theme) => theme.quarter === quarter) ?? { quarter, planned: 0, held: 0 }),
      missing: alone.months.filter((month) => month.over && month.due.base > 0 && month.due.of === 0).map((month) => month.month)
    };
  });
  const sum = (of: (line: PeriodLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    part: period.part as 'half' | 'year', period: period.key, asOf, lines, elsewhere: [...elsewhere],
    totals: { cells: lines.length, members: sum((line) => line.members), kept: regime.kept, attendance: regime.attendance, range: rangeOfSeveral(regime.months), spoke: regime.spoke, themes: regime.quarters.map(({ quarter, share }) => ({ quarter, share })), admissions: sum((line) => line.admissions) }
  };
}

/** The figures of a report on cells. */
export type CellFigures = MonthFigures | PeriodFigures;

/** The figures of a line as short texts, in the order they are told; since when is not kept for so long. */
export const periodTexts = (line: PeriodLine): Partial<Record<Figure, string>> => ({
  cell: line.name, members: String(line.members), kept: share(line.kept), attendance: share(line.attendance), spoke: share(line.spoke), themes: line.themes.map((one) => `${one.held}/${one.planned}`).join(' '), admissions: String(line.admissions)
});
/**
 * What a report says of all its cells and no line of it says: the range of attendance, which may be another where no line is. None of a report closed before it was told.
 * What else it says of them all is the sum of its lines.
 */
export const wholeTexts = ({ totals: { range } }: PeriodFigures): Partial<Record<Figure, string>> => (range === undefined ? {} : { range: range === null ? '' : `${percent(range.least)} ${percent(range.most)}` });
/** Under this id the whole stands among the lines in what is told of a report. */
export const whole = 'whole';
const share = ({ of, base }: Share) => (base > 0 ? `${of}/${base}` : '');

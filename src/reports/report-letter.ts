import { cellRegimeWords, overviewWords, regimeWords, reportWords as w } from '../../playbooks/report.ts';
import { placeAndDate, type Block, type Letter, type Signature } from '#documents/letter.ts';
import type { Change } from './month-report.ts';
import type { Figures } from './committees-report.ts';
import type { BesideKin } from './kin.ts';
import { reportPeriodOf, type RegimePeriod } from './period.ts';
import { standingOf, type CellRegime, type MonthRegime, type Regime, type RegimeBelow } from './regime.ts';
import type { FigureShown, Spread } from './spread.ts';
import { overviewMeasures, type Overview } from './overview.ts';
import type { CellType } from '#organisation/cell-type.ts';
import type { Share } from '#members/percentage.ts';

/** What every report of a committee carries beside its content. */
export interface ReportFrame {
  superior: string;
  issuer: string;
  town: string;
  signature: Signature;
  recipients: string[];
  banner: string | null;
}
export interface ReportWords {
  remarks: string;
  proposals: string;
  /** which of its supplements it is, and of which report; the report itself is none */
  supplement: { n: number; number: string } | null;
}

/** A committee's report as a paper: the totals in sentences, the sheet of the cells, what became other in the reports before, the office's words. */
export function reportLetter(figures: Figures, changes: readonly Change[], words: ReportWords, frame: ReportFrame, day: string): Letter {
  const period = reportPeriodOf(figures.period)!;
  const paragraphs = (text: string): Block[] => text.split('\n').filter(Boolean).map((paragraph) => ({ paragraph }));
  const parts: { title: string; blocks: Block[] }[] = [
    { title: w.general, blocks: (figures.part === 'committees' ? w.committeesTotals(figures) : figures.part === 'month' ? w.totals(figures.totals, figures.asOf) : w.periodTotals(figures)).map((paragraph) => ({ paragraph })) },
    { title: figures.part === 'committees' ? w.committees : w.cells, blocks: [sheetOf(figures), ...(figures.elsewhere.length > 0 ? [{ paragraph: w.elsewhere(figures.elsewhere) }] : [])] },
    ...(changes.length > 0 ? [{ title: w.changes, blocks: [{ table: { columns: w.changeColumns(figures.part === 'committees'), widths: w.changeWidths, rows: changes.map((one) => w.change(one, figures.part === 'committees')), small: true as const } }] }] : []),
    ...(words.remarks ? [{ title: w.remarks, blocks: paragraphs(words.remarks) }] : []),
    ...(words.proposals ? [{ title: w.proposals, blocks: paragraphs(words.proposals) }] : [])
  ];
  const { superior, issuer, town, signature, recipients, banner } = frame;
  return {
    kind: 'report', day, layout: null, draft: false, superior, issuer, number: '', placeAndDate: placeAndDate(town, day), type: w.type, recipients, seal: null, banner,
    subject: `${w.subject(period)}${words.supplement ? w.supplement(words.supplement.n, words.supplement.number) : ''}`,
    blocks: parts.flatMap((part, index): Block[] => [{ heading: `${['I', 'II', 'III', 'IV', 'V'][index]!}. ${part.title}` }, ...part.blocks]),
    signatures: [signature], facts: { figures, changes: [...changes] }
  };
}

/** The sheet of the cells, in the columns of the offices' own for a month or for longer; of a level above committees theirs. */
function sheetOf(figures: Figures): Block {
  if (figures.part === 'month') return { table: { columns: w.columns, widths: w.widths, rows: figures.lines.map(w.line), small: true } };
  const quarters = figures.totals.themes.map((one) => one.quarter);
  if (figures.part === 'committees') return { table: { columns: w.committeeColumns(figures.span, quarters), widths: w.committeeWidths(figures.span, quarters), rows: figures.lines.map((line, index) => w.committeeLine(figures, line, index)), small: true } };
  return { table: { columns: w.periodColumns(quarters), widths: w.periodWidths(quarters), rows: figures.lines.map(w.periodLine), small: true } };
}

/** More lines than this are no paper any more, some forty pages: a Word file of 8,000 lines took 36 s and 1.7 GB to make. */
const mostOnPaper = 1000;

/** The regime of a period as a sheet of figures: of the page, with how they are counted, and nothing that makes it a report. `trend`: twelve months, to the last of the period that has begun; `spread`: one figure among the cells by type and size. */
export function regimeLetter(period: RegimePeriod, regime: Regime, below: readonly RegimeBelow[], elsewhere: readonly { name: string; now: string }[], trend: Regime['months'], spread: { figure: FigureShown; lines: readonly Spread[] }, definitions: readonly string[], asOf: string, frame: ReportFrame, day: string): Letter {
  const table = (columns: string[], widths: number[], rows: string[][]): Block => ({ table: { columns, widths, rows, small: true } });
  const { superior, issuer, town, banner } = frame;
  const r = regimeWords;
  // a month is no quarter
  const quarters = regime.quarters.length > 0;
  return {
    kind: 'regime', day, layout: null, draft: false, superior, issuer, number: '', placeAndDate: placeAndDate(town, day), type: r.type, subject: r.subject(period), recipients: [], seal: null, banner, signatures: [],
    blocks: [
      ...r.totals(regime, asOf).map((paragraph) => ({ paragraph })), { heading: r.months }, table(r.monthColumns, r.monthWidths, regime.months.map(r.month)), { heading: r.trend(trend.at(-1)!.month) }, table(r.monthColumns, r.monthWidths, trend.map(r.month)), { heading: r.spread(spread.figure) }, table(r.spreadColumns(spread.figure), r.spreadWidths, spread.lines.map(r.spreadLine)), ...(below.length > 0 ? [{ heading: r.below }, table(r.belowColumns(quarters), r.belowWidths, below.map(r.belowLine))] : []), { heading: r.cells }, regime.cells.length > mostOnPaper ? { paragraph: r.tooLong(regime.cells.length) } : table(r.cellColumns(quarters), r.cellWidths(quarters), regime.cells.map((one, index) => r.cell(one, index, quarters))),
      ...(elsewhere.length > 0 ? [{ paragraph: w.elsewhere(elsewhere) }] : []),
      { heading: r.definitions }, ...definitions.map((paragraph) => ({ paragraph }))
    ]
  };
}

/** What the page of a cell's regime shows: the cell as it stood on a day, the period beside the same length before it, one figure beside the cells of its kind. */
export interface CellRegimeShown {
  period: RegimePeriod;
  asOf: string;
  name: string;
  above: string;
  type: CellType | null;
  /** why there is nothing to tell: on that day it was not founded yet, or was no more */
  absent: 'not-yet' | 'no-more' | null;
  whole: CellRegime | null;
  before: { period: RegimePeriod; whole: CellRegime } | null;
  months: readonly MonthRegime[];
  /** twelve months, to the last of the period that has begun */
  trend: readonly MonthRegime[];
  /** months in which a theme was held */
  thematic: ReadonlySet<string>;
  /** the meetings that were held, by their month */
  meetings: ReadonlyMap<string, string>;
  figure: FigureShown;
  kin: BesideKin | null;
}

/** A cell's regime as a sheet of figures, with how they are counted. Like that of a committee it is no report: without a number, and unsigned. */
export function cellRegimeLetter(shown: CellRegimeShown, definitions: readonly string[], { superior, issuer, town, banner }: Pick<ReportFrame, 'superior' | 'issuer' | 'town' | 'banner'>, day: string): Letter {
  const { period, whole, before, months, trend, kin, figure } = shown;
  const table = (columns: string[], widths: number[], rows: string[][]): Block => ({ table: { columns, widths, rows, small: true } });
  const c = cellRegimeWords;
  const r = regimeWords;
  const ofMonths = (of: readonly MonthRegime[]) => table(c.monthColumns, c.monthWidths, of.map((one) => c.month(one, standingOf(one, shown.meetings.has(one.month)), shown.thematic.has(one.month))));
  const nothing: Block[] = [{ paragraph: shown.absent ? c.absent[shown.absent](shown.asOf) : c.nothing }];
  return {
    kind: 'cell-regime', day, layout: null, draft: false, superior, issuer, number: '', placeAndDate: placeAndDate(town, day), type: r.type, subject: r.subject(period), recipients: [], seal: null, banner, signatures: [],
    blocks: !whole || months.length === 0 ? nothing : [
      { paragraph: c.asOf(shown) }, table(c.figureColumns(before?.period ?? null), c.figureWidths(before !== null), c.figures(whole, before?.whole ?? null, period.part !== 'month')), { paragraph: c.more(whole) },
      { heading: r.months }, ofMonths(months),
      // of a whole year that is over they are the months above
      ...(trend.length === months.length && trend[0]!.month === months[0]!.month ? [] : [{ heading: r.trend(trend.at(-1)!.month) }, ofMonths(trend)]),
      { heading: c.kin(figure) }, ...(!kin ? [{ paragraph: c.noKin }] : kin.few ? [{ paragraph: c.few }] : [{ paragraph: c.beside(figure, kin) }, table(c.kinColumns(figure), c.kinWidths, [c.kinLine(kin)])]),
      { heading: r.definitions }, ...definitions.map((paragraph) => ({ paragraph }))
    ]
  };
}

/** More columns than this stand side by side on the long side only. */
const mostUpright = 8;

/** A list of a page as a sheet: its columns as wide beside each other as they are in the spreadsheet. Nothing makes it a report. Of one that is too long it says that it is, and where it can be read. */
export function listLetter(title: string, columns: readonly { title: string; width: number }[], rows: string[][], { superior, issuer, town, banner }: ReportFrame, day: string): Letter {
  return {
    kind: 'list', day, layout: null, draft: false, superior, issuer, number: '', placeAndDate: placeAndDate(town, day), type: regimeWords.type, subject: title, recipients: [], seal: null, banner, signatures: [], ...(columns.length > mostUpright && rows.length <= mostOnPaper ? { lying: true as const } : {}),
    blocks: [rows.length > mostOnPaper ? { paragraph: regimeWords.tooLong(rows.length) } : { table: { columns: columns.map((one) => one.title), widths: columns.map((one) => one.width), rows, small: true } }]
  };
}

/** What an overview shows of a month and of the one before it. */
export interface OverviewShown {
  month: string;
  before: string;
  asOf: string;
  cells: number;
  /** so many more stood there on that day and belong elsewhere since: not counted in the figures, but in what is known of each committee below */
  elsewhere: number;
  figures: Overview;
  then: Overview;
  /** of a level above: each committee below, and whether it has closed its report */
  below: readonly { name: string; cells: number; kept: Share; attendance: Share; tasks: Share; closed: boolean }[];
}

/** The six figures of a committee's month as a sheet, with how they are counted. */
export function overviewLetter({ month, before, asOf, cells, elsewhere, figures, then, below }: OverviewShown, names: Readonly<Record<string, string>>, definitions: readonly string[], frame: ReportFrame, day: string): Letter {
  const table = (columns: string[], widths: number[], rows: string[][]): Block => ({ table: { columns, widths, rows, small: true } });
  const { superior, issuer, town, banner } = frame;
  const o = overviewWords;
  return {
    kind: 'overview', day, layout: null, draft: false, superior, issuer, number: '', placeAndDate: placeAndDate(town, day), type: regimeWords.type, subject: o.subject(month), recipients: [], seal: null, banner, signatures: [],
    blocks: [
      { paragraph: o.counted(asOf, cells) }, table(o.columns(month, before), o.widths, overviewMeasures.map((measure) => o.line(names[measure]!, figures[measure], then[measure]))), ...(elsewhere > 0 ? [{ paragraph: o.elsewhere(elsewhere, below.length > 0) }] : []),
      ...(below.length > 0 ? [{ heading: o.below }, table(o.belowColumns, o.belowWidths, below.map(o.belowLine))] : []), { heading: regimeWords.definitions }, ...definitions.map((paragraph) => ({ paragraph }))
    ]
  };
}

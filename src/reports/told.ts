import { dayOf } from '#organisation/day.ts';
import { committeeTexts, type Figures } from './committees-report.ts';
import { monthTexts, recordedAt, type Change, type Figure, type Recorded } from './month-report.ts';
import { periodTexts, whole, wholeTexts } from './period-report.ts';

// What the reports of a committee let whoever reads them know. A paper is read with its lines first and then with the changes it tells; the next one tells what is
// other than is known by then. So a correction that is taken back is told as well, and nothing is told twice.

/** What is known of a period, line by line and in order: each figure as a short text. A line that is not there has none. */
type Known = ReadonlyMap<string, { name: string; texts: Partial<Record<Figure, string>> }>;

/** What of a closed report is read again: what it tells, and what it states where that is asked for. */
export interface Paper {
  figures: Figures | null;
  changes: readonly Change[];
  closedAt: Date;
}

/** The figures of a period as a report states them, and the facts of this moment they are held against: of cells the same, of committees what is known beside their closed reports. `recorded`: of cells in a month, by their ids, since when that is so. */
export interface FiguresNow {
  stated: Figures;
  facts: Figures;
  recorded: ReadonlyMap<string, Recorded>;
}

/** What a paper tells that is closed after others: of its own period, and of those before it what is other by now than the papers let a reader know, whichever of them said so last. */
export const toldBy = (papers: readonly Paper[], here: FiguresNow, before: readonly FiguresNow[]): Change[] => [
  ...toldHere(knownBy(papers, here.stated.period), lastOf(papers, here.stated.period), here), ...before.flatMap(({ facts, recorded }) => changesSince(knownBy(papers, facts.period)!, lastOf(papers, facts.period), facts, recorded))
];

/**
 * What a paper tells of its own period. A supplement tells what is other than is known from the papers before it. And of any paper made of committees' reports: where
 * the records differ from a line it takes from one, that is told beside the line, by that report's number, also where an earlier paper did so
 * beside the same line: each paper states its lines anew, and is to be read without the others. Told once where both would say the same.
 */
function toldHere(known: Known | null, closedAt: Date | null, { stated, facts, recorded }: FiguresNow): Change[] {
  const lines = statedBy(stated);
  const beside = changesSince(lines, closedAt, facts, recorded).map((one) => ({ ...one, by: lines.get(one.cellId)?.texts.report ?? '' }));
  const told = new Set(beside.map(same));
  return [...(known ? changesSince(known, closedAt, facts, recorded) : []).filter((one) => !told.has(same(one))), ...beside];
}
const same = ({ cellId, figure, was }: Change): string => [cellId, figure, was].join(' ');

/** What a paper alone lets a reader know of its own period. */
export const knownFrom = (figures: Figures, changes: readonly Change[]): Known => knownBy([{ figures, changes }], figures.period)!;

/** What the papers of a unit, in the order they were closed, let a reader know of a period: what the last report of the period or its last supplement states, and what any paper told of it since. Null where none states it. */
function knownBy(papers: readonly Omit<Paper, 'closedAt'>[], period: string): Known | null {
  return papers.reduce<Known | null>((known, { figures, changes }) => {
    const read = figures?.period === period ? statedBy(figures) : known;
    return read && withTold(read, changes.filter((one) => one.period === period));
  }, null);
}

/** When the last paper was closed that says something of a period: it told whatever was other by then. */
const lastOf = (papers: readonly Paper[], period: string): Date | null => papers.findLast(({ figures, changes }) => figures?.period === period || changes.some((one) => one.period === period))?.closedAt ?? null;

/**
 * What is other now than is known: of a line that is still there each figure that differs, of one that is new or has come back every figure it has, of
 * one that is gone only that it is; lines that came in between last. Of a cell that belongs elsewhere by now nothing is known here.
 * Nothing of it is ever put into a report that is closed. `closedAt`: when the last paper was closed that says what is known; `recorded`: for since when, of a month
 * of cells. What was recorded before that paper was closed, and is other than it says all the same, became so by something else: since when is not known.
 */
export function changesSince(known: Known, closedAt: Date | null, now: Figures, recorded: ReadonlyMap<string, Recorded>): Change[] {
  const after = statedBy(now);
  const left = new Set<string | undefined>(now.part === 'committees' ? [] : now.elsewhere.map((one) => one.id));
  const sinceOf = (id: string, { figure, was, is }: Pick<Change, 'figure' | 'was' | 'is'>): string | null => {
    if (now.part === 'month') {
      // a cell that was not here when the paper was closed came later than what it recorded
      const at = known.has(id) ? recordedAt({ figure, was, is }, recorded.get(id) ?? {}) : null;
      return at && (!closedAt || at >= closedAt) ? dayOf(at) : null;
    }
    const report = now.part === 'committees' && figure === 'report' ? now.lines.find((line) => line.id === id)?.report : null;
    return report && report.supplements === 0 && (!closedAt || report.day >= dayOf(closedAt)) ? report.day : null;
  };
  return [...new Set([...known.keys(), ...after.keys()])].filter((id) => !left.has(id)).flatMap((id) => {
    const [before, line] = [known.get(id), after.get(id)];
    return (Object.keys({ ...before?.texts, ...line?.texts }) as Figure[]).flatMap((figure): Change[] => {
      const [was, is] = [before?.texts[figure] ?? '', line?.texts[figure] ?? ''];
      // a report that was closed before ranges were told says nothing of it: then nothing became other
      if (was === is || (!line && !saysItIsThere(figure)) || (figure === 'range' && before?.texts.range === undefined)) return [];
      return [{ period: now.period, cellId: id, cell: (line ?? before)!.name, figure, was, is, since: sinceOf(id, { figure, was, is }) }];
    });
  });
}

function statedBy(figures: Figures): Known {
  if (figures.part === 'committees') return new Map(figures.lines.map((line) => [line.id, { name: line.name, texts: committeeTexts(figures, line) }]));
  if (figures.part === 'month') return new Map(figures.lines.map((line) => [line.id, { name: line.name, texts: monthTexts(line) }]));
  return new Map([...figures.lines.map((line) => [line.id, { name: line.name, texts: periodTexts(line) }] as const), [whole, { name: '', texts: wholeTexts(figures) }]]);
}

function withTold(known: Known, changes: readonly Change[]): Known {
  const read = new Map(known);
  for (const { cellId, cell, figure, is } of changes)
    if (saysItIsThere(figure) && is === '') read.delete(cellId);
    else read.set(cellId, { name: cell, texts: { ...read.get(cellId)?.texts, [figure]: is } });
  return read;
}

const saysItIsThere = (figure: Figure): boolean => figure === 'cell' || figure === 'committee';

import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { dayOf } from '#organisation/day.ts';
import { aimOf, median, shown, slowestFirst, verdictOf, type Figure } from './outcome.ts';

/** A figure, which benchmark found it, how busy the machine was when that began, and whether on the commit compared with. */
export interface Row extends Figure {
  name: string;
  load: number;
  before: boolean;
}

/** Every figure with its aim and verdict. */
export const judged = (rows: readonly Row[]): string => table(heading(), ['benchmark', 'figure', 'value', 'aim', 'verdict', 'beside it', 'load before'],
  slowestFirst(rows).map((row) => [row.name, row.what, `${shown(row.value)} ${row.unit}`.trim(), aimOf(row), verdictOf(row), row.beside ?? '', row.load.toFixed(1)]));

/** Each figure on two commits, measured turn by turn in one run: the medians and their ratio, the most changed first. */
export function compared(rows: readonly Row[], commit: string): string {
  const keys = [...new Set(rows.map((row) => `${row.name}\n${row.what}`))];
  const lines = keys.flatMap((key) => {
    const its = rows.filter((row) => `${row.name}\n${row.what}` === key);
    const of = (before: boolean) => its.filter((row) => row.before === before).map((row) => row.value);
    if (of(true).length === 0 || of(false).length === 0) return [];
    const [then, now] = [median(of(true)), median(of(false))];
    return [{ row: its.find((one) => !one.before)!, then, now, ratio: now / then }];
  });
  return table(`${heading()}, against ${commit}`, ['benchmark', 'figure', 'before', 'now', 'now : before', 'aim'],
    lines.toSorted((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio))).map(({ row, then, now, ratio }) => [row.name, row.what, shown(then), `${shown(now)} ${row.unit}`.trim(), ratio.toFixed(2), aimOf(row)]));
}

function heading(): string {
  const commit = execFileSync('git', ['log', '-1', '--format=%h'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  return `${dayOf(new Date())}, ${commit}: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, PostgreSQL 18`;
}

function table(title: string, columns: readonly string[], lines: readonly string[][]): string {
  return ['', `## ${title}`, '', `| ${columns.join(' | ')} |`, `|${columns.map(() => '---|').join('')}`, ...lines.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

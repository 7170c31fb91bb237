import { error } from '@sveltejs/kit';
import { addMonths, dayOf } from '#organisation/day.ts';
import { holdsItself, type Hold } from '#organisation/rights.ts';
import type { Letter } from '#documents/letter.ts';
import { issuedLetter } from '#meetings/letters.server.ts';
import type { Change } from '#reports/month-report.ts';
import type { Figures } from '#reports/committees-report.ts';
import { shownBelow, type BelowShown } from '#reports/below-queries.server.ts';
import { reportPeriodOf, type ReportPeriod } from '#reports/period.ts';
import { reportsOnCommittees, reportsUpward } from '#reports/report-due.ts';
import { regimesBelow } from '#reports/regime.ts';
import { draftOf, openLetter, openReport } from '#reports/report-papers.server.ts';
import { changesAfter, closedReport, reportsKept, type FiguresRead, type ReportRow } from '#reports/report-queries.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { house } from '../../../../house.server.ts';

/** A report as it is shown: open with the figures of this moment, or closed with those it froze and what became other since. */
export interface ReportShown {
  period: ReportPeriod;
  rows: ReportRow[];
  row: ReportRow | null;
  /** all that the unit has closed, the newest first */
  kept: ReportRow[];
  /** the figures of this moment, from which an open one is made */
  here: FiguresRead;
  figures: Figures;
  /** of an open report what it tells, of a closed one what is other now than it says */
  changes: Change[];
  /** the paper it became, or would become */
  letter: () => Promise<Letter>;
  /** the digest of an open report's figures, which closing must find again */
  read: string;
}

/** The period an address asks for, else the month before this one: the one that is due. */
export const periodAsked = (url: URL, day: string): ReportPeriod => reportPeriodOf(url.searchParams.get('period') ?? '') ?? reportPeriodOf(addMonths(day, -1).slice(0, 7))!;

/** Whether somebody writes and closes this unit's reports: by a post of the unit itself. */
export const mayReport = (holds: readonly Hold[], unit: { id: string; kind: string }): boolean => reportsUpward(unit.kind) && holdsItself(holds, unit, 'report');

/**
 * The report of a period, or the supplement that the address asks for (`supplement`); unless asked the last of them, of which who only reads sees the last that is
 * closed. Words that are not closed are their writers' own.
 */
export async function reportShown({ trx, unit, now, day }: Pick<Seen, 'trx' | 'unit' | 'now' | 'day'>, url: URL, holds: readonly Hold[]): Promise<ReportShown> {
  const period = periodAsked(url, day);
  const writes = mayReport(holds, unit);
  const { closed: kept, rows: all } = await reportsKept(trx, unit.id, period.key);
  const rows = all.map((row) => (row.closedAt || writes ? row : { ...row, remarks: '', proposals: '' }));
  const asked = url.searchParams.get('supplement');
  const row = asked === null ? ((writes ? undefined : rows.findLast((one) => one.closedAt)) ?? rows.at(-1) ?? null) : (rows.find((one) => String(one.supplement) === asked) ?? error(404));
  if (!row?.documentId) {
    const { facts, here, read } = await openReport(trx, unit, period, day, now);
    return { period, rows, row, kept, here, ...facts, letter: async () => draftOf(await openLetter(trx, unit, facts, rows, day), unit), read };
  }
  const paper = (await closedReport(trx, unit.id, row.documentId))!;
  return { period, rows, row, kept, ...(await changesAfter(trx, unit, period, { ...paper, closedAt: row.closedAt! }, now)), figures: paper.figures, letter: async () => issuedLetter(paper), read: '' };
}

/** The committees just below as the tree stood at the period's end; none where the unit's own report says so of each. */
export function belowShown({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>, { period, here }: ReportShown): Promise<BelowShown[]> | [] {
  if (reportsOnCommittees(unit.kind)) return [];
  const whole = here.facts.part !== 'committees' && here.facts.elsewhere.length === 0;
  const read = whole ? new Map([...regimesBelow(period, here.cells, now)].map(([id, regime]) => [id, { ...regime, cells: regime.cells.length }])) : null;
  return shownBelow(trx, house().reports, unit.id, period, period.to < day ? period.to : day, now, read);
}

export const closedOn = (row: ReportRow | null): string | null => (row?.closedAt ? dayOf(row.closedAt) : null);

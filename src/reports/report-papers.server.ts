import { sql } from 'kysely';
import { committeeName, reportRecipients, reportSigning, reportSymbol } from '../../playbooks/report.ts';
import { openNumberLine, type Letter } from '#documents/letter.ts';
import { contentHash } from '#documents/seal.server.ts';
import { demoBanner, townOf } from '#meetings/letters.server.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { narrowed, type Trx } from '#platform/database.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import { reportLetter, type ReportFrame } from './report-letter.ts';
import type { ReportPeriod } from './period.ts';
import { changesTold, figuresNow, type FiguresRead, type ReportFacts, type ReportRow } from './report-queries.server.ts';
import { reportsOnCommittees } from './report-due.ts';

/** A report that is open as it would be closed at this moment: its figures, and what is other than its earlier reports said. */
export interface OpenReport {
  facts: ReportFacts;
  here: FiguresRead;
  /** the digest of the figures, by which closing knows whether they are those somebody saw */
  read: string;
}

export async function openReport(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, today: string, now: Date): Promise<OpenReport> {
  const asOf = period.to < today ? period.to : today;
  const here = await figuresNow(trx, unit, period, asOf, now);
  const figures = here.stated;
  const changes = await changesTold(trx, unit, period, here, now);
  return { facts: { figures, changes }, here, read: contentHash({ figures, changes }) };
}

/** The letter of a report that is open. `rows`: the period's report and supplements as they are kept; the last of them is the open one, or none is there yet. */
export async function openLetter(trx: Trx, unit: { id: string; kind: string }, { figures, changes }: ReportFacts, rows: readonly ReportRow[], today: string): Promise<Letter> {
  const open = rows.at(-1);
  const supplement = open && open.supplement > 0 ? { n: open.supplement, number: rows[0]!.number } : null;
  return reportLetter(figures, changes, { remarks: open?.remarks ?? '', proposals: open?.proposals ?? '', supplement }, await reportFrame(trx, unit, today), today);
}

/** The letter marked a draft, with room for its number. */
export const draftOf = (letter: Letter, unit: { kind: string }): Letter => ({ ...letter, draft: true, number: openNumberLine(reportSymbol(unit.kind)) });

/** What every report of the committee carries on a day: who signs is its secretary, else a deputy, else who has its standing post. */
export async function reportFrame(trx: Trx, unit: { id: string; kind: string }, day: string): Promise<ReportFrame> {
  const names = await namesOn(trx, unit.id, day);
  const { rows } = await narrowed(trx, [unit.id], () => sql<{ kind: string; name: string }>`select kind, holder_name as name from post where unit_id = ${unit.id} and kind in ('secretary', 'deputy', 'standing') and valid @> ${day}::date
    order by array_position(array['secretary', 'deputy', 'standing'], kind), lower(valid), id limit 1`.execute(trx));
  const signer = rows[0] ?? { kind: 'secretary', name: '' };
  return {
    superior: committeeName(names.superiorName), issuer: committeeName(names.cellName), town: townOf(names.cellName), recipients: reportRecipients(names.superiorName, reportsOnCommittees(unit.kind)), banner: isDemo() ? demoBanner : null,
    signature: { onBehalf: reportSigning.onBehalf, post: reportSigning.posts[signer.kind]!, name: signer.name }
  };
}

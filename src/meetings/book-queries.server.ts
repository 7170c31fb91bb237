import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import type { PaperKind } from './papers.ts';

/** A line of the cell's book of papers. */
export interface BookLine {
  id: string;
  kind: PaperKind;
  number: number;
  /** as it stands on the paper: 'Số 05-NQ/CB' */
  written: string;
  symbol: string;
  cycle: string;
  day: string;
  subject: string;
  meetingId: string | null;
  month: string | null;
}

/** The numbered papers of a year, by type and number. */
export async function bookOf(trx: Trx, cellId: string, year: number): Promise<BookLine[]> {
  const { rows } = await sql<BookLine>`select f.id, f.kind, f.number, f.content ->> 'number' as written, f.symbol, f.cycle, f.issued_on as day, f.content ->> 'subject' as subject, f.meeting_id as "meetingId", m.month
    from filed_document f left join meeting m on m.cell_id = f.cell_id and m.id = f.meeting_id
    where f.cell_id = ${cellId} and f.number is not null and f.issued_on >= ${`${year}-01-01`}::date and f.issued_on <= ${`${year}-12-31`}::date order by f.symbol, f.cycle, f.number`.execute(trx);
  return rows;
}

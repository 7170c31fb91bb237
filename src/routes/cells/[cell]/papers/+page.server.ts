import { bookOf } from '#meetings/book-queries.server.ts';
import { bookRuns } from '#meetings/book.ts';
import { openKinds } from '#meetings/papers.ts';
import { yearOf } from '#organisation/day.ts';
import { see } from '../../../../front.server.ts';
import { yearAsked } from '../../../asked.ts';

/** The cell's book of papers: every number given in a year, by type, with the paper behind it where the reader may open it. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const year = yearAsked(event.url, day);
    const sees = permit.rights.has('see-attendance');
    const lines = (await bookOf(trx, unit.id, year)).map((line) => ({ ...line, opens: sees || openKinds.includes(line.kind) }));
    return { year, thisYear: yearOf(day), runs: bookRuns(lines), sees };
  });
}

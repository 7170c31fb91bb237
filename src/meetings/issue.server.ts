import { sql } from 'kysely';
import { layoutOf, numberLine, type Letter } from '#documents/letter.ts';
import { contentHash, firstHead, nextHead, seal } from '#documents/seal.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { cycleOf } from './numbering.ts';
import { paperKinds, type PaperKind } from './papers.ts';

/** What a paper is about: a meeting, or a whole year. `cellId` is who issues it: a cell, or the committee whose report it is. */
export type About = { cellId: string; meetingId: string } | { cellId: string; year: number };

/**
 * Numbers a paper in the run of its own day, links it to the one before in its cell, and seals it with the site's key. What is kept
 * is the letter as a value with its layout, so that it is drawn again as it was. `run`: its symbol and the row of numbers it stands in,
 * of a cell's papers by their kind. Answers the paper's id.
 */
export async function issue(trx: Trx, about: About, letter: Letter, counts: string, run: { symbol: string; series: string | null } = paperKinds[letter.kind as PaperKind]): Promise<string> {
  const { cellId } = about;
  const { kind } = letter;
  const { symbol, series } = run;
  const day = letter.day;
  const cycle = series && cycleOf(day, await termsOf(trx, cellId));
  const number = series && cycle ? await nextNumber(trx, cellId, series, cycle) : null;
  const numbered: Letter = { ...letter, layout: layoutOf(letter).id, draft: false, seal: null, number: number === null ? '' : numberLine(number, symbol) };
  const previous = await headOf(trx, cellId);
  const content = contentHash(numbered);
  const head = nextHead(previous, [cellId, kind, numbered.number, day, content]);
  const text = seal({ unit: cellId, issuer: letter.issuer, kind, number: numbered.number || '-', day, counts, content, head }, siteKey());
  const id = newId();
  await trx.insertInto('filed_document').values({
    cell_id: cellId, id, meeting_id: 'meetingId' in about ? about.meetingId : null, year: 'year' in about ? about.year : null, kind, number, symbol, cycle, issued_on: day,
    content: JSON.stringify(numbered), content_hash: content, previous, head, seal: text
  }).execute();
  await trx.updateTable('document_head').set({ head, length: sql<number>`length + 1` }).where('cell_id', '=', cellId).execute();
  return id;
}

/** The first days of the cell's terms that are known here. */
export async function termsOf(trx: Trx, cellId: string): Promise<string[]> {
  const rows = await trx.selectFrom('document_term').select('starts_on').where('cell_id', '=', cellId).orderBy('starts_on').execute();
  return rows.map((row) => row.starts_on);
}

/** The next number of a run; the first is 1, or follows what the cell entered when it began here. */
async function nextNumber(trx: Trx, cellId: string, kind: string, cycle: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into document_number (cell_id, kind, cycle, last) values (${cellId}, ${kind}, ${cycle}, 1)
    on conflict (cell_id, kind, cycle) do update set last = document_number.last + 1 returning last`.execute(trx);
  return rows[0]!.last;
}

/** The head of the cell's chain of papers, locked until the transaction ends. */
async function headOf(trx: Trx, cellId: string): Promise<string> {
  await trx.insertInto('document_head').values({ cell_id: cellId, head: firstHead(cellId), length: 0 }).onConflict((conflict) => conflict.doNothing()).execute();
  const row = await trx.selectFrom('document_head').select('head').where('cell_id', '=', cellId).forUpdate().executeTakeFirstOrThrow();
  return row.head;
}

import { spreadsheet, type CellValue, type Column } from '#documents/workbook.server.ts';
import { listLetter, type ReportFrame } from '#reports/report-letter.ts';
import { reportFrame } from '#reports/report-papers.server.ts';
import type { Lang } from '#words/format.ts';
import type { Seen } from '../front.server.ts';
import { answerWithLetter } from './letter-answer.server.ts';

/** A list of a committee's page as a file: its name without an ending, what stands above it, of which period or day where that does not say so, its columns and all its rows. */
export interface ListFile {
  file: string;
  title: string;
  of: string;
  columns: readonly Column[];
  rows: readonly (readonly CellValue[])[];
}

/** What a list carries as a paper of the committee; none where the address asks for a spreadsheet. */
export type ListFrame = (ReportFrame & { day: string }) | null;

const asksForPaper = (url: URL): boolean => url.searchParams.get('paper') === 'yes';

export const listFrame = async ({ trx, unit, day }: Seen, url: URL): Promise<ListFrame> => (asksForPaper(url) ? { ...(await reportFrame(trx, unit, day)), day } : null);

/** The language a list is written in: a paper is Vietnamese, whoever asks for it. */
export const listLang = (event: { url: URL; locals: { lang: Lang } }): Lang => (asksForPaper(event.url) ? 'vi' : event.locals.lang);

/** As a spreadsheet; with `paper=yes` as a sheet to print, and with `word=yes` beside it in Word. */
export function answerWithList(url: URL, { file, title, of, columns, rows }: ListFile, frame: ListFrame): Promise<Response> {
  if (!frame) return spreadsheet(`${file}.xlsx`, title, columns, rows);
  return answerWithLetter(url, listLetter([title, of].filter(Boolean).join(', '), columns, rows.map((row) => row.map((value) => (value === null ? '' : typeof value === 'number' ? String(value).replace('.', ',') : value))), frame, frame.day), file);
}

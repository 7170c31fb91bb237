import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { markedWorkbook, workbookOf } from '#documents/workbook.server.ts';
import { encodings, type Encoding } from '#documents/reading/encodings.ts';
import { layOut, type Layout } from '#documents/reading/layout.ts';
import { readBook, type Book } from '#documents/reading/sheet.server.ts';
import type { Field } from '#documents/reading/columns.ts';
import type { Right } from '#organisation/rights.ts';
import type { Answer, Command, Refusal } from '#platform/command.ts';
import { keepSheet, readSheet } from '#platform/files.server.ts';
import { progressOf, type Progress } from '#platform/progress.server.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import { formOf, see, type Seen, signedIn } from '../front.server.ts';
import { house } from '../house.server.ts';

/** What can be imported: which command writes it, what its columns may hold, and what a file would change. */
export interface Importable<K> {
  command: Command;
  right: Right;
  fields: readonly Field[];
  /** fields that must have a column before anything can be read */
  needed: readonly string[];
  /** an example for the template, a value for each field that has a column there */
  example: Readonly<Record<string, string>>;
  know(seen: Seen): Promise<K>;
  preview(layout: Layout, known: K, asked: Asked, lang: Lang): Preview;
  /** the page of what was imported */
  list(unitId: string): string;
}

/** What is written if the person agrees, and what they see before they do. Texts are as they stand; reasons are keys of words. */
export interface Preview {
  rows: Record<string, unknown>[];
  wrong: Remark[];
  notes: Remark[];
  added: { at: number; values: Record<string, string> }[];
  changed: { at: number; name: string; changes: { field: string; before: string; after: string }[] }[];
  doubts: { at: number; theirs: Record<string, string>; ours: Record<string, string>; recorded: boolean; choices: string[]; chosen: string }[];
  same: number;
}
export interface Remark {
  at: number;
  column: number;
  written: string;
  reason: string;
}

/** What the address says of a file on its way, so that every step is a page that can be opened again. */
export interface Asked {
  file: string;
  name: string;
  sheet?: number;
  encoding?: Encoding;
  headerRow?: number;
  mapping?: Record<number, string>;
  choices: Record<number, string>;
}

export function askedIn(query: URLSearchParams, form?: FormData): Asked {
  const number = (name: string) => (/^\d{1,5}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined);
  const columns = [...query].filter(([key]) => /^c\d{1,3}$/.test(key)).map(([key, value]) => [Number(key.slice(1)), value] as const);
  const [sheet, headerRow, encoding] = [number('sheet'), number('header'), query.get('encoding') as Encoding];
  return {
    file: query.get('file') ?? '', name: query.get('name') ?? '',
    ...(sheet === undefined ? {} : { sheet }), ...(headerRow ? { headerRow } : {}), ...(encodings.includes(encoding) ? { encoding } : {}),
    ...(columns.length > 0 ? { mapping: Object.fromEntries(columns.filter(([, field]) => field !== '')) } : {}),
    choices: Object.fromEntries([...(form ?? [])].filter(([key]) => /^choice\.\d{1,6}$/.test(key)).map(([key, value]) => [Number(key.slice(7)), String(value)]))
  };
}

interface Opened {
  asked: Asked;
  book: Book;
  layout: Layout;
  preview: Preview | null;
  missing: string[];
}

/** The file the address names, laid out and read against what is known. Nothing: no file is named, or it is no longer kept. */
async function open<K>(event: RequestEvent, unitId: string, what: Importable<K>, form?: FormData): Promise<{ opened: Opened | null; gone: boolean; since: string }> {
  const asked = askedIn(event.url.searchParams, form);
  const { known, remembered, since } = await see(event, unitId, what.right, async (seen) => ({
    known: await what.know(seen),
    since: await usualStart(seen),
    remembered: await seen.trx.selectFrom('import_mapping').select(['signature', 'mapping']).where('unit_id', '=', seen.unit.id).execute()
  }));
  if (!asked.file) return { opened: null, gone: false, since };
  const bytes = await readSheet(unitId, asked.file);
  const book = bytes ? await readBook(bytes) : null;
  if (!book || 'refused' in book) return { opened: null, gone: true, since };
  const layout = layOut(book, what.fields, asked, (signature) => remembered.find((one) => one.signature === hashOf(signature))?.mapping as Record<number, string> | undefined);
  const mapped = new Set(Object.values(layout.mapping));
  const missing = what.needed.filter((field) => !mapped.has(field));
  return { opened: { asked, book, layout, missing, preview: missing.length > 0 ? null : what.preview(layout, known, asked, event.locals.lang) }, gone: false, since };
}

/** A list of today usually holds people who were there when the year began, or when the unit was founded since. */
async function usualStart({ trx, unit, day }: Seen): Promise<string> {
  const { founded_on: founded } = await trx.selectFrom('unit').select('founded_on').where('id', '=', unit.id).executeTakeFirstOrThrow();
  return [`${day.slice(0, 4)}-01-01`, founded].sort().at(-1)!;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
/** So many lines of each kind a page shows; the rest is counted. */
const shown = 100;

/** The import page: a file asked for, or what was read of it and what writing it would change, or how far writing has come. */
export async function importPage<K>(event: RequestEvent, unitId: string, what: Importable<K>) {
  const job = event.url.searchParams.get('job');
  const waiting = job ? await waitFor(event, unitId, what, job) : null;
  if (waiting) return { written: null, gone: false, read: null, waiting, fields: [], since: '', list: what.list(unitId) };
  const { opened, gone, since } = await open(event, unitId, what);
  const numbers = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(event.url.searchParams.get('written') ?? '');
  const written = numbers ? { added: Number(numbers[1]), changed: Number(numbers[2]), same: Number(numbers[3]), skipped: Number(numbers[4]) } : null;
  return { written, gone, since, waiting: null, fields: what.fields.map((field) => field.key), list: what.list(unitId), read: opened ? shownOf(opened, event.url) : null };
}

function shownOf({ asked, book, layout, preview, missing }: Opened, url: URL) {
  const title = (column: number) => layout.columns.find((one) => one.index === column)?.title || letterOf(column);
  const remarks = (list: Remark[]) => list.slice(0, shown).map((one) => ({ ...one, title: title(one.column), letter: letterOf(one.column) }));
  const query = new URLSearchParams([...url.searchParams].filter(([key]) => !key.startsWith('/') && key !== 'job' && key !== 'done'));
  return {
    name: asked.name, file: asked.file, page: book.page, encoding: layout.encoding, encodings: layout.encodings, sheet: layout.sheet, sheets: book.sheets.map((sheet) => sheet.name),
    headerRow: layout.headerRow + 1, columns: layout.columns.map((column) => ({ ...column, letter: letterOf(column.index), field: layout.mapping[column.index] ?? '' })),
    missing, query: String(query),
    preview: preview && {
      counts: { rows: preview.rows.length, added: preview.added.length, changed: preview.changed.length, same: preview.same, doubts: preview.doubts.length, wrong: preview.wrong.length },
      added: preview.added.slice(0, shown), changed: preview.changed.slice(0, shown), doubts: preview.doubts.slice(0, shown * 3),
      wrong: remarks(preview.wrong), notes: byReason(preview.notes).map(({ reason, list }) => ({ reason, many: list.length, list: remarks(list) }))
    }
  };
}

function byReason(notes: Remark[]): { reason: string; list: Remark[] }[] {
  const reasons = [...new Set(notes.map((note) => note.reason))];
  return reasons.map((reason) => ({ reason, list: notes.filter((note) => note.reason === reason) }));
}

/** 0 → A, 25 → Z, 26 → AA, as the spreadsheet program names columns. */
function letterOf(column: number): string {
  return (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The two steps of the page: keep the file, and write what it says. */
export function importActions<K>(unitOf: (event: RequestEvent) => string, what: Importable<K>) {
  return {
    upload: async (event: RequestEvent) => {
      const { now } = signedIn(event);
      const unitId = unitOf(event);
      await see(event, unitId, what.right, async () => {});
      const kept = await keepSheet(unitId, (await formOf(event)).get('file'), now);
      if ('refused' in kept) return fail(409, { refusal: kept as Refusal });
      const book = await readBook(kept.bytes);
      if ('refused' in book) return fail(409, { refusal: book as Refusal });
      redirect(303, `${event.url.pathname}?${new URLSearchParams({ file: kept.contentHash, name: kept.name })}`);
    },
    write: async (event: RequestEvent) => {
      const { actor, now } = signedIn(event);
      const unitId = unitOf(event);
      const form = await formOf(event);
      const { opened } = await open(event, unitId, what, form);
      if (!opened) return fail(409, { refusal: { refused: 'sheet-gone' } });
      const { preview, layout } = opened;
      if (!preview || preview.rows.length === 0) return fail(409, { refusal: { refused: 'sheet-is-empty' } });
      if (preview.wrong.length > 0) return fail(409, { refusal: { refused: 'sheet-has-errors' } });
      const remembered = { signature: hashOf(layout.signature), mapping: layout.mapping };
      const since = form.get('since');
      const envelope = { id: String(form.get('commandId')), name: what.command.name, payload: { unitId, rows: preview.rows, remembered, ...(since ? { since: String(since) } : {}) } };
      const sending = house().receive(envelope, actor, now);
      if (preview.rows.length > inOneBreath) {
        jobs.set(envelope.id, { personId: actor.personId, total: preview.rows.length, last: null, answer: null, failed: false });
        void sending.then((answer) => finish(envelope.id, answer), () => finish(envelope.id, null));
        const query = new URLSearchParams([...event.url.searchParams].filter(([key]) => !key.startsWith('/')));
        query.set('job', envelope.id);
        redirect(303, `${event.url.pathname}?${query}`);
      }
      return answered(event, await sending);
    }
  };
}

/** More rows than this are written behind a progress bar. */
const inOneBreath = 1000;

/** Writes of this process that a page waits for. After a restart they are gone, and so is what they had not finished. */
const jobs = new Map<string, { personId: string; total: number; last: Progress | null; answer: Answer | null; failed: boolean }>();

function finish(id: string, answer: Answer | null): void {
  const job = jobs.get(id);
  if (job) jobs.set(id, { ...job, answer, failed: answer === null });
}

/** How far a write is; when it has ended, its answer. A job not known here ended with the process: the page is shown to press again. */
async function waitFor<K>(event: RequestEvent, unitId: string, what: Importable<K>, id: string) {
  const { actor } = signedIn(event);
  await see(event, unitId, what.right, async () => {});
  const job = jobs.get(id);
  if (!job || job.personId !== actor.personId) return null;
  if (job.answer || job.failed) {
    jobs.delete(id);
    if (job.answer?.answer === 'done' || job.answer?.answer === 'already-done') answered(event, job.answer);
    const query = new URLSearchParams(event.url.searchParams);
    query.delete('job');
    query.set('refused', job.answer?.answer === 'refused' ? job.answer.refusal.refused : 'sheet-not-written');
    redirect(303, `${event.url.pathname}?${query}`);
  }
  event.setHeaders({ refresh: '1' });
  const progress = progressOf(id);
  if (progress) jobs.set(id, { ...job, last: progress });
  // all rows are written, and what is reckoned from them is on its way: the bar does not fall back
  return progress ? { ...progress, settling: false } : { done: job.last?.total ?? 0, total: job.last?.total ?? job.total, settling: job.last !== null };
}

function answered(event: RequestEvent, answer: Answer) {
  if (answer.answer === 'malformed') return fail(400, { refusal: { refused: 'sheet-has-errors' } });
  if (answer.answer === 'refused') {
    if (answer.refusal.refused === 'not-yours') error(404);
    return fail(409, { refusal: answer.refusal });
  }
  const { added, changed, same, skipped } = answer.result as Record<string, number>;
  redirect(303, `${event.url.pathname}?written=${added}.${changed}.${same}.${skipped}`);
}

/** The person's own file with the wrong cells coloured and the reasons beside them. */
export async function markedFile<K>(event: RequestEvent, unitId: string, what: Importable<K>): Promise<Response> {
  const { opened } = await open(event, unitId, what);
  if (!opened?.preview) error(404);
  const { layout, preview } = opened;
  const w = words(event.locals.lang).importing;
  const marks = preview.wrong.map((one) => ({ row: one.at - 1, column: one.column, text: w.reasons[one.reason] ?? one.reason }));
  return asFile(await markedWorkbook(layout.rows, layout.headerRow, w.why, marks), 'can-sua.xlsx');
}

/** An empty list with the headings this program reads, and one example that importing passes over. */
export async function templateFile<K>(event: RequestEvent, unitId: string, what: Importable<K>): Promise<Response> {
  await see(event, unitId, what.right, async () => {});
  const w = words(event.locals.lang).importing;
  const fields = Object.entries(what.example);
  return asFile(await workbookOf(w.template, fields.map(([field]) => ({ title: w.fields[field] ?? field, width: 20 })), [fields.map(([, value]) => value)]), 'mau.xlsx');
}

const asFile = (bytes: Buffer, name: string) =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${name}"` } });

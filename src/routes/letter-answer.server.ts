import { error } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import type { Letter } from '#documents/letter.ts';
import { letterPage } from '#documents/page.server.ts';
import { wordOf } from '#documents/word.server.ts';
import { paperPolicy } from '#platform/answer.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A paper as a page to print, or as Word where the address says `word=yes`. `name` is a plain file name without its ending. */
export async function answerWithLetter(url: URL, letter: Letter, name: string): Promise<Response> {
  if (url.searchParams.get('word') === 'yes') return download(await wordOf([letter]), docx, `${name}.docx`);
  return new Response(letterPage(letter), { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': paperPolicy, 'cache-control': 'private, no-store' } });
}

/** The same of a paper that is not filed, named by its day and what it is about; not there where it is none of the reader's. */
export function paperAnswer(event: { url: URL }, letter: Letter | null): Promise<Response> {
  if (!letter) error(404);
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.subject}`));
}

export const wordFile = async (letters: readonly Letter[], name: string): Promise<Response> => download(await wordOf(letters), docx, `${name}.docx`);

export function download(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });
}

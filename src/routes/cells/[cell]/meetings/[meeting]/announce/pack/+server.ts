import { error } from '@sveltejs/kit';
import { lettersPage } from '#documents/page.server.ts';
import { wordOf } from '#documents/word.server.ts';
import { packOf } from '#meetings/pack.server.ts';
import { paperPolicy } from '#platform/answer.ts';
import { see } from '../../../../../../../front.server.ts';

/** The large-type pack of a meeting, as pages to print; `word=yes` as one Word file. */
export async function GET(event) {
  const pack = await see(event, event.params.cell, 'see-meetings', ({ trx, unit }) => (/^[0-9a-f-]{36}$/.test(event.params.meeting) ? packOf(trx, unit.id, event.params.meeting) : Promise.resolve(null)));
  if (!pack) error(404);
  if (event.url.searchParams.get('word') === 'yes')
    return new Response(new Uint8Array(await wordOf(pack.letters, 6)), {
      headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'content-disposition': 'attachment; filename="pack.docx"', 'cache-control': 'private, no-store' }
    });
  return new Response(lettersPage(pack.letters, true), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': paperPolicy, 'cache-control': 'private, no-store' }
  });
}

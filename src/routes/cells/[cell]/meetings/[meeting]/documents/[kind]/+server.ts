import { error } from '@sveltejs/kit';
import { archiveOf } from '#documents/archive.server.ts';
import { layoutOf, type Letter } from '#documents/letter.ts';
import { letterPage } from '#documents/page.server.ts';
import { qrText } from '#documents/seal.ts';
import { wordOf } from '#documents/word.server.ts';
import { lettersOf } from '#meetings/letters.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../../front.server.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A paper of the meeting to print, or in Word; `pack` is all of them (`large=yes` in large type), `package` the ZIP for the national handbook app. */
export async function GET(event) {
  const kind = event.params.kind;
  const open = kind === 'notice' || kind === 'agenda' || kind === 'resolution' || kind === 'conclusion';
  const { letters, cellName, month } = await see(event, event.params.cell, open ? 'see-meetings' : 'see-attendance', async ({ trx, unit }) => {
    const meeting = await trx.selectFrom('meeting').select('month').where('cell_id', '=', unit.id).where('id', '=', event.params.meeting).executeTakeFirst();
    if (!meeting) error(404);
    const filed = await trx.selectFrom('filed_document').select(['content', 'issued_on', 'seal', 'head']).where('cell_id', '=', unit.id).where('meeting_id', '=', event.params.meeting).orderBy('id').execute();
    const all = filed.length > 0
      ? filed.map((paper): Letter => ({ day: paper.issued_on, layout: null, draft: false, ...(paper.content as Omit<Letter, 'day' | 'layout' | 'draft'>), seal: { qr: qrText(paper.seal, process.env['ORIGIN'] ?? ''), head: paper.head.slice(0, 32), note: words('vi').filing.sealNote } }))
      : (await lettersOf(trx, unit.id, event.params.meeting)).map((letter) => ({ ...letter, draft: true }));
    return { letters: all, cellName: all[0]?.issuer ?? '', month: meeting.month };
  });
  const large = event.url.searchParams.get('large') === 'yes';
  const chosen = kind === 'pack' || kind === 'package' ? letters.filter((letter) => !large || ['notice', 'agenda', 'resolution', 'conclusion'].includes(letter.kind)) : letters.filter((letter) => letter.kind === kind);
  if (chosen.length === 0) error(404);
  if (kind === 'package') {
    const entries = await Promise.all(chosen.map(async (letter) => ({ name: `${letter.type} ${letter.number || letter.kind}.docx`, kind: letter.kind, bytes: await wordOf([letter]) })));
    return download(archiveOf(entries, { cell: cellName, month: month.slice(0, 7), layout: layoutOf(chosen[0]!).id }), 'application/zip', `${month.slice(0, 7)}.zip`);
  }
  if (kind === 'pack' || event.url.searchParams.get('word') === 'yes') return download(await wordOf(chosen, large ? 6 : 0), docx, `${month.slice(0, 7)}-${kind}.docx`);
  return new Response(letterPage(chosen[0]!), { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'", 'cache-control': 'private, no-store' } });
}

function download(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });
}

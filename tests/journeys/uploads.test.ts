import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan } from '#meetings/commands.ts';
import { newId } from '#platform/id.server.ts';
import { refusalText, words } from '#words/words.ts';
import { castIn, castNow, type Cast } from '../cast.ts';
import { serveCast, type Served } from '../served.ts';

// Uploads as they go wrong between a village and a server: cut off, shorter or longer than they say, too large; and the page's own files after an upgrade.
let cast: Cast;
let site: Served;
let hien: string;
let folder: string;
let page: string;
let meetingId: string;
beforeAll(async () => {
  process.env['NEN_NEP_FILES'] = folder = await mkdtemp(join(tmpdir(), 'nn-uploads-'));
  cast = await castIn();
  site = await serveCast(cast);
  hien = await site.enter(cast.people.hien);
  meetingId = String((await cast.done(cast.people.hien, plan, { unitId: cast.dongXanh, kind: 'regular', month: '2026-12-01', startsAt: '2026-12-03T19:30', place: 'Nhà văn hóa', dayReason: 'Mưa lũ' }, castNow))['id']);
  page = `/cells/${cast.dongXanh}/meetings/${meetingId}/prepare`;
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const boundary = 'ranh-gioi';
function body(bytes: Buffer, name = 'du-thao.pdf'): Buffer {
  const fields = { command: 'meeting.add-paper', commandId: newId(), unitId: cast.dongXanh, meetingId, kind: 'paper' };
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${parts}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(16), Buffer.alloc(size, 'x')]).subarray(0, size);
const post = (sent: Buffer) => site.ask('POST', page, { as: hien, headers: { origin: site.origin, accept: 'text/html', 'content-type': `multipart/form-data; boundary=${boundary}` }, body: sent });
const kept = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name));
const papers = async () => (await cast.database.owner.query<{ n: number }>('select count(*)::int as n from paper')).rows[0]!.n;

/** Sends so much of a request, and hangs up. */
function hangUp(head: string, sent: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const line = connect(site.port, '127.0.0.1', () => line.write(`${head}\r\n\r\n`, () => line.write(sent, () => setImmediate(() => line.destroy()))));
    line.on('close', () => done()).on('error', fail).resume();
  });
}
const head = (length: string) => [`POST ${page} HTTP/1.1`, 'host: x', `cookie: ${hien}`, `origin: ${site.origin}`, 'accept: text/html', `content-type: multipart/form-data; boundary=${boundary}`, length].join('\r\n');

test('an upload that is cut off, or shorter than it says, or sent in pieces and broken off, leaves nothing, and the program goes on; whole, it is kept', async () => {
  const whole = body(pdf(300_000));
  await hangUp(head(`content-length: ${whole.length}`), whole.subarray(0, 200_000));
  await hangUp(head(`content-length: ${whole.length + 5000}`), whole);
  await hangUp(head('transfer-encoding: chunked'), Buffer.concat([Buffer.from('30000\r\n'), whole.subarray(0, 0x20000)]));
  // longer than it says: what is left over is no request of its own
  await hangUp(head('content-length: 2000'), whole);
  expect([await kept(), await papers()]).toEqual([[], 0]);
  const lines = site.said().split('\n').filter((line) => line.includes('"broken"'));
  expect(lines).toEqual([]);
  expect((await post(whole)).status).toBe(303);
  expect([(await kept()).length, await papers()]).toEqual([2, 1]);
});

test('one byte more than twenty-five megabytes is refused on the form; much more on a page that says what to do; exactly so much is kept', async () => {
  const most = 25 * 1024 * 1024;
  const before = (await kept()).length;
  const refused = await post(body(pdf(most + 1)));
  expect([refused.status, refused.body.includes(refusalText('vi', { refused: 'file-too-large' }))]).toEqual([409, true]);
  const large = await post(body(pdf(31 * 1024 * 1024))).catch(() => null);
  // the server may hang up before it has heard all of it
  if (large) expect([large.status, large.body.includes(words('vi').shell.errors.large)]).toEqual([413, true]);
  expect(await kept()).toHaveLength(before);
  expect((await post(body(pdf(most)))).status).toBe(303);
});

test('what is no paper is told by its first bytes, whatever it is called', async () => {
  const before = await kept();
  for (const [name, bytes] of [['mau.pdf', 'MZ\u0090\u0000'], ['mau.docx', '\u007fELF'], ['anh.png', '<svg onload="x">'], ['giay.pdf.exe', '%PDF-1.7'], ['giay.html', '%PDF-1.7'], ['bang.xls', '\u00d0\u00cf\u0011\u00e0'], ['bang.ods', 'PK\u0003\u0004']] as const) {
    const answer = await post(body(Buffer.from(bytes, 'latin1'), name));
    expect([name, answer.status, answer.body.includes(refusalText('vi', { refused: 'file-kind-refused' }))]).toEqual([name, 409, true]);
  }
  expect(await kept()).toEqual(before);
});

test('after an upgrade a page still open asks for files that are no more: it is told so, and nobody keeps that answer', async () => {
  for (const path of ['/_app/immutable/assets/0.OLD.css', '/_app/immutable/entry/app.OLD.js', '/_app/version.json.old']) {
    const { status, headers } = await site.ask('GET', path);
    expect([path, status, String(headers['cache-control'])]).toEqual([path, 404, expect.not.stringMatching(/immutable|max-age=[1-9]/)]);
  }
});

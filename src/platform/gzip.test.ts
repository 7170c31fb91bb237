import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packed } from './gzip.server.ts';

const asking = (encodings?: string) => new Request('http://localhost/', encodings ? { headers: { 'accept-encoding': encodings } } : {});
const page = 'Chi bộ thôn Đồng Xanh. '.repeat(200);
const answer = (body: string, type = 'text/html') => new Response(body, { status: 409, headers: { 'content-type': type, 'set-cookie': 'a=1', 'content-length': String(Buffer.byteLength(body)) } });

test('a page is packed for a browser that takes gzip, and keeps its status and cookies', async () => {
  const response = await packed(asking('br, gzip'), answer(page));
  expect([response.status, response.headers.get('content-encoding'), response.headers.get('vary'), response.headers.getSetCookie()]).toEqual([409, 'gzip', 'accept-encoding', ['a=1']]);
  expect(response.headers.has('content-length')).toBe(false);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(page.length / 5);
  expect(gunzipSync(bytes).toString()).toBe(page);
});

test('nothing is packed for who does not ask, for an event stream, for a small answer, or twice', async () => {
  for (const [request, response] of [
    [asking(), answer(page)], [asking('gzip'), answer(page, 'text/event-stream')], [asking('gzip'), answer('short')],
    [asking('gzip'), new Response(page, { headers: { 'content-type': 'text/html', 'content-encoding': 'br' } })]
  ] as const) {
    const before = response.headers.get('content-encoding');
    const after = await packed(request, response);
    expect(after.headers.get('content-encoding')).toBe(before);
    expect(await after.text()).toMatch(/^(Chi bộ|short)/);
  }
});

import { readdir } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { explainMonth, plan, setAgenda } from '#meetings/commands.ts';
import { setDetails } from '#members/commands.ts';
import { dayOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { words } from '#words/words.ts';
import { castIn, type Cast } from '../cast.ts';
import { formType, password, serveCast, type Served, type Told } from '../served.ts';

// The front of the built program, knocked at as no browser of ours would.

let cast: Cast;
let site: Served;
let hien: string;
beforeAll(async () => {
  cast = await castIn();
  site = await serveCast(cast);
  hien = await site.enter(cast.people.hien);
});
afterAll(() => site.close());

const home = () => `/cells/${cast.dongXanh}`;
const posting = (path: string, body: string, as: string | undefined, headers: Record<string, string> = {}) => site.ask('POST', path, { headers: { origin: site.origin, accept: 'text/html', 'content-type': formType, ...headers }, body, ...(as ? { as } : {}) });
const commandsSent = async () => Number((await cast.database.owner.query<{ n: string }>('select count(*) as n from command_log.command')).rows[0]!.n);
const signedIn = async (as: string) => (await site.ask('GET', '/me/account', { as })).status === 200;

test('every answer says what a browser may do with it: pages, files, lists, redirects, refusals, and what the server beneath answers itself', async () => {
  const built = join(import.meta.dirname, '../../build/client/_app/immutable/assets');
  const style = (await readdir(built)).find((name) => name.endsWith('.css'))!;
  const paths = [`/_app/immutable/assets/${style}`, '/page.js', '/letter.css', '/healthz', '/sign-in', '/nowhere', '/%ff', '/%00', '/check', '/check/offline'];
  const own = [home(), `${home()}/members`, `${home()}/members/export`, `${home()}/plan/thematic?year=2026`, '/me', '/me/data', '/me/account', '/settings?lang=vi', `/units/${cast.commune}`, `${home()}/members/__data.json`];
  const answers: [string, Told][] = [];
  for (const path of paths) answers.push([path, await site.ask('GET', path)]);
  for (const path of own) answers.push([path, await site.ask('GET', path, { as: hien })]);
  answers.push(['signed out', await site.ask('GET', home())], ['of another site', await posting('/sign-in', 'x=1', undefined, { origin: 'https://evil.example' })], ['too much', await posting('/sign-in', 'x'.repeat(70_000), undefined)]);
  answers.push(['no such method', await site.ask('DELETE', home(), { as: hien, headers: { origin: site.origin } })], ['batch', await posting('/commands', '{"commands":[]}', hien, { 'content-type': 'application/json' })]);
  for (const [told, { headers }] of answers) {
    const said = { ...headers, policy: String(headers['content-security-policy']) };
    expect([told, said]).toMatchObject([told, {
      'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=31536000/)
    }]);
    for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", /form-action '(self|none)'/]) expect([told, said.policy]).toEqual([told, expect.stringMatching(rule)]);
    expect([told, said.policy]).toEqual([told, expect.not.stringMatching(/unsafe|\*|https?:/)]);
    expect([told, headers['access-control-allow-origin'], headers['server'], headers['x-powered-by']]).toEqual([told, undefined, undefined, undefined]);
  }
  for (const [told, { headers, body }] of answers) if (own.includes(told) && /html/.test(headers['content-type'] ?? '') && !told.includes('thematic')) expect([told, body]).toEqual([told, expect.stringContaining('action="/sign-out"')]);
  const statuses = Object.fromEntries(answers.map(([told, { status }]) => [told, status]));
  expect(statuses).toMatchObject({ '/page.js': 200, '/nowhere': 404, '/%ff': 400, '/%00': 400, [home()]: 200, '/me/data': 200, 'signed out': 303, 'of another site': 403, 'too much': 413, 'no such method': 405, batch: 200 });
  // whatever is somebody's own is kept by nobody, neither on the way nor in the browser's own store
  for (const [told, { headers }] of answers.filter(([told]) => own.includes(told) || told === 'signed out')) expect([told, headers['cache-control']]).toEqual([told, expect.stringContaining('no-store')]);
  for (const [told, { headers, body }] of answers) if (body !== '') expect([told, headers['content-type']]).toEqual([told, expect.stringMatching(/^(text\/(html|plain|css|javascript).*|application\/(json.*|vnd\.openxml.*))$/)]);
});

test('nothing is done for a page of another site, whatever it calls its content, and whoever it says it is', async () => {
  const before = await commandsSent();
  const id = newId();
  const form = new URLSearchParams({ command: explainMonth.name, commandId: id, unitId: cast.dongXanh, month: '2026-07-01', reason: 'Từ nơi khác' }).toString();
  const batch = JSON.stringify({ commands: [{ id, name: explainMonth.name, payload: { unitId: cast.dongXanh, month: '2026-07-01', reason: 'Từ nơi khác' } }] });
  const types = [formType, 'text/plain', 'multipart/form-data; boundary=x', 'application/json', 'text/plain; x=application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded;application/json', 'application/csp-report', 'image/png', ''];
  const strangers = ['https://evil.example', 'null', 'http://nennep.example', 'https://nennep.example.evil.example', 'https://other.nennep.example', 'https://nennep.example:8443', '', undefined];
  for (const type of types)
    for (const origin of strangers)
      for (const [path, body] of [['/sign-out', ''], ['/commands', batch], [`${home()}/plan`, form], ['/me/account?/end', 'session='], ['/me/account/passkeys', '{}'], ['/sign-in/passkey', '{}']] as const) {
        const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site', ...(origin === undefined ? {} : { origin }) };
        const told = await site.ask('POST', path, { headers, body, as: hien });
        expect([path, type, origin, told.status]).toEqual([path, type, origin, 403]);
        expect(told.cookies).toEqual([]);
      }
  expect(await commandsSent()).toBe(before);
  expect(await signedIn(hien)).toBe(true);
  // by its address alone, or by a method that only says it wants to read, nothing is done either
  for (const method of ['GET', 'HEAD', 'OPTIONS']) for (const path of ['/sign-out', `/commands?${form}`, `${home()}/plan?${form}`]) await site.ask(method, path, { as: hien, headers: { origin: 'https://evil.example' } });
  expect([await commandsSent(), await signedIn(hien)]).toEqual([before, true]);
  // the very same, from here, is done
  expect((await posting('/commands', batch, hien, { 'content-type': 'application/json' })).body).toContain('"answer":"done"');
});

test('no host, protocol or address that a client claims reaches a page, a link or a redirect', async () => {
  const claims: Record<string, string> = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'x-forwarded-port': '81', 'x-host': 'evil.example', forwarded: 'host=evil.example;proto=http', 'x-original-url': '/admin', 'x-rewrite-url': '/admin', 'x-nn-host': 'evil.example', 'x-nn-protocol': 'http' };
  for (const [path, as] of [['/', undefined], [home(), undefined], ['/sign-in', undefined], [home(), hien], [`${home()}/members`, hien], ['/check', undefined]] as const) {
    const told = await site.ask('GET', path, { headers: claims, ...(as ? { as } : {}) });
    expect([path, told.status]).toEqual([path, as || path === '/sign-in' || path === '/check' ? 200 : 303]);
    expect([path, JSON.stringify(told)]).toEqual([path, expect.not.stringContaining('evil')]);
    if (told.headers.location) expect(told.headers.location).toMatch(/^\/sign-in\?next=/);
  }
  // a page of the claimed host is still another site's, and its sign-in gives no cookie
  expect((await site.ask('POST', '/sign-in', { headers: { ...claims, origin: 'https://evil.example', 'content-type': formType }, body: 'username=ai.1&password=x' })).status).toBe(403);
});

test('one goes on to no other site, however the address or the form is written', async () => {
  const away = ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', '/\r\n/evil.example', '\\\\evil.example', 'https://evil.example', '/..//evil.example', '/.//evil.example', 'javascript:alert(1)', 'data:text/html,x', '////evil.example', '/%09/evil.example', '/ /evil.example', '@evil.example', '.evil.example', '/\u0000/evil.example', '/ạ?q=ư', ''];
  for (const back of away) {
    const query = encodeURIComponent(back).replaceAll('%00', '');
    for (const told of [await site.ask('GET', `/settings?lang=vi&back=${query}`), await posting(`/sign-in?next=${query}`, new URLSearchParams({ username: 'ai.1', password }).toString(), undefined, { 'x-forwarded-for': '10.6.1.1' }),
      await posting(`${home()}/plan`, new URLSearchParams({ command: explainMonth.name, commandId: newId(), unitId: cast.dongXanh, month: '2026-06-01', reason: 'Lũ', back: back.replaceAll('\u0000', '') }).toString(), hien)]) {
      expect([back, told.status]).toEqual([back, 303]);
      expect([back, new URL(told.headers.location!, 'https://nennep.example/x/y').origin]).toEqual([back, 'https://nennep.example']);
    }
  }
});

test('a session is a cookie of this host alone, closed to scripts, new at every sign-in and gone at the end', async () => {
  const enter = (cookie = '') => posting('/sign-in', new URLSearchParams({ username: 'ai.1', password }).toString(), undefined, { 'x-forwarded-for': '10.6.1.2', ...(cookie ? { cookie } : {}) });
  const first = await enter();
  const [made] = first.cookies;
  expect(first.cookies).toHaveLength(1);
  expect(made).toMatch(/^__Host-nn\.session_token=[\w.%/+=-]{60,};/);
  for (const attribute of [/; Path=\/(;|$)/i, /; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i]) expect(made).toMatch(attribute);
  expect(made).not.toMatch(/Domain/i);
  const cookie = made!.split(';')[0]!;
  const [again] = (await enter(cookie)).cookies;
  expect(again!.split(';')[0]).not.toBe(cookie);
  // whoever signs in again goes on in the new session alone
  expect([await signedIn(cookie), await signedIn(again!.split(';')[0]!)]).toEqual([false, true]);
  // neither in an address nor in a page, and under no other name
  const held = again!.split(';')[0]!;
  const token = held.slice(held.indexOf('=') + 1);
  expect((await site.ask('GET', '/me/account', { as: held })).body).not.toContain(token.split('.')[0]);
  for (const [path, headers] of [['/me/account', { cookie: `nn.session_token=${token}` }], ['/me/account', { cookie: `__Secure-nn.session_token=${token}` }], [`/me/account?session_token=${token}`, {}], ['/me/account', { authorization: `Bearer ${token}` }]] as const)
    expect([path, (await site.ask('GET', path, { headers })).status]).toEqual([path, 303]);
  const ended = await posting('/sign-out', '', held);
  expect([ended.status, ended.cookies.length > 0, ended.cookies.every((one) => /max-age=0/i.test(one))]).toEqual([303, true, true]);
  // what was typed on the device and not sent goes too
  expect(ended.headers['clear-site-data']).toBe('"storage"');
  expect(await signedIn(held)).toBe(false);
  for (const one of (await site.ask('GET', '/settings?lang=en&text=large')).cookies) expect(one).toMatch(/^__Host-(lang|text)=.*; HttpOnly; Secure; SameSite=Lax/i);
});

test('a body larger than its sender may send, or of unknown length, is refused before it is read, and a page says so', async () => {
  const large = words('vi').shell.errors.large;
  for (const told of [await posting('/sign-in', `username=${'a=&'.repeat(30_000)}`, undefined), await posting('/sign-in/slip', `code=${'x'.repeat(70_000)}`, undefined), await posting(`${home()}/plan`, 'a=&'.repeat(3_000_000), hien)])
    expect([told.status, told.body]).toEqual([413, expect.stringContaining(large)]);
  expect((await posting('/sign-in/passkey', JSON.stringify({ answer: { id: 'x'.repeat(70_000) } }), undefined, { 'content-type': 'application/json' })).status).toBe(413);
  // whose session ended meanwhile is sent to sign in, however much they had typed
  expect((await posting(`${home()}/plan`, `command=${'x'.repeat(70_000)}`, undefined)).headers.location).toMatch(/^\/sign-in\?next=/);
  expect((await site.ask('POST', '/sign-in', { headers: { origin: site.origin, 'content-type': formType, 'transfer-encoding': 'chunked' }, body: 'username=x' })).status).toBe(411);
  // two lengths at once, by which a proxy and the program would read two different requests
  expect((await site.ask('POST', '/sign-in', { headers: { origin: site.origin, 'content-type': formType, 'transfer-encoding': 'chunked', 'content-length': '4' }, body: 'username=x' })).status).toBe(400);
  expect((await site.ask('GET', '/sign-in')).status).toBe(200);
});

test('a wait at sign-in is for who failed, told by the address the proxy saw and not by one the client claims', async () => {
  const tries = (address: string, typed = 'sai mat khau') => posting('/sign-in', new URLSearchParams({ username: 'ai.1', password: typed }).toString(), undefined, { 'x-forwarded-for': address, 'x-real-ip': address, 'client-ip': address });
  for (let n = 0; n < 5; n++) expect((await tries(`198.51.100.${n}, 203.0.113.77`)).status).toBe(n < 4 ? 401 : 429);
  expect((await tries('198.51.100.99, 203.0.113.77', password)).status).toBe(429);
  expect((await tries('203.0.113.78', password)).status).toBe(303);
});

test('nothing is served but the pages and the files of the build: no folder, no source, no settings, no figures, no echo', async () => {
  for (const path of ['/.git/config', '/.env', '/package.json', '/package-lock.json', '/src/hooks.server.ts', '/server/index.js', '/build/', '/_app/', '/_app/immutable/', '/_app/immutable/assets', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/_app/..%2f..%2fserver/index.js', '/metrics', '/files/', '/page.js.map', '/api/auth/session', '/api/auth/sign-in/username'])
    for (const as of [undefined, hien]) expect([path, (await site.ask('GET', path, as ? { as } : {})).status]).toEqual([path, 404]);
  for (const method of ['TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    const told = await site.ask(method, '/sign-in', { headers: { origin: site.origin, 'x-secret': 'echo' } });
    expect([method, told.status, told.body.includes('echo')]).toEqual([method, expect.toSatisfy((status: number) => status >= 400 && status < 500), false]);
  }
});

test('a password is typed unseen, may be pasted, and is offered to whoever keeps passwords', async () => {
  for (const [path, as] of [['/sign-in', undefined], ['/sign-in/slip', undefined], ['/me/account', hien], ['/me/account/second-factor', hien]] as const) {
    const { body } = await site.ask('GET', path, as ? { as } : {});
    const fields = [...body.matchAll(/<input[^>]*name="(password|before|after|again)"[^>]*>/g)];
    expect([path, fields.length > 0]).toEqual([path, true]);
    for (const [field] of fields) expect([path, field]).toEqual([path, expect.stringMatching(/^(?=.*type="password")(?=.*autocomplete="(current|new)-password")(?!.*(onpaste|maxlength))/)]);
  }
});

test('a card number, a telephone and a reason for leave reach those who keep them, on no page and in no file of anybody else', async () => {
  const { hoa, inCharge, inspector, administrator, sy } = cast.people;
  const known = { cardNumber: '77 123 999', phone: '0987 111 999', email: 'sy.kin@example.test' };
  await cast.done(cast.people.hien, setDetails, { unitId: cast.dongXanh, memberId: sy.memberId, ...known, largeType: false }, new Date());
  const hidden = /77 ?123 ?999|0987 ?111 ?999|sy\.kin@/;
  const paths = [home(), `${home()}/members`, `${home()}/members/${sy.memberId}`, `${home()}/members/export`, `${home()}/members/who-counts`, `${home()}/posts`, `${home()}/tasks`, `${home()}/log`, '/me', '/me/data', '/search?q=sy', '/follow', '/follow/export', '/admin', `/units/${cast.commune}`, `/units/${cast.commune}/organisation/members`, `/units/${cast.commune}/log`];
  const seen = async (as: string) => {
    const where: string[] = [];
    for (const path of paths.flatMap((one) => (/export|data|organisation.members/.test(one) ? [one] : [one, `${one.split('?')[0]}/__data.json${one.includes('?') ? `?${one.split('?')[1]}` : ''}`]))) {
      const { body, bytes, headers } = await site.ask('GET', path, { as });
      const text = /openxml/.test(headers['content-type'] ?? '') ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join() : body;
      if (hidden.test(text)) where.push(path);
    }
    return where;
  };
  for (const person of [hoa, inCharge, inspector, administrator, cast.people.stranger]) expect([person.name, await seen(await site.enter(person))]).toEqual([person.name, []]);
  expect(await seen(hien)).toEqual(expect.arrayContaining([`${home()}/members/${sy.memberId}`, `${home()}/members/export`]));
});

test('what somebody types is nowhere in the log, and no line of it is another’s', async () => {
  const typed = 'mat-khau-go-nham\r\n{"what":"forged"}\u001b[2J';
  await posting('/sign-in', new URLSearchParams({ username: typed, password: typed }).toString(), undefined);
  await site.ask('GET', `/nowhere/${encodeURIComponent(typed)}`, { headers: { 'user-agent': 'mat-khau-go-nham' } });
  await posting('/commands', `{"commands":[{"id":"${newId()}","name":"mat-khau-go-nham","payload":{}}]}`, hien, { 'content-type': 'application/json' });
  expect(site.said()).not.toMatch(/mat-khau|forged|\u001b/);
});

test('what another program writes on the same database is heard on a screen of this one', async () => {
  const today = dayOf(new Date());
  const about = { unitId: cast.dongXanh, month: `${today.slice(0, 7)}-01` };
  // written by this process, which is a program of its own
  const { id: meetingId } = await cast.done(cast.people.hien, plan, { ...about, kind: 'regular', startsAt: `${today}T19:30`, place: 'Nhà văn hóa', dayReason: 'Mưa lũ' }, new Date());
  const heard: string[] = [];
  const stream = request({ port: site.port, path: `${home()}/meetings/${String(meetingId)}/events`, headers: { cookie: hien, accept: 'text/event-stream', 'x-forwarded-for': '203.0.113.9' } });
  const answer = await new Promise<IncomingMessage>((done, fail) => void stream.on('response', done).on('error', fail).end());
  answer.setEncoding('utf8').on('data', (text: string) => heard.push(text)).on('error', () => {});
  // its first words open it
  await vi.waitFor(() => expect(heard).not.toEqual([]), 10_000);
  expect(heard.join('')).not.toContain('event: changed');
  await cast.done(cast.people.hien, setAgenda, { unitId: cast.dongXanh, meetingId, items: [{ origin: 'own', title: 'Bàn việc làng', minutes: 60, points: '' }] }, new Date());
  await vi.waitFor(() => expect(heard.join('')).toContain('event: changed'), 10_000);
  stream.destroy();
});

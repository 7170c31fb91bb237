import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan } from '#meetings/commands.ts';
import { readKept } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../../tests/cast.ts';
import { uploadOf } from '../../../tests/uploads.ts';
import { browser, type Browser } from '../../../tests/visit.ts';
import { house } from '../../house.server.ts';
import { actions as signInActions } from '../sign-in/+page.server.ts';
import { POST } from './+server.ts';

const origin = 'http://localhost:4325';
const password = 'con trâu đi cày';
let cast: Cast;
let hien: Browser;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  await createAccount({ personId: cast.people.hien.personId, name: cast.people.hien.name, username: 'hien', password });
  hien = browser(origin);
  await hien.visit('/sign-in', signInActions.default, { form: { username: 'hien', password } });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

type Sending = Parameters<Browser['visit']>[2];
const knock = (send: Sending, who = hien) => who.visit('/commands', POST, send);
const explain = (month: string, reason = 'Lũ lụt', id = newId()) => ({ id, name: 'month.explain', payload: { unitId: cast.dongXanh, month, reason } });
const rows = async () => (await cast.database.owner.query<{ month: string; reason: string }>('select month, reason from empty_month order by month')).rows;
const json = 'application/json';

test('each command of a batch is answered in its place and by its id, and none holds up another', async () => {
  const first = explain('2026-01-01');
  const unnamed = { ...explain('2026-02-01'), name: 'month.erase' };
  const elsewhere = { ...explain('2026-02-01'), payload: { unitId: cast.farCell, month: '2026-02-01', reason: 'Lũ lụt' } };
  const odd = { ...explain('2026-02-01'), as: 'administrator' };
  const last = { ...explain('2026-03-01'), claimedAt: new Date(Date.now() - 3600_000).toISOString() };
  const seen = await knock({
    json: { commands: [first, explain('2026-01-02'), first, { ...first, payload: { ...first.payload, reason: 'Bão' } }, unnamed, elsewhere, odd, { name: 'month.explain' }, null, 7, { ...last, claimedAt: '' }, last] }
  });
  expect(seen.status).toBe(200);
  expect(seen.data.answers).toEqual([
    { id: first.id, answer: 'done', result: {} },
    { id: expect.any(String), answer: 'malformed', issues: { month: expect.any(String) } },
    { id: first.id, answer: 'already-done', result: {} },
    { id: first.id, answer: 'refused', refusal: { refused: 'id-used-for-another-text' } },
    { id: unnamed.id, answer: 'malformed', issues: { name: 'unknown' } },
    { id: elsewhere.id, answer: 'refused', refusal: { refused: 'not-yours' } },
    { id: odd.id, answer: 'malformed', issues: { as: expect.any(String) } },
    { id: null, answer: 'malformed', issues: { id: expect.any(String), payload: expect.any(String) } },
    { id: null, answer: 'malformed', issues: { command: expect.any(String) } },
    { id: null, answer: 'malformed', issues: { command: expect.any(String) } },
    { id: last.id, answer: 'malformed', issues: { claimedAt: 'instant' } },
    { id: last.id, answer: 'done', result: {} }
  ]);
  expect((await rows()).map((row) => row.month)).toEqual(['2026-01-01', '2026-03-01']);
});

test('a batch whose answer was lost is sent again whole, and does nothing twice', async () => {
  const commands = ['2026-04-01', '2026-05-01', '2026-06-01'].map((month) => explain(month));
  const answers = (seen: { data: { answers: { answer: string }[] } }) => seen.data.answers.map((one) => one.answer);
  expect(answers(await knock({ json: { commands: commands.slice(0, 2) } }))).toEqual(['done', 'done']);
  expect(answers(await knock({ json: { commands } }))).toEqual(['already-done', 'already-done', 'done']);
  expect((await rows()).filter((row) => row.month > '2026-03-01').length).toBe(3);
});

test('whatever stands in a batch, in whatever order and however often, each is answered as if it had come alone, and what is done is done once', async () => {
  const months = ['2025-01-01', '2025-02-01', '2025-03-01'];
  const good = fc.record({ id: fc.nat(5), month: fc.constantFrom(...months), reason: fc.constantFrom('Lũ lụt', 'Bão', '=1+1') });
  const odd = fc.oneof(fc.jsonValue(), fc.record({ id: fc.oneof(fc.string(), fc.nat()), name: fc.string(), payload: fc.jsonValue() }), fc.record({ id: fc.constant(newId()), name: fc.constant('month.explain'), payload: fc.jsonValue() }));
  const batches = fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: fc.record({ good }) }, fc.record({ odd })), { maxLength: 12 }), { maxLength: 3 });
  await fc.assert(fc.asyncProperty(batches, async (sent) => {
    const ids = Array.from({ length: 6 }, () => newId());
    const texts = new Map<string, string>();
    const reasons = new Map((await rows()).map((row) => [row.month, row.reason]));
    for (const batch of sent) {
      const expected = batch.map((one) => {
        if (!('good' in one)) return 'malformed';
        const [id, text] = [ids[one.good.id]!, `${one.good.month} ${one.good.reason}`];
        const known = texts.get(id);
        if (known !== undefined) return known === text ? 'already-done' : 'refused';
        texts.set(id, text);
        reasons.set(one.good.month, one.good.reason);
        return 'done';
      });
      const { status, data } = await knock({ json: { commands: batch.map((one) => ('good' in one ? explain(one.good.month, one.good.reason, ids[one.good.id]) : one.odd)) } });
      expect([status, data.answers.map((one: { answer: string }) => one.answer)]).toEqual([200, expected]);
    }
    expect(new Map((await rows()).map((row) => [row.month, row.reason]))).toEqual(reasons);
  }), { numRuns: process.env['DEEP'] === 'yes' ? 1000 : 30 });
});

test('what comes from another site, or from nobody, is turned away before it is read', async () => {
  const before = await rows();
  const send = { json: { commands: [explain('2026-07-01')] } };
  for (const from of ['http://elsewhere.example', 'http://localhost:4326', 'https://localhost:4325', 'null', null]) expect((await knock({ ...send, origin: from })).status).toBe(403);
  expect((await knock(send, browser(origin))).status).toBe(401);
  const stale = browser(origin);
  for (const name of hien.cookies.keys()) stale.cookies.set(name, 'nobody');
  expect((await knock(send, stale)).status).toBe(401);
  expect(await rows()).toEqual(before);
});

test('another type of content is refused, whatever it holds', async () => {
  const text = JSON.stringify({ commands: [explain('2026-07-01')] });
  const before = await rows();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'text/json', '']) expect([type, (await knock({ text, headers: { 'content-type': type } })).status]).toEqual([type, 415]);
  expect(await rows()).toEqual(before);
  for (const type of ['application/json;charset=utf-8', 'Application/JSON']) expect([type, (await knock({ text, headers: { 'content-type': type } })).status]).toEqual([type, 200]);
});

test('what is no batch is malformed as a whole, and more than a batch may hold is refused', async () => {
  for (const text of ['', '{', 'null', '[]', '{"commands":{}}', '{"commands":[],"as":"administrator"}', '"commands"']) expect([text, (await knock({ text, headers: { 'content-type': json } })).status]).toEqual([text, 400]);
  const many = Array.from({ length: 501 }, () => ({ ...explain('2026-08-01'), name: 'month.erase' }));
  expect((await knock({ json: { commands: many } })).status).toBe(400);
  const seen = await knock({ json: { commands: many.slice(1) } });
  expect([seen.status, seen.data.answers.length]).toEqual([200, 500]);
  expect((await knock({ json: { commands: [] } })).data).toEqual({ answers: [] });
  const before = await rows();
  expect((await knock({ json: { commands: [explain('2026-08-01')], filling: 'x'.repeat(8 * 1024 * 1024) } })).status).toBe(413);
  expect((await knock({ json: { commands: [explain('2026-08-01')] }, headers: { 'content-length': String(64 * 1024 * 1024) } })).status).toBe(413);
  expect(await rows()).toEqual(before);
});

test('a batch names no file but what its sender uploaded: one that never came, or another cell’s, is refused in words, and every paper kept has its file', async () => {
  const { people, dongXanh: unitId, done } = cast;
  const { id: meetingId } = await done(people.hien, plan, { unitId, kind: 'regular', month: '2026-12-01', startsAt: '2026-12-03T19:30', place: 'Nhà văn hóa', dayReason: '' });
  const add = (file: Record<string, unknown>) => ({ id: newId(), name: 'meeting.add-paper', payload: { unitId, meetingId, kind: 'paper', ...file } });
  const own = await uploadOf(people.hien, 'Dự toán.pdf');
  const theirs = await uploadOf(people.stranger, 'Của chi bộ khác.pdf');
  const sent = [own, theirs, { ...own, contentHash: 'a'.repeat(64) }, { ...own, mediaType: 'text/html' }];
  const { data } = await knock({ json: { commands: sent.map(add) } });
  expect(data.answers.map((one: { answer: string; refusal?: { refused: string } }) => one.refusal?.refused ?? one.answer)).toEqual(['done', 'file-not-uploaded', 'file-not-uploaded', 'file-not-uploaded']);
  const { rows: papers } = await cast.database.owner.query<{ content_hash: string }>('select content_hash from paper');
  expect(papers).toEqual([{ content_hash: own.contentHash }]);
  for (const paper of papers) expect((await readKept(paper.content_hash)).byteLength).toBe(own.size);
});

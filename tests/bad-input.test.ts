import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { receive, type Reception } from '#platform/receive.server.ts';
import { refusals as english } from '#words/en/refusals.ts';
import { refusals as vietnamese } from '#words/vi/refusals.ts';
import { words } from '#words/words.ts';
import { handlers } from '../src/handlers.server.ts';
import { castIn, type Cast } from './cast.ts';
import { digester } from './digest.ts';
import { rehearsal as rehearsalOf, Rehearsed } from './rehearsal.ts';
import { everyCommand, type Sample } from './samples.ts';

let cast: Cast;
let superuser: pg.Client;
let rehearsal: Reception;
beforeAll(async () => {
  cast = await castIn();
  const { address } = cast.database;
  if (address.kind !== 'socket') throw new Error('tests run on the embedded server');
  superuser = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: address.database });
  await superuser.connect();
  rehearsal = rehearsalOf(cast.house.reception);
});
afterAll(async () => {
  await superuser.end();
  await cast.close();
});

test('no payload, however bad, breaks a command: it is malformed, refused in words, or done; and what is not done leaves nothing', async () => {
  const digest = await digester(superuser);
  const play = everyCommand(cast);
  const tried = { malformed: 0, refused: 0, done: 0 };
  const broken: string[] = [];
  for (let step = await play.next(); !step.done; ) {
    const sample = step.value;
    const before = await digest();
    for (const payload of badPayloads(sample.payload, strangers())) {
      const answer = await answered(sample, payload);
      if (answer in tried) tried[answer as keyof typeof tried]++;
      else broken.push(answer);
    }
    expect([sample.command.name, await digest()]).toEqual([sample.command.name, before]);
    step = await play.next(await cast.done(sample.who, sample.command, sample.payload, sample.at));
  }
  expect(broken).toEqual([]);
  expect(Math.min(tried.malformed, tried.refused, tried.done)).toBeGreaterThan(100);
}, 600_000);

async function answered({ who, command, at }: Sample, payload: unknown): Promise<string> {
  const told = `${command.name} ${shortened(payload)}`;
  try {
    const answer = await receive(rehearsal, { id: newId(), name: command.name, payload }, who, at);
    if (answer.answer === 'malformed') return Object.keys(answer.issues).length > 0 ? 'malformed' : `${told}: malformed nowhere`;
    if (answer.answer === 'refused') return withoutWords(answer.refusal).length === 0 ? 'refused' : `${told}: no words for ${withoutWords(answer.refusal)}`;
    return `${told}: ${answer.answer}`;
  } catch (thrown) {
    return thrown instanceof Rehearsed ? 'done' : `${told}: ${String(thrown)}`;
  }
}

const withoutWords = ({ refused }: Refusal): string[] => [vietnamese, english].flatMap((list, at) => (refused in list ? [] : [`${refused} (${['vi', 'en'][at]})`]));

/** Units, members and ids of others, where an id is asked for. */
const strangers = () => [cast.farCell, cast.benMoi, cast.province, cast.members['Bùi Người Lạ']!, cast.members['Nguyễn Hữu Tài']!, cast.members['Nguyễn Gia Bảo']!, newId()];

type Json = unknown;
const texts = ['', '   ', 'ạ'.repeat(350_000), '<script>alert(1)</script>', "'; drop table meeting; --", '\u0000', '\ud800', '\u202e', '٣', '%_\\', '{}', '=1+1', '2026-02-30', '0000-00-00', '0001-01-01', '9999-12-31', 'infinity', '-infinity', 'now', '2026-13-40T29:99', '9999-12-31T23:59', '2026-10-06T19:30', '2026-01-01', 'NaN', '../../etc/passwd'];
const numbers = [-1, 0, 0.5, 1e6, 2 ** 31, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY];
const others: Json[] = [null, undefined, true, 7, 'x', [], {}, [[[[]]]]];

/** Payloads each wrong in one place: a value of another kind, an edge of its own, another's id, a field too many or too few. */
function badPayloads(good: Record<string, unknown>, ids: readonly string[]): Json[] {
  return [...leaves(good).flatMap(({ path, value }) => badValues(value, ids).map((bad) => put(good, path, bad))), ...extras(good), null, [], 'text', 7];
}

function badValues(value: Json, ids: readonly string[]): Json[] {
  if (typeof value === 'string') return [...texts, ...(/^[0-9a-f-]{36}$/.test(value) ? ids : []), ...others];
  if (typeof value === 'number') return [...numbers, ...others];
  if (Array.isArray(value)) return [[...value, ...value], Array.from({ length: 2000 }, () => value[0] ?? null), ...others];
  return others;
}

const extras = (good: Record<string, unknown>): Json[] => [
  { ...good, state: 'filed' }, { ...good, cell_id: 'x' }, JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`),
  ...Object.keys(good).map((key) => Object.fromEntries(Object.entries(good).filter(([other]) => other !== key)))
];

function leaves(value: Json, path: (string | number)[] = []): { path: (string | number)[]; value: Json }[] {
  const here = path.length > 0 ? [{ path, value }] : [];
  if (Array.isArray(value)) return [...here, ...value.slice(0, 2).flatMap((one, at) => leaves(one, [...path, at]))];
  if (value !== null && typeof value === 'object') return [...here, ...Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]))];
  return here;
}

function put(value: Json, [head, ...rest]: (string | number)[], bad: Json): Json {
  if (head === undefined) return bad;
  if (Array.isArray(value)) return value.map((one, at) => (at === head ? put(one, rest, bad) : one));
  return { ...(value as object), [head]: put((value as Record<string, unknown>)[head], rest, bad) };
}

const shortened = (payload: unknown) => JSON.stringify(payload, (_, value: unknown) => (typeof value === 'string' && value.length > 60 ? `${value.slice(0, 20)}… (${value.length})` : value))?.slice(0, 700);

test('every reason a shape gives has words in both languages', () => {
  const [vi, en] = [words('vi').shell.issues, words('en').shell.issues];
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  const reasons = new Set(handlers.flatMap(({ command }) => [...JSON.stringify(command.shape, (_, value: unknown) => (value instanceof RegExp ? String(value) : value)).matchAll(/"message":"([^"]+)"/g)].map((match) => match[1]!)));
  expect(reasons.size).toBeGreaterThan(3);
  expect([...reasons].filter((reason) => !(reason in vi))).toEqual([]);
});

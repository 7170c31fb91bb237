import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { appoint, foundUnit } from '#organisation/commands.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import { houseOn } from '../house.server.ts';
import { castDay, castIn, castNow, type Cast } from '../../tests/cast.ts';
import { inScope, openAs, type Db, type Trx } from './database.server.ts';
import { newId } from './id.server.ts';
import { verifyLog } from './log.server.ts';

let cast: Cast;
let superuser: Db;
beforeAll(async () => {
  cast = await castIn();
  const { address } = cast.database;
  if (address.kind !== 'socket') throw new Error('tests run on the embedded server');
  superuser = openAs({ host: address.directory, port: 5432, user: 'postgres', database: address.database, max: 2 });
});
afterAll(async () => {
  await superuser.destroy();
  await cast.close();
});

const aDay = 24 * 3600_000;
const explain = (month: string, reason = 'Tách thôn') => ({ unitId: cast.dongXanh, month, reason });
const envelope = (payload: unknown, id = newId(), claimedAt?: string) => ({ id, name: 'month.explain', payload, ...(claimedAt ? { claimedAt } : {}) });
const logged = async (id: string) => (await superuser.selectFrom('command_log.command').selectAll().where('id', '=', id).execute()).length;

describe('the same id again', () => {
  test('with the same text is already done, answers the same result, and nothing is done twice', async () => {
    const payload = { unitId: cast.dongXanh, kind: 'regular', month: '2026-03-01', startsAt: '2026-03-03T19:30', place: 'Nhà văn hóa', dayReason: '' };
    const id = newId();
    const first = await cast.send(cast.people.hien, meetings.plan, payload, castNow, id);
    expect(first).toEqual({ answer: 'done', result: { id } });
    // keys in another order, decomposed letters and spaces around them are the same text
    const reordered = { dayReason: '', place: ` ${'Nhà văn hóa'.normalize('NFD')} `, startsAt: '2026-03-03T19:30', month: '2026-03-01', kind: 'regular', unitId: cast.dongXanh.toUpperCase() };
    const again = await cast.send(cast.people.hien, meetings.plan, reordered, new Date(castNow.getTime() + aDay), id.toUpperCase());
    expect(again).toEqual({ answer: 'already-done', result: { id } });
    expect(await logged(id)).toBe(1);
    expect((await superuser.selectFrom('meeting').select('id').where('month', '=', '2026-03-01').execute()).length).toBe(1);
  });

  test('from many connections at once is done by one, and already done for all others', async () => {
    const other = houseOn(cast.database.as('nen_nep_app'), cast.database.as('nen_nep_reports'));
    const id = newId();
    const payload = { unitId: cast.dongXanh, kind: 'extraordinary', month: '2026-04-01', startsAt: '2026-04-20T19:30', place: 'Nhà văn hóa', dayReason: '' };
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? other : cast.house).receive({ id, name: 'meeting.plan', payload }, cast.people.hien, castNow)));
    expect(answers.map((one) => one.answer).sort()).toEqual([...Array.from({ length: 11 }, () => 'already-done'), 'done']);
    expect(new Set(answers.map((one) => JSON.stringify('result' in one && one.result)))).toEqual(new Set([JSON.stringify({ id })]));
    expect((await superuser.selectFrom('meeting').select('id').where('month', '=', '2026-04-01').execute()).length).toBe(1);
  });

  test('with another text, from another person or under another name is refused, and both texts are kept', async () => {
    const { hien, loc } = cast.people;
    const id = newId();
    await cast.done(hien, meetings.explainMonth, explain('2026-05-01', 'Lần một'), castNow, id);
    const refused = { answer: 'refused', refusal: { refused: 'id-used-for-another-text' } };
    expect(await cast.send(hien, meetings.explainMonth, explain('2026-05-01', 'Lần hai'), castNow, id)).toEqual(refused);
    expect(await cast.send(loc, meetings.explainMonth, explain('2026-05-01', 'Lần một'), castNow, id)).toEqual(refused);
    expect(await cast.send(hien, meetings.explainMonth, explain('2026-05-01', 'Lần một'), castNow, id)).toMatchObject({ answer: 'already-done' });
    const [month] = await superuser.selectFrom('empty_month').selectAll().where('month', '=', '2026-05-01').execute();
    expect(month).toMatchObject({ reason: 'Lần một' });
    const kept = await superuser.selectFrom('command_log.payload').select('body').where('id', '=', id).execute();
    const contradicted = await superuser.selectFrom('command_log.contradiction').select(['body', 'actor_id']).where('id', '=', id).execute();
    expect(kept.map((row) => row.body)).toEqual([expect.stringContaining('Lần một')]);
    expect(contradicted).toEqual(expect.arrayContaining([{ body: expect.stringContaining('Lần hai'), actor_id: hien.personId }, { body: expect.stringContaining('Lần một'), actor_id: loc.personId }]));
  });

  test('under another command of the same shape is not taken for a repetition', async () => {
    const { id: meetingId } = await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind: 'extraordinary', month: '2026-06-01', startsAt: '2026-06-20T19:30', place: 'Nhà văn hóa', dayReason: '' });
    const id = newId();
    const about = { unitId: cast.dongXanh, meetingId };
    await cast.done(cast.people.communeOffice, meetings.settle, about, castNow, id);
    expect(await cast.send(cast.people.communeOffice, meetings.prepare, about, castNow, id)).toMatchObject({ answer: 'refused' });
    expect(await cast.send(cast.people.hien, meetings.skipPreMeeting, about, castNow, id)).toEqual({ answer: 'refused', refusal: { refused: 'id-used-for-another-text' } });
  });

  test('after malformed is free to be used', async () => {
    const id = newId();
    expect(await cast.send(cast.people.hien, meetings.explainMonth, { ...explain('2026-07-01'), reason: '  ' }, castNow, id)).toEqual({ answer: 'malformed', issues: { reason: 'empty' } });
    expect(await cast.send(cast.people.hien, meetings.explainMonth, explain('2026-07-01'), castNow, id)).toMatchObject({ answer: 'done' });
  });

  test('after refused gives the same refusal while nothing has changed, and keeps nothing; a new id is done once it may be', async () => {
    const { hien } = cast.people;
    const id = newId();
    const payload = { ...explain('2026-03-01') };
    const refused = { answer: 'refused', refusal: { refused: 'month-already-planned', field: 'month' } };
    expect(await cast.send(hien, meetings.explainMonth, payload, castNow, id)).toEqual(refused);
    expect(await cast.send(hien, meetings.explainMonth, payload, castNow, id)).toEqual(refused);
    expect(await logged(id)).toBe(0);
    expect(await cast.send(hien, meetings.explainMonth, explain('2026-02-01'), castNow)).toMatchObject({ answer: 'done' });
  });
});

describe('what comes in', () => {
  test('an unknown name, a field too many, an id or a time that is none: malformed, each at its field', async () => {
    const send = (given: unknown) => cast.house.receive(given as never, cast.people.hien, castNow);
    expect(await send({ ...envelope(explain('2026-08-01')), name: 'month.erase' })).toEqual({ answer: 'malformed', issues: { name: 'unknown' } });
    expect(await send(envelope({ ...explain('2026-08-01'), state: 'filed' }))).toMatchObject({ answer: 'malformed', issues: { state: expect.anything() } });
    expect(await send(envelope(explain('2026-08-01'), 'seven'))).toEqual({ answer: 'malformed', issues: { commandId: 'id' } });
    for (const claimedAt of ['yesterday', '2026-10-31', '2026-10-31T25:00:00Z', '2026-10-31T10:00:00+07'])
      expect(await send(envelope(explain('2026-08-01'), newId(), claimedAt))).toEqual({ answer: 'malformed', issues: { claimedAt: 'instant' } });
    for (const payload of [null, undefined, 7, 'text', [], {}]) expect(await send(envelope(payload))).toMatchObject({ answer: 'malformed' });
    expect(await send(envelope({ ...explain('2026-08-01'), heldOn: '0000-01-01' }))).toEqual({ answer: 'malformed', issues: { heldOn: 'day' } });
  });

  test('signs that cannot be seen are left out of what was typed, half a character too', async () => {
    const id = newId();
    await cast.done(cast.people.hien, meetings.explainMonth, explain('2026-08-01', '\u0000Lũ\u0007 lụt \ud83c'), castNow, id);
    expect(await superuser.selectFrom('empty_month').select('reason').where('month', '=', '2026-08-01').execute()).toEqual([{ reason: 'Lũ lụt \ufffd' }]);
    expect(await cast.send(cast.people.hien, meetings.explainMonth, explain('2026-08-01', 'Lũ lụt \ufffd'), castNow, id)).toMatchObject({ answer: 'already-done' });
  });

  test('an id in capitals founds a unit that is found again in small letters', async () => {
    const id = newId();
    const result = await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ trường học', kind: 'cell', type: 'public-service-unit', foundedOn: castDay }, castNow, id.toUpperCase());
    expect(result).toEqual({ id });
    expect(await cast.send(cast.people.communeOffice, appoint, { unitId: id, personId: cast.people.nga.personId, holderName: 'Võ Thị Nga', kind: 'secretary', from: castDay })).toMatchObject({ answer: 'done' });
    expect(await cast.send(cast.people.nga, meetings.explainMonth, { ...explain('2026-08-01'), unitId: id })).toMatchObject({ answer: 'done' });
  });

  test('a claimed time is kept as claimed, but never after the server\'s and never more than ninety days before it', async () => {
    const claimedFor = async (claimedAt: string | undefined) => {
      const id = newId();
      const answer = await cast.house.receive(envelope(explain('2026-01-01'), id, claimedAt), cast.people.hien, castNow);
      expect(answer.answer).toBe('done');
      return superuser.selectFrom('command_log.command').select(['claimed_at', 'received_at']).where('id', '=', id).executeTakeFirstOrThrow();
    };
    const at = (shift: number) => new Date(castNow.getTime() + shift);
    expect(await claimedFor(undefined)).toEqual({ claimed_at: castNow, received_at: castNow });
    expect(await claimedFor(at(-aDay).toISOString())).toEqual({ claimed_at: at(-aDay), received_at: castNow });
    expect(await claimedFor(at(1).toISOString())).toEqual({ claimed_at: castNow, received_at: castNow });
    expect(await claimedFor(at(-90 * aDay).toISOString())).toEqual({ claimed_at: at(-90 * aDay), received_at: castNow });
    expect(await claimedFor(at(-90 * aDay - 1).toISOString())).toEqual({ claimed_at: at(-90 * aDay), received_at: castNow });
    expect(await claimedFor('1970-01-01T00:00:00Z')).toEqual({ claimed_at: at(-90 * aDay), received_at: castNow });
  });

  test('a right is asked by the server\'s time: a claim from when one held the post does not help, nor one for a post still to come', async () => {
    const { sy, communeOffice } = cast.people;
    await cast.done(communeOffice, appoint, { unitId: cast.dongXanh, personId: sy.personId, holderName: sy.name, kind: 'deputy', from: '2026-10-01', until: '2026-10-20' });
    const send = (now: string, claimedAt: string) => cast.house.receive(envelope(explain('2026-01-01'), newId(), claimedAt), sy, new Date(now));
    expect(await send('2026-10-19T16:59:59Z', '2026-10-19T16:00:00Z')).toMatchObject({ answer: 'done' });
    const notYours = { answer: 'refused', refusal: { refused: 'not-yours' } };
    expect(await send('2026-10-19T17:00:00Z', '2026-10-19T16:59:00Z')).toEqual(notYours);
    expect(await send('2026-09-30T16:59:00Z', '2026-10-05T10:00:00Z')).toEqual(notYours);
  });

  test('what is not there, what is elsewhere and what is not allowed have one answer', async () => {
    const notYours = { answer: 'refused', refusal: { refused: 'not-yours' } };
    expect(await cast.send(cast.people.hien, meetings.explainMonth, { ...explain('2026-09-01'), unitId: newId() })).toEqual(notYours);
    expect(await cast.send(cast.people.hien, meetings.explainMonth, { ...explain('2026-09-01'), unitId: cast.farCell })).toEqual(notYours);
    expect(await cast.send(cast.people.sy, meetings.explainMonth, explain('2026-09-01'))).toEqual(notYours);
    expect(await cast.send(cast.people.hien, reportOnTask, { unitId: cast.benMoi, taskId: newId(), text: 'x', saysDone: true })).toEqual(notYours);
  });
});

describe('the log of commands', () => {
  class Undo extends Error {}
  /** Lets somebody with every right change the log, verifies, and undoes it. */
  async function after(tamper: (trx: Trx, rows: { id: string; hash: Buffer; previous: Buffer }[]) => Promise<unknown>) {
    let found: Awaited<ReturnType<typeof verifyLog>> | undefined;
    await superuser.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await tamper(trx, await chainOf(trx, cast.dongXanh));
      found = await verifyLog(trx, cast.dongXanh);
      throw new Undo();
    }).catch((thrown: unknown) => {
      if (!(thrown instanceof Undo)) throw thrown;
    });
    return found!;
  }
  async function chainOf(trx: Trx, unitId: string) {
    const { rows } = await sql<{ id: string; hash: Buffer; previous: Buffer }>`with recursive chain as (
      select c.*, 1 as n from command_log.command c where c.unit_id = ${unitId} and c.previous = sha256(convert_to(${unitId}, 'UTF8'))
      union all select c.*, n + 1 from chain join command_log.command c on c.unit_id = chain.unit_id and c.previous = chain.hash) select id, hash, previous from chain order by n`.execute(trx);
    return rows;
  }
  /** The hash of a row worked out again over whatever stands in it now. */
  const resealed = sql`sha256(c.previous || command_log.field(c.unit_id::text) || command_log.field(c.id::text) || command_log.field(c.name) || command_log.field(c.actor_id::text)
    || command_log.field(c.post_kind) || command_log.field(command_log.moment(c.claimed_at)) || command_log.field(command_log.moment(c.received_at)) || command_log.field(encode(c.salted, 'hex')))`;
  const reseal = (trx: Trx, id: string) => sql`update command_log.command c set hash = ${resealed} where id = ${id}`.execute(trx);
  const remove = async (trx: Trx, id: string) => {
    await sql`delete from command_log.payload where id = ${id}`.execute(trx);
    await sql`delete from command_log.command where id = ${id}`.execute(trx);
  };

  test('is whole for every unit, also read with the rights of a secretary', async () => {
    for (const unitId of [cast.province, cast.commune, cast.dongXanh, cast.benMoi, cast.farCell]) {
      const length = (await superuser.selectFrom('command_log.command').select('id').where('unit_id', '=', unitId).execute()).length;
      expect(length).toBeGreaterThan(0);
      expect(await inScope(cast.house.app, { cells: [], logs: [unitId] }, (trx) => verifyLog(trx, unitId))).toEqual({ whole: true, length });
    }
    expect(await after(async () => {})).toMatchObject({ whole: true });
  });

  test('tells where a row was altered, whichever of its fields', async () => {
    const changes = [
      sql`name = 'meeting.miss'`, sql`actor_id = ${cast.people.loc.personId}`, sql`post_kind = 'standing'`, sql`claimed_at = claimed_at - interval '1 microsecond'`,
      sql`received_at = received_at - interval '1 day'`, sql`salted = sha256('x')`, sql`salt = sha256('x')`, sql`hash = sha256('x')`
    ];
    for (const change of changes)
      expect(await after(async (trx, rows) => { await sql`update command_log.command set ${change} where id = ${rows[3]!.id}`.execute(trx); })).toEqual({ whole: false, after: 3 });
    expect(await after(async (trx, rows) => { await sql`update command_log.payload set body = replace(body, 'a', 'b') where id = ${rows[3]!.id}`.execute(trx); })).toEqual({ whole: false, after: 3 });
  });

  test('tells of a row altered and sealed again, alone or with all that follow it', async () => {
    const rename = (trx: Trx, id: string) => sql`update command_log.command set name = 'meeting.miss' where id = ${id}`.execute(trx);
    expect(await after(async (trx, rows) => {
      await rename(trx, rows[3]!.id);
      await reseal(trx, rows[3]!.id);
    })).toEqual({ whole: false, after: 4 });
    expect(await after(async (trx, rows) => {
      await rename(trx, rows[3]!.id);
      for (const [n, row] of rows.entries()) {
        if (n > 3) await sql`update command_log.command c set previous = (select hash from command_log.command where id = ${rows[n - 1]!.id}) where id = ${row.id}`.execute(trx);
        if (n >= 3) await reseal(trx, row.id);
      }
    })).toMatchObject({ whole: false });
  });

  test('tells of a row taken out at the beginning, in the middle, at the end, and of a head gone', async () => {
    expect(await after(async (trx, rows) => remove(trx, rows[0]!.id))).toEqual({ whole: false, after: 0 });
    expect(await after(async (trx, rows) => remove(trx, rows[4]!.id))).toEqual({ whole: false, after: 4 });
    expect(await after(async (trx, rows) => {
      await remove(trx, rows[4]!.id);
      await sql`update command_log.command set previous = ${rows[4]!.previous} where id = ${rows[5]!.id}`.execute(trx);
    })).toEqual({ whole: false, after: 4 });
    const whole = await after(async () => {});
    const length = whole.whole ? whole.length : 0;
    expect(await after(async (trx, rows) => remove(trx, rows.at(-1)!.id))).toEqual({ whole: false, after: length - 1 });
    expect(await after(async (trx, rows) => {
      await remove(trx, rows.at(-1)!.id);
      await sql`update command_log.head set length = length - 1 where unit_id = ${cast.dongXanh}`.execute(trx);
    })).toEqual({ whole: false, after: length - 1 });
    expect(await after(async (trx) => { await sql`delete from command_log.head where unit_id = ${cast.dongXanh}`.execute(trx); })).toEqual({ whole: false, after: length });
  });

  test('stays whole where a payload was erased as the law asks, and goes on from there', async () => {
    const before = await after(async () => {});
    expect(await after(async (trx, rows) => { await sql`update command_log.payload set body = null, erased_at = now() where id = ${rows[3]!.id}`.execute(trx); })).toEqual(before);
  });

  test('may be appended to by the application, and neither read outside the scope nor altered nor deleted', async () => {
    const app = cast.house.app;
    const logOf = (logs: string[]) => inScope(app, { cells: [cast.dongXanh], logs }, async (trx) => {
      const counts = [];
      for (const table of ['command', 'payload', 'head']) counts.push((await sql<{ unit_id: string }>`select distinct unit_id from command_log.${sql.ref(table)}`.execute(trx)).rows.map((row) => row.unit_id));
      return counts;
    });
    expect(await logOf([])).toEqual([[], [], []]);
    expect(await logOf([cast.dongXanh])).toEqual([[cast.dongXanh], [cast.dongXanh], [cast.dongXanh]]);
    const scope = { cells: [cast.dongXanh], logs: [cast.dongXanh] };
    for (const statement of [
      sql`update command_log.command set name = 'x'`, sql`delete from command_log.command`, sql`truncate command_log.command cascade`, sql`insert into command_log.payload select unit_id, id, 'x', null from command_log.command`,
      sql`update command_log.payload set body = 'x'`, sql`delete from command_log.payload`, sql`update command_log.head set length = 0`, sql`delete from command_log.head`,
      sql`select * from command_log.contradiction`, sql`drop function command_log.append`, sql`alter table command_log.command disable row level security`, sql`set role nen_nep_log`
    ])
      await expect(inScope(app, scope, (trx) => statement.execute(trx))).rejects.toThrow(/permission denied|must be owner|cannot be executed/);
  });
});

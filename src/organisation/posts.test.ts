import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferMember } from '#members/commands.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import { appoint, appointFirstOfficer, delegate, dissolveUnit, endDelegation, endPost, foundUnit, takeBackPost } from './commands.ts';
import { addDays, dayOf } from './day.ts';
import { lendees, postsAt } from './delegation-queries.server.ts';
import { holdsOf, permitAt, whoMay } from './queries.server.ts';

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

const at = (day: string) => new Date(`${day}T08:00:00+07:00`);
const refused = (refused: string, field?: string) => ({ answer: 'refused', refusal: { refused, ...(field ? { field } : {}) } });
const rightsOn = async (who: Actor, unitId: string, day: string) => [...(await permitAt(cast.house.app, who, unitId, at(day))).rights];
const may = async (who: Actor, right: string, unitId: string, day: string) => (await rightsOn(who, unitId, day)).includes(right as never);
const naming = ({ personId, name }: Actor) => ({ personId, holderName: name });
const postId = async (unitId: string, who: Actor, kind: string) =>
  (await cast.database.owner.query<{ id: string }>('select id from post where unit_id = $1 and person_id = $2 and kind = $3', [unitId, who.personId, kind])).rows[0]!.id;
async function someone(name: string): Promise<Actor> {
  const id = newId();
  await cast.house.app.insertInto('person').values({ id }).execute();
  return { personId: id, accountId: id, name };
}
/** Lends a post at Đồng Xanh. */
const lend = (who: Actor, to: Actor, over: Record<string, unknown> = {}, on = '2026-10-01') =>
  cast.send(who, delegate, { unitId: cast.dongXanh, toPersonId: to.personId, postKind: 'secretary', from: '2026-10-01', until: '2026-10-10', reason: 'Đi học', ...over }, at(on));

test('nobody appoints themselves, by whatever post, nor ends their own', async () => {
  const { provinceOffice, communeOffice } = cast.people;
  for (const [who, unitId] of [[communeOffice, cast.commune], [communeOffice, cast.dongXanh], [provinceOffice, cast.province], [provinceOffice, cast.commune]] as const)
    for (const kind of ['secretary', 'in-charge', 'office', 'standing', 'inspector']) expect(await cast.send(who, appoint, { unitId, ...naming(who), kind, from: castDay })).toEqual(refused('nobody-appoints-themselves', 'personId'));
  expect(await cast.send(communeOffice, endPost, { unitId: cast.commune, postId: await postId(cast.commune, communeOffice, 'office'), on: '2026-10-01' })).toEqual(refused('nobody-appoints-themselves', 'postId'));
});

test('a committee’s officers come from above it, those of a cell from the office over it, and nobody below appoints', async () => {
  const { communeOffice, provinceOffice, hien, standing, inspector, administrator, nga } = cast.people;
  for (const kind of ['office', 'standing', 'inspector', 'secretary', 'deputy']) expect(await cast.send(communeOffice, appoint, { unitId: cast.commune, ...naming(nga), kind, from: castDay })).toEqual(refused('posts-come-from-above', 'kind'));
  for (const who of [hien, standing, inspector, administrator]) for (const unitId of [cast.dongXanh, cast.commune])
    expect(await cast.send(who, appoint, { unitId, ...naming(nga), kind: 'deputy', from: castDay })).toEqual(refused('not-yours'));
  expect(await cast.send(communeOffice, appoint, { unitId: cast.farCell, ...naming(nga), kind: 'deputy', from: castDay })).toEqual(refused('not-yours'));
  expect(await cast.send(provinceOffice, appoint, { unitId: cast.commune, ...naming(nga), kind: 'administrator', from: castDay })).toEqual(refused('administrator-only-at-set-up', 'kind'));
});

test('the administrator appoints the first officer of the highest unit, once, whatever became of that officer', async () => {
  const { administrator, provinceOffice } = cast.people;
  const first = (unitId: string) => cast.send(administrator, appointFirstOfficer, { unitId, holderName: 'Đồng chí Hai', from: castDay });
  expect(await first(cast.province)).toEqual(refused('first-officer-already-appointed'));
  expect(await first(cast.dongXanh)).toEqual(refused('posts-come-from-above'));
  await cast.database.owner.query(`update post set valid = '[2026-01-01,2026-02-01)' where unit_id = $1 and person_id = $2`, [cast.province, provinceOffice.personId]);
  expect(await first(cast.province)).toEqual(refused('first-officer-already-appointed'));
  await cast.database.owner.query(`update post set valid = '[2026-01-01,)' where unit_id = $1 and person_id = $2`, [cast.province, provinceOffice.personId]);
});

test('an administrator reads nothing of a cell', async () => {
  expect(await rightsOn(cast.people.administrator, cast.dongXanh, '2026-10-01')).toEqual(['keep-accounts']);
  expect((await permitAt(cast.house.app, cast.people.administrator, cast.dongXanh, at('2026-10-01'))).scope).toEqual({ cells: [] });
});

test('a post lent gives its rights on its days alone, to that comrade alone, and is written in the log as lent', async () => {
  const { hien, hoa, sy } = cast.people;
  expect(await lend(hien, hoa)).toMatchObject({ answer: 'done' });
  expect([await may(hoa, 'plan', cast.dongXanh, '2026-09-30'), await may(hoa, 'plan', cast.dongXanh, '2026-10-01'), await may(hoa, 'plan', cast.dongXanh, '2026-10-10'), await may(hoa, 'plan', cast.dongXanh, '2026-10-11')]).toEqual([false, true, true, false]);
  expect([await may(sy, 'plan', cast.dongXanh, '2026-10-05'), await may(hoa, 'plan', cast.benMoi, '2026-10-05'), await may(hien, 'plan', cast.dongXanh, '2026-10-05')]).toEqual([false, false, true]);
  expect((await permitAt(cast.house.app, hoa, cast.dongXanh, at('2026-10-05'))).standing).toBe('lent-secretary');
  const { posts, lent } = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => postsAt(trx, cast.dongXanh, '2026-10-05'));
  expect(lent).toEqual([expect.objectContaining({ kind: 'secretary', from: hien.name, to: hoa.name, begins: '2026-10-01', ends: '2026-10-10', reason: 'Đi học' })]);
  expect(posts.map((post) => [post.kind, post.holder])).toEqual([['secretary', hien.name], ['deputy', cast.people.loc.name], ['in-charge', cast.people.inCharge.name]]);
});

test('what was lent cannot be lent on, not twice for one day, not in a circle, not to oneself, not from yesterday', async () => {
  const { hien, hoa, sy, loc, bao, tai } = cast.people;
  expect(await lend(hoa, sy)).toEqual(refused('delegate-only-your-own-post', 'postKind'));
  expect(await lend(hien, sy, { from: '2026-10-10', until: '2026-10-12' })).toEqual(refused('post-already-lent', 'from'));
  expect(await lend(hien, hien)).toEqual(refused('delegation-to-oneself', 'toPersonId'));
  expect(await lend(hien, sy, { from: '2026-09-30' })).toEqual(refused('lent-from-today-on', 'from'));
  expect(await lend(hien, sy, { from: '2026-11-03', until: '2026-11-02' })).toEqual(refused('ends-before-it-begins', 'until'));
  expect(await lend(loc, hien, { postKind: 'deputy', from: '2026-11-01', until: '2026-11-30' })).toMatchObject({ answer: 'done' });
  expect(await lend(hien, loc, { from: '2026-11-30', until: '2026-12-02' })).toEqual(refused('lent-in-a-circle', 'toPersonId'));
  expect(await lend(hien, loc, { from: '2026-12-01', until: '2026-12-02' })).toMatchObject({ answer: 'done' });
  for (const to of [bao, tai]) expect(await lend(hien, to, { from: '2026-12-10', until: '2026-12-12' })).toEqual(refused('lent-to-a-member', 'toPersonId'));
  for (const postKind of ['office', 'standing', 'inspector', 'administrator', 'committee-member']) expect(await lend(hien, sy, { postKind })).toMatchObject({ answer: 'malformed' });
});

test('it is taken back at once by who lent it, given back by who has it, ended by the office, and by nobody else', async () => {
  const { hien, hoa, sy, communeOffice, standing } = cast.people;
  const lendTo = async (to: Actor, from: string, until: string) => String(((await lend(hien, to, { from, until })) as unknown as { result: { id: string } }).result.id);
  const end = (who: Actor, delegationId: string, on: string) => cast.send(who, endDelegation, { unitId: cast.dongXanh, delegationId, on }, at(on));
  const first = await lendTo(hoa, '2026-10-11', '2026-10-15');
  for (const who of [sy, standing]) expect(await end(who, first, '2026-10-11')).toEqual(refused('not-yours', 'delegationId'));
  // on its first day it is gone at once, though its span stays as it was agreed
  expect(await may(hoa, 'plan', cast.dongXanh, '2026-10-11')).toBe(true);
  expect(await end(hien, first, '2026-10-11')).toMatchObject({ answer: 'done' });
  expect(await may(hoa, 'plan', cast.dongXanh, '2026-10-11')).toBe(false);
  expect(await end(hien, first, '2026-10-12')).toEqual(refused('lending-is-over', 'delegationId'));
  const second = await lendTo(hoa, '2026-10-11', '2026-10-15');
  expect(await end(hoa, second, '2026-10-13')).toMatchObject({ answer: 'done' });
  expect([await may(hoa, 'plan', cast.dongXanh, '2026-10-12'), await may(hoa, 'plan', cast.dongXanh, '2026-10-13')]).toEqual([true, false]);
  const third = await lendTo(sy, '2026-10-16', '2026-10-20');
  expect(await end(communeOffice, third, '2026-10-17')).toMatchObject({ answer: 'done' });
  expect(await may(sy, 'plan', cast.dongXanh, '2026-10-17')).toBe(false);
});

test('being in charge is lent among the officers of the committee, and to nobody of the cell', async () => {
  const { inCharge, hoa, standing, communeOffice, provinceOffice } = cast.people;
  const other = await someone('Lê Phụ Trách');
  await cast.done(communeOffice, appoint, { unitId: cast.benMoi, ...naming(other), kind: 'in-charge', from: castDay });
  const found = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => lendees(trx, cast.dongXanh, 'in-charge', '2026-10-01'));
  expect(found.map((one) => one.personId)).toEqual(expect.arrayContaining([other.personId, standing.personId, communeOffice.personId]));
  expect(found.map((one) => one.personId)).not.toContain(provinceOffice.personId);
  expect(await lend(inCharge, hoa, { postKind: 'in-charge' })).toEqual(refused('lent-to-an-officer', 'toPersonId'));
  expect(await lend(inCharge, other, { postKind: 'in-charge' })).toMatchObject({ answer: 'done' });
  expect(await rightsOn(other, cast.dongXanh, '2026-10-05')).toEqual(['see-meetings', 'see-attendance', 'visit', 'see-signals']);
  // the scope is asked first: of a unit outside it nobody is named
  expect(await inScope(cast.house.app, { cells: [cast.farCell] }, (trx) => lendees(trx, cast.dongXanh, 'in-charge', '2026-10-01'))).toEqual([]);
});

test('a lent post ends with the post itself, with the belonging of who has it, and with any post they lose', async () => {
  const { hien, loc, nga, sy, communeOffice } = cast.people;
  expect(await lend(hien, nga, { from: '2026-10-21', until: '2026-10-31' })).toMatchObject({ answer: 'done' });
  expect(await may(nga, 'plan', cast.dongXanh, '2026-10-25')).toBe(true);
  await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId: cast.members[nga.name], fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: '2026-10-25' }, at('2026-10-25'));
  expect([await may(nga, 'plan', cast.dongXanh, '2026-10-24'), await may(nga, 'plan', cast.dongXanh, '2026-10-25'), await may(nga, 'see-meetings', cast.dongXanh, '2026-10-25')]).toEqual([true, false, false]);

  await cast.done(communeOffice, appoint, { unitId: cast.dongXanh, ...naming(sy), kind: 'committee-member', from: castDay });
  expect(await lend(hien, sy, { from: '2026-10-26', until: '2026-10-31' })).toMatchObject({ answer: 'done' });
  await cast.done(communeOffice, endPost, { unitId: cast.dongXanh, postId: await postId(cast.dongXanh, sy, 'committee-member'), on: '2026-10-28' }, at('2026-10-28'));
  expect([await may(sy, 'plan', cast.dongXanh, '2026-10-27'), await may(sy, 'plan', cast.dongXanh, '2026-10-28')]).toEqual([true, false]);

  expect(await may(loc, 'file', cast.dongXanh, '2026-12-01')).toBe(true);
  const holding = (day: string) => holdsOf(cast.house.app, loc.personId, day);
  expect((await holding('2026-12-01')).map((hold) => [hold.standing, hold.delegatedFrom])).toContainEqual(['secretary', hien.personId]);
  await cast.done(communeOffice, endPost, { unitId: cast.dongXanh, postId: await postId(cast.dongXanh, hien, 'secretary'), on: '2026-11-20' }, at('2026-11-20'));
  expect((await holding('2026-12-01')).map((hold) => hold.standing)).not.toContain('secretary');
});

test('from the day a cell is dissolved nobody acts there; who leads its successor reads it, also through a second dissolution', async () => {
  const { communeOffice, tai, standing, hoa } = cast.people;
  const founded = async (name: string) => String((await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name, kind: 'cell', type: 'village', foundedOn: castDay }))['id']);
  const [first, second] = [await founded('Chi bộ Một'), await founded('Chi bộ Hai')];
  const leader = await someone('Bí thư Một');
  await cast.done(communeOffice, appoint, { unitId: first, ...naming(leader), kind: 'secretary', from: castDay });
  await cast.done(communeOffice, dissolveUnit, { unitId: first, on: '2026-10-01', successorId: second }, at('2026-10-01'));
  await cast.done(communeOffice, dissolveUnit, { unitId: second, on: '2026-11-01', successorId: cast.benMoi }, at('2026-11-01'));
  expect([await may(leader, 'plan', first, '2026-09-30'), (await rightsOn(leader, first, '2026-10-01')).length]).toEqual([true, 0]);
  expect([(await rightsOn(tai, first, '2026-10-31')).length, await rightsOn(tai, first, '2026-11-01')]).toEqual([0, ['see-meetings', 'see-attendance', 'see-details', 'see-log']]);
  expect(await rightsOn(hoa, first, '2026-11-01')).toEqual([]);
  expect(await rightsOn(communeOffice, first, '2026-11-01')).toEqual(['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below']);
  expect(await rightsOn(standing, first, '2026-11-01')).toEqual(['see-meetings', 'see-attendance', 'see-below', 'grade']);
});

test('a post given by mistake is taken back on the very day, with what was lent of it; one that was held only ends', async () => {
  const { communeOffice, tai, inspector } = cast.people;
  const [now, later] = [new Date(), new Date(Date.now() + 8 * 24 * 3600_000)];
  const today = dayOf(now);
  const mistaken = await someone('Phạm Nhầm Tên');
  const give = async (kind: string, from = today) => String((await cast.done(communeOffice, appoint, { unitId: cast.benMoi, ...naming(mistaken), kind, from }, now))['id']);
  const takeBack = (postId: string, who = communeOffice, on = now) => cast.send(who, takeBackPost, { unitId: cast.benMoi, postId, reason: 'Nhầm tên' }, on);
  const rows = async () => (await cast.database.owner.query(`select kind from post where unit_id = $1 and person_id = $2`, [cast.benMoi, mistaken.personId])).rows;

  const post = await give('deputy');
  expect(await cast.send(communeOffice, endPost, { unitId: cast.benMoi, postId: post, on: today }, now)).toEqual(refused('post-begins-that-day', 'on'));
  expect(await cast.send(mistaken, delegate, { unitId: cast.benMoi, toPersonId: tai.personId, postKind: 'deputy', from: today, until: addDays(today, 3), reason: 'Bận' }, now)).toMatchObject({ answer: 'done' });
  expect(await may(mistaken, 'plan', cast.benMoi, today)).toBe(true);
  expect(await takeBack(post, inspector)).toEqual(refused('not-yours'));
  expect(await takeBack(post)).toMatchObject({ answer: 'done' });
  expect([await rows(), await may(mistaken, 'plan', cast.benMoi, today)]).toEqual([[], false]);
  const lent = await cast.database.owner.query(`select withdrawn_at is not null as back from delegation where unit_id = $1`, [cast.benMoi]);
  expect(lent.rows).toEqual([{ back: true }]);
  const { rows: logged } = await cast.database.owner.query<{ name: string }>(`select name from command_log.command where unit_id = '${cast.benMoi}' and name like 'post.%' and received_at >= $1 order by received_at limit 2`, [now]);
  expect(logged.map((one) => one.name).sort()).toEqual(['post.appoint', 'post.take-back']);

  const dated = await give('deputy', castDay);
  expect(await takeBack(dated, communeOffice, later)).toEqual(refused('post-was-held', 'postId'));
  expect(await takeBack(dated)).toMatchObject({ answer: 'done' });
  const coming = await give('deputy', addDays(dayOf(later), 3));
  expect(await takeBack(coming, communeOffice, later)).toMatchObject({ answer: 'done' });
  expect(await takeBack(coming)).toEqual(refused('not-yours', 'postId'));
});

test('who leaves a cell on the day a post there begins, or before, never holds it', async () => {
  const { communeOffice, bao } = cast.people;
  await cast.done(communeOffice, appoint, { unitId: cast.dongXanh, ...naming(bao), kind: 'committee-member', from: '2026-11-20' });
  await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId: cast.members[bao.name], fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: '2026-11-20' }, at('2026-11-20'));
  expect((await holdsOf(cast.house.app, bao.personId, '2026-11-21')).map((hold) => hold.standing)).toEqual(['member']);
});

test('who is asked about together may what each may alone: by post and membership, in a unit that is no more, not yet, or nowhere', async () => {
  const { communeOffice, loc } = cast.people;
  const old = String((await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Cũ', kind: 'cell', type: 'village', foundedOn: castDay }))['id']);
  await cast.done(communeOffice, appoint, { unitId: old, ...naming(loc), kind: 'secretary', from: castDay });
  await cast.done(communeOffice, dissolveUnit, { unitId: old, on: '2026-10-01', decisionNumber: '05-QĐ/ĐU', successorId: cast.benMoi }, at('2026-10-01'));
  const everyone = Object.values(cast.people);
  let granted = 0;
  for (const unitId of [cast.dongXanh, cast.benMoi, cast.farCell, cast.commune, cast.province, old, newId()])
    for (const right of ['see-meetings', 'record', 'see-below'] as const)
      for (const day of ['2025-12-01', '2026-09-01', '2026-12-22']) {
        const together = await whoMay(cast.house.app, right, everyone.map((one) => one.personId), unitId, at(day));
        const alone = [];
        for (const one of everyone) if (await may(one, right, unitId, day)) alone.push(one.personId);
        expect([...together].sort(), `${right} ${day}`).toEqual(alone.sort());
        granted += alone.length;
      }
  expect(granted).toBeGreaterThan(40);
});

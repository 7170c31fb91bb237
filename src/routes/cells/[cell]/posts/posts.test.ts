import { afterAll, beforeAll, expect, test } from 'vitest';
import { appoint, dissolveUnit, foundUnit } from '#organisation/commands.ts';
import { addDays, dayOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { newId } from '#platform/id.server.ts';
import { castDay, castIn, type Cast } from '../../../../../tests/cast.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load as shell } from '../../../+layout.server.ts';
import { load as start } from '../../../+page.server.ts';
import { load as follow } from '../../../follow/+page.server.ts';
import { load as unitPage } from '../../../units/[unit]/+page.server.ts';
import { load as overviewPage } from '../../../units/[unit]/overview/+page.server.ts';
import { load as cellLayout } from '../+layout.server.ts';
import { load as cellPage } from '../+page.server.ts';
import { load as planPage } from '../plan/+page.server.ts';
import { actions, load } from './+page.server.ts';

const today = dayOf(new Date());
let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

const page = (at: Browser, cell = cast.dongXanh) => at.visit(`/cells/${cell}/posts`, load, { params: { cell } });
const send = (at: Browser, command: string, form: Record<string, string>) => at.visit(`/cells/${cast.dongXanh}/posts`, actions.default, { params: { cell: cast.dongXanh }, form: { command, commandId: newId(), unitId: cast.dongXanh, ...form } });
const give = (who: Actor, unitId: string, kind: string, by = cast.people.communeOffice) => cast.done(by, appoint, { unitId, personId: who.personId, holderName: who.name, kind, from: castDay });
async function someone(name: string): Promise<Actor> {
  const id = newId();
  await cast.house.app.insertInto('person').values({ id }).execute();
  return { personId: id, accountId: id, name };
}

test('a secretary lends the post on the screen, everybody of the cell sees who has it, and takes it back in one press', async () => {
  const { hien, hoa, sy } = cast.people;
  const [secretary, stand_in, other] = [await pages.enter(hien), await pages.enter(hoa), await pages.enter(sy)];
  const { mine } = (await page(secretary)).data;
  expect(mine.map((own: { kind: string }) => own.kind)).toEqual(['secretary']);
  expect(mine[0].to.map((one: { name: string }) => one.name)).toEqual(['Lê Thị Hoa', 'Hồ Xuân Lộc', 'Võ Thị Nga', 'Trần Văn Sỹ']);
  expect((await page(other)).data).toMatchObject({ mine: [], lent: [] });

  const to = (person: Actor, until = addDays(today, 3)) => ({ toPersonId: person.personId, postKind: 'secretary', from: today, until, reason: 'Đi học' });
  expect((await send(secretary, 'delegation.give', to(hoa, addDays(today, -1)))).data).toMatchObject({ refusal: { refused: 'ends-before-it-begins', field: 'until' }, values: { reason: 'Đi học' } });
  expect((await send(secretary, 'delegation.give', to(hoa))).to).toContain('done=delegation.give');
  const lent = async (at: Browser) => (await page(at)).data.lent as { id: string; from: string; to: string; ends: string; may: string | null }[];
  expect(await lent(other)).toEqual([expect.objectContaining({ from: hien.name, to: hoa.name, ends: addDays(today, 3), may: null })]);
  expect([(await lent(secretary))[0]!.may, (await lent(stand_in))[0]!.may]).toEqual(['takeBack', 'giveBack']);
  // what was lent is not there to lend on
  expect((await page(stand_in)).data.mine).toEqual([]);
  expect((await stand_in.visit(`/cells/${cast.dongXanh}/plan`, planPage, { params: { cell: cast.dongXanh } })).data.may).toBe(true);
  const shown = (await stand_in.visit('/', shell)).data.places as { standing: string }[];
  expect(shown.map((place) => place.standing)).toEqual(['lent-secretary']);

  expect((await send(other, 'delegation.end', { delegationId: (await lent(other))[0]!.id, on: today })).status).toBe(404);
  expect((await send(secretary, 'delegation.end', { delegationId: (await lent(secretary))[0]!.id, on: today })).to).toContain('done=delegation.end');
  expect(await lent(secretary)).toEqual([]);
  expect((await stand_in.visit(`/cells/${cast.dongXanh}/plan`, planPage, { params: { cell: cast.dongXanh } })).data.may).toBe(false);
});

test('a member in charge lends that to an officer of the committee, who then follows the cell', async () => {
  const other = await someone('Lê Phụ Trách');
  await give(other, cast.benMoi, 'in-charge');
  const [mine, theirs] = [await pages.enter(cast.people.inCharge), await pages.enter(other)];
  const followed = async () => ((await theirs.visit('/follow', follow)).data.cells as { name: string }[]).map((cell) => cell.name).sort();
  expect(await followed()).toEqual(['Chi bộ thôn Bến Mới']);
  expect((await page(mine)).data.mine[0].to.map((one: { name: string }) => one.name)).toContain('Lê Phụ Trách');
  await send(mine, 'delegation.give', { toPersonId: other.personId, postKind: 'in-charge', from: today, until: today, reason: 'Nghỉ ốm' });
  expect(await followed()).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh']);
});

test('who leads a cell finds the dissolved cell it took over, which says that it is no more', async () => {
  const { communeOffice, tai } = cast.people;
  const id = String((await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ thôn Bến Cũ', kind: 'cell', type: 'village', foundedOn: castDay }))['id']);
  await cast.done(communeOffice, dissolveUnit, { unitId: id, on: '2026-10-01', successorId: cast.benMoi });
  const at = await pages.enter(tai);
  expect((await page(at, cast.benMoi)).data.before).toEqual([{ id, name: 'Chi bộ thôn Bến Cũ', endedOn: '2026-10-01' }]);
  expect((await at.visit(`/cells/${id}`, cellLayout, { params: { cell: id } })).data).toMatchObject({ ended: '2026-10-01', where: { name: 'Chi bộ thôn Bến Cũ' }, rights: ['see-meetings', 'see-attendance', 'see-details', 'see-log'] });
  expect((await at.visit(`/cells/${cast.benMoi}`, cellLayout, { params: { cell: cast.benMoi } })).data).toMatchObject({ ended: null });
});

test('each place where somebody holds something is one press away, and opens', async () => {
  const { provinceOffice, nga } = cast.people;
  await give(nga, cast.benMoi, 'in-charge');
  await give(nga, cast.commune, 'secretary', provinceOffice);
  await give(nga, cast.otherCommune, 'committee-member', provinceOffice);
  const at = await pages.enter(nga);
  const placesOf = async () => (await at.visit('/', shell)).data.places as { href: string; name: string; standing: string }[];
  expect(await placesOf()).toEqual([
    { href: `/units/${cast.commune}`, name: 'Đảng bộ xã Cẩm Bình', standing: 'secretary' }, { href: `/cells/${cast.benMoi}`, name: 'Chi bộ thôn Bến Mới', standing: 'in-charge' },
    { href: `/cells/${cast.dongXanh}`, name: 'Chi bộ thôn Đồng Xanh', standing: 'member' }
  ]);
  // a standing committee begins at its overview
  expect((await at.visit('/', start)).to).toBe(`/units/${cast.commune}/overview`);
  expect((await at.visit(`/units/${cast.commune}/overview`, overviewPage, { params: { unit: cast.commune } })).status).toBe(200);
  expect((await at.visit(`/units/${cast.commune}`, unitPage, { params: { unit: cast.commune } })).status).toBe(200);
  for (const cell of [cast.benMoi, cast.dongXanh]) expect((await at.visit(`/cells/${cell}`, cellPage, { params: { cell } })).status).toBe(200);
});

test('who follows many cells has them in one place', async () => {
  const { communeOffice } = cast.people;
  const many = await someone('Phan Nhiều Nơi');
  for (let n = 0; n < 5; n++) {
    const { id } = await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name: `Chi bộ số ${n}`, kind: 'cell', type: 'village', foundedOn: castDay });
    await give(many, String(id), 'in-charge');
  }
  const at = await pages.enter(many);
  expect((await at.visit('/', shell)).data.places).toEqual([{ href: '/follow', name: '', standing: 'in-charge' }]);
  expect((await at.visit('/', start)).to).toBe('/follow');
  expect((await at.visit('/follow', follow)).data.cells).toHaveLength(5);
});

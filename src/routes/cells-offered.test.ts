import { afterAll, beforeAll, expect, test } from 'vitest';
import { castIn, manyCells, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import { load as inspections } from './units/[unit]/inspections/+page.server.ts';
import { load as places } from './units/[unit]/organisation/places/+page.server.ts';
import { load as rules } from './units/[unit]/organisation/rules/+page.server.ts';

let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('a few cells are offered in a list; of five hundred none, but the one whose name is typed, with the organisation it belongs to, and the one an address names', async () => {
  const [office, standing] = [await pages.enter(cast.people.communeOffice), await pages.enter(cast.people.standing)];
  const of = async (who: typeof office, path: string, load: (event: never) => unknown) => (await who.visit(`/units/${cast.commune}/${path}`, load, { params: { unit: cast.commune } })).data;
  const names = (cells: { name: string }[]) => cells.map((cell) => cell.name);
  const few = await of(standing, 'inspections', inspections);
  expect([names(few.cells), few.looked]).toEqual([expect.arrayContaining(['Chi bộ thôn Đồng Xanh']), null]);
  for (const [path, load] of [['organisation/rules', rules], ['organisation/places', places]] as const) expect(names((await of(office, path, load)).cells)).toContain('Chi bộ thôn Đồng Xanh');

  await manyCells(cast, cast.commune, 500, 'Chi bộ đường');
  for (const [path, load] of [['organisation/rules', rules], ['organisation/places', places]] as const) expect((await of(office, path, load)).cells).toBeNull();
  expect((await of(office, `organisation/rules?cell=${cast.dongXanh}`, rules)).chosen.name).toBe('Chi bộ thôn Đồng Xanh');

  const asked = async (query: string) => of(standing, `inspections?${query}`, inspections);
  const many = await asked('');
  expect([many.cells, many.looked, many.of]).toEqual([[], { query: '', found: [], most: 20 }, null]);
  expect((await asked('q=dong xanh')).looked.found).toEqual([{ id: cast.dongXanh, name: 'Chi bộ thôn Đồng Xanh', above: 'Đảng bộ xã Cẩm Bình' }]);
  expect(names((await asked('q=Đường 1')).looked.found)).toHaveLength(20);
  // what a pattern would be is a name like any other, and another committee's cell is not there
  expect([(await asked('q=%25')).looked.found, (await asked('q=Xa')).looked.found.filter((cell: { id: string }) => cell.id === cast.farCell)]).toEqual([[], []]);
  const chosen = await asked(`of=${cast.dongXanh}`);
  expect([chosen.of.name, names(chosen.of.members)]).toEqual(['Chi bộ thôn Đồng Xanh', expect.arrayContaining(['Lê Thị Hoa'])]);
  expect([(await asked(`of=${cast.farCell}`)).of, (await asked('of=anything')).of]).toEqual([null, null]);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dissolveUnit, foundUnit, moveUnit, renameUnit } from '#organisation/commands.ts';
import { addDays } from '#organisation/day.ts';
import { unitsBelow } from '#organisation/queries.server.ts';
import { aboveOn, treeBelow, type UnitNode } from '#organisation/tree-queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { castDay, castIn, castNow, type Cast } from './cast.ts';
import { dice } from './dice.ts';

// A derived tree that nobody checks gives wrong permissions: after random changes the path must be what the dated parents say, and the
// tree of any day what was decided until then.

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

interface Unit {
  id: string;
  kind: string;
  founded: string;
  ended: string | null;
  /** whose child it is from which day on */
  parents: { from: string; parent: string }[];
}
const today = '2026-11-01';
const histories = process.env['DEEP'] === 'yes' ? 200 : 12;
const changes = 60;

test.each(Array.from({ length: histories }, (_, seed) => seed))('after random changes the path equals the parents, and every day has its tree (seed %i)', async (seed) => {
  const roll = dice(seed);
  const who = cast.people.provinceOffice;
  const units = new Map<string, Unit>();
  const root: Unit = { id: await found('committee', cast.province, castDay), kind: 'committee', founded: castDay, ended: null, parents: [] };
  units.set(root.id, root);
  const day = () => addDays(castDay, roll.below(305));
  let done = 0;
  for (let n = 0; n < changes; n++) {
    const all = [...units.values()];
    const [unit, other] = [roll.of(all), roll.of(all)];
    const on = day();
    switch (roll.below(10)) {
      case 0: case 1: case 2: case 3: case 4: {
        const kind = roll.of(['intermediate', 'grassroots', 'cell', 'cell', 'party-group']);
        const answer = await cast.send(who, foundUnit, { unitId: unit.id, name: `Đơn vị ${seed}.${n}`, kind, foundedOn: on, ...(kind === 'cell' ? { type: 'village' } : {}) });
        if (answer.answer !== 'done') break;
        done++;
        const id = String(answer.result['id']);
        units.set(id, { id, kind, founded: on, ended: null, parents: [{ from: [on, unit.founded].sort().at(-1)!, parent: unit.id }] });
        break;
      }
      case 5: case 6: case 7: {
        if (unit === root || (await cast.send(who, moveUnit, { unitId: unit.id, newParentId: other.id, on })).answer !== 'done') break;
        done++;
        unit.parents.push({ from: on, parent: other.id });
        break;
      }
      case 8:
        await cast.send(who, renameUnit, { unitId: unit.id, name: `Đơn vị ${seed}.${n} mới`, on });
        break;
      default:
        if (unit !== root && (await cast.send(who, dissolveUnit, { unitId: unit.id, on })).answer === 'done') {
          done++;
          unit.ended = on;
        }
    }
  }
  // a history in which nothing was accepted would prove nothing
  expect(done).toBeGreaterThan(10);

  const parentOn = (unit: Unit, on: string) => (unit.ended !== null && unit.ended <= on ? undefined : unit.parents.findLast((span) => span.from <= on)?.parent);
  const below = (id: string, on: string): string[] => [...units.values()].filter((unit) => parentOn(unit, on) === id).flatMap((unit) => [unit.id, ...below(unit.id, on)]);
  await inScope(cast.house.app, { cells: [...units.keys()] }, async (trx) => {
    const { rows } = await sql<{ id: string; path: string }>`select id, path::text from unit where path <@ (select path from unit where id = ${root.id})`.execute(trx);
    expect(rows.map((row) => row.id).sort()).toEqual([...units.keys()].sort());
    const paths = new Map(rows.map((row) => [row.id, row.path]));
    for (const unit of units.values()) {
      if (unit === root) continue;
      const last = unit.parents.at(-1)!.parent;
      expect(paths.get(unit.id)).toBe(`${paths.get(last)}.${unit.id.replaceAll('-', '')}`);
    }
    for (const on of [castDay, ...Array.from({ length: 6 }, day), today]) {
      for (const unit of units.values()) {
        const seen = flat(await treeBelow(trx, unit.id, on)).map((node) => [node.id, node.parentId]).sort();
        // what hangs below a unit that is not in being is in no tree of that day
        const reached = below(unit.id, on).filter((id) => chain(units.get(id)!, unit.id, on).every((one) => one.founded <= on && (one.ended === null || one.ended > on)));
        expect([on, seen]).toEqual([on, reached.map((id) => [id, parentOn(units.get(id)!, on)]).sort()]);
      }
      const someone = roll.of([...units.values()].slice(1));
      const up: string[] = [];
      for (let parent = parentOn(someone, on); parent && parent !== root.id; parent = parentOn(units.get(parent)!, on)) up.unshift(parent);
      const above = (await aboveOn(trx, someone.id, on)).map((one) => one.id);
      expect(above.slice(above.indexOf(root.id) + 1)).toEqual(parentOn(someone, on) ? up : []);
    }
    for (const unit of units.values()) {
      const living = (ids: string[]) => ids.filter((id) => units.get(id)!.ended === null).sort();
      if (unit.ended === null) expect(living(await unitsBelow(trx, paths.get(unit.id)!))).toEqual(living([unit.id, ...below(unit.id, today)]));
    }
  });

  /** From a unit up to, and without, another. */
  function chain(unit: Unit, until: string, on: string): Unit[] {
    const parent = parentOn(unit, on);
    return parent === undefined || parent === until ? [unit] : [unit, ...chain(units.get(parent)!, until, on)];
  }
});

async function found(kind: string, parent: string, foundedOn: string): Promise<string> {
  return String((await cast.done(cast.people.provinceOffice, foundUnit, { unitId: parent, name: `Đảng bộ ${crypto.randomUUID()}`, kind, foundedOn }, castNow))['id']);
}

const flat = (nodes: UnitNode[]): UnitNode[] => nodes.flatMap((node) => [node, ...flat(node.below)]);

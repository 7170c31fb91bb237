import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldRoll } from './held-roll.ts';

const marks = ['present', 'late', 'left-early', 'absent-with-reason', 'absent-without-reason', 'unknown'];
const row = fc.record({ name: fc.constantFrom('Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga', 'Hồ Xuân Lộc'), standing: fc.constantFrom('official', 'probationary'), mark: fc.constantFrom(...marks), inBase: fc.boolean() });
const live = (rows: { name: string; standing: string; mark: string; inBase: boolean }[]) => {
  const lines = rows.map((one, index) => ({ id: `m${index}`, name: one.name, standing: one.standing, mark: one.mark, source: 'secretary', confirmed: true, clause: 'clause', inBase: one.inBase }));
  const base = lines.filter((one) => one.inBase);
  return { base, outside: lines.filter((one) => !one.inBase), present: base.filter((one) => ['present', 'late', 'left-early'].includes(one.mark)).length };
};

test('the roll of a meeting that is over is the frozen one line by line, each line once, and says when the records would give other numbers today', () => {
  fc.assert(fc.property(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), (then, now) => {
    const held = heldRoll(live(now), then);
    const told = (lines: { name: string; mark: string; standing: string }[]) => lines.map(({ name, mark, standing }) => [name, mark, standing]);
    expect(told(held.base)).toEqual(told(then.filter((one) => one.inBase)));
    expect(told(held.outside)).toEqual(told(then.filter((one) => !one.inBase)));
    const ids = [...held.base, ...held.outside].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    const [was, is] = [live(then), live(now)];
    expect(held.present).toBe(was.present);
    expect(held.since === null).toBe(was.base.length === is.base.length && was.present === is.present);
  }));
  fc.assert(fc.property(fc.array(row, { maxLength: 6 }), (now) => void expect(heldRoll(live(now), null)).toEqual({ ...live(now), since: null })));
});

test('of two members of one name each keeps the own line, whichever the records name first today, and one who is called otherwise since is still that member', () => {
  const then = [{ member: 'a', name: 'Lê Thị Hoa', standing: 'official', mark: 'present', inBase: true }, { member: 'b', name: 'Lê Thị Hoa', standing: 'official', mark: 'absent-with-reason', inBase: true }, { member: 'c', name: 'Võ Thị Nga', standing: 'official', mark: 'late', inBase: true }];
  const line = (id: string, name: string, source: string) => ({ id, name, standing: 'official', mark: 'unknown', source, confirmed: true, clause: `clause of ${id}` });
  const now = { base: [line('c', 'Võ Thị Thu Nga', 'code'), line('b', 'Lê Thị Hoa', 'code'), line('a', 'Lê Thị Hoa', 'secretary')], outside: [], present: 0 };
  expect(heldRoll(now, then).base).toEqual([
    { ...line('a', 'Lê Thị Hoa', 'secretary'), mark: 'present' }, { ...line('b', 'Lê Thị Hoa', 'code'), mark: 'absent-with-reason' }, { ...line('c', 'Võ Thị Nga', 'code'), mark: 'late' }
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anPhu } from '../../rubrics/an-phu.ts';
import { binhThuan, hd12, hd42, phuTho } from '../../rubrics/hd42.ts';
import { applies, criteriaOf, frameFaults, maxIn } from './frame.ts';
import { emptyFrame, frameOf, misfitRefusal, misfits, typedOf, type TypedFrame } from './own-frame.ts';

const again = (typed: TypedFrame) => frameOf('own', typed, '2026-11-27');
const fault = (change: (typed: TypedFrame) => void) => {
  const typed = structuredClone(typedOf(anPhu)) as TypedFrame;
  change(typed);
  const frame = again(typed);
  return misfitRefusal(frame, misfits(frame));
};
type Deep<T> = { -readonly [K in keyof T]: Deep<T[K]> };
const open = (typed: TypedFrame) => typed as Deep<TypedFrame>;
const at = (typed: TypedFrame, key: string) => open(typed).groups.flatMap((group) => group.criteria).find((one) => one.key === key)!;

test('a frame typed as it stands is the frame it was derived from, criterion by criterion', () => {
  for (const frame of [hd42, anPhu, binhThuan, phuTho, hd12]) {
    const { unsure, ...known } = frame;
    expect(unsure === undefined || unsure.length > 0).toBe(true);
    expect(again(typedOf(frame))).toEqual({ ...known, id: 'own', from: '2026-11-27', until: null });
    expect(misfits(again(typedOf(frame)))).toEqual([]);
  }
});

test('a criterion is asked of cells of a size alone, from so many members and of fewer than so many, and each size has one of two that share a border', () => {
  const typed = structuredClone(typedOf(anPhu)) as Deep<TypedFrame>;
  const first = typed.groups[2]!.criteria[0]!;
  typed.groups[2]!.criteria.splice(0, 1, { ...first, membersBelow: 30, otherwiseTo: '3.1b' }, { ...first, key: '3.1b', max: 0, membersFrom: 30 });
  const frame = again(typed);
  expect(misfits(frame)).toEqual([]);
  expect(typedOf(frame).groups[2]!.criteria.slice(0, 2)).toMatchObject([{ key: first.key, membersFrom: undefined, membersBelow: 30 }, { key: '3.1b', membersFrom: 30, membersBelow: undefined }]);
  const asked = (members: number) => criteriaOf(frame).filter((one) => one.key.startsWith('3.1') && applies(one, { kind: 'regular', cellType: 'village', members })).map((one) => [one.key, maxIn(frame, one, { kind: 'regular', cellType: 'village', members })]);
  expect([asked(3), asked(29), asked(30), asked(60)]).toEqual([[['3.1', 3]], [['3.1', 3]], [['3.1b', 3]], [['3.1b', 3]]]);
});

test('what does not add up, overlaps or leaves a gap is named at its field, with how much more there is', () => {
  expect(fault((typed) => (at(typed, '3.1').max = 4))).toMatchObject({ refused: 'frame-group-does-not-add-up', field: 'groups[2].max', sum: 11, max: 10, more: 0 });
  expect(fault((typed) => (open(typed).groups[6]!.max = 20))).toMatchObject({ refused: 'frame-group-does-not-add-up', field: 'groups[6].max', more: 1, also: [{ refused: 'frame-total-does-not-add-up', field: 'groups[0].max' }] });
  expect(fault((typed) => open(typed).groups.splice(7, 1))).toMatchObject({ refused: 'frame-total-does-not-add-up', sum: 95 });
  // exactly 50 % to nobody, and to two
  expect(fault((typed) => (at(typed, '4.5').levels[0]!.from!.included = false))).toMatchObject({ refused: 'frame-border-in-no-level', field: 'groups[3].criteria[4].levels[0].from.value', border: 50, unit: 'percent', beside: 'at' });
  expect(fault((typed) => (at(typed, '4.5').levels[1]!.to!.included = true))).toMatchObject({ refused: 'frame-border-in-two-levels', border: 50, beside: 'at' });
  expect(fault((typed) => (at(typed, '4.5').levels[1]!.to!.value = 48))).toMatchObject({ refused: 'frame-border-in-no-level' });
  expect(fault((typed) => (at(typed, '7').levels[0]!.points = 29))).toMatchObject({ refused: 'frame-no-full-level', field: 'groups[6].criteria[0].max' });
  expect(fault((typed) => (at(typed, '3.2').key = '3.1'))).toMatchObject({ refused: 'frame-key-twice', field: 'groups[2].criteria[1].key' });
  expect(fault((typed) => (open(typed).groups[1]!.key = '1'))).toMatchObject({ refused: 'frame-group-twice', field: 'groups[1].key' });
  expect(fault((typed) => (at(typed, '4.3').otherwiseTo = '9'))).toMatchObject({ refused: 'frame-hands-over-to-nothing', field: 'groups[3].criteria[2].otherwiseTo' });
  expect(fault((typed) => Object.assign(at(typed, '3.1'), { fact: 'attendance-rate' }))).toMatchObject({ refused: 'frame-fact-is-no-yes', field: 'groups[2].criteria[0].fact' });
  expect(fault((typed) => Object.assign(at(typed, '3.1'), { way: 'levels' }))).toMatchObject({ refused: 'frame-levels-without-fact', field: 'groups[2].criteria[0].fact' });
  expect(fault((typed) => (at(typed, '2.2').levels[0]!.to!.unit = 'percent'))).toMatchObject({ refused: 'frame-border-in-wrong-unit', field: 'groups[1].criteria[1].levels[0].to.unit' });
  expect(fault((typed) => (at(typed, '2.1').caps[0]!.from!.unit = 'percent'))).toMatchObject({ refused: 'frame-border-in-wrong-unit', field: 'groups[1].criteria[0].caps[0].from.unit' });
  // a cap that would hold in every meeting
  expect(fault((typed) => delete at(typed, '2.1').caps[0]!.from)).toMatchObject({ refused: 'frame-cap-without-border', field: 'groups[1].criteria[0].caps[0].from.value', at: '2.1' });
  expect(fault((typed) => (open(typed).grades.kha = 90))).toMatchObject({ refused: 'frame-grades-out-of-order', field: 'grades.kha' });
  expect(fault((typed) => open(typed).years.push({ grade: 'kha', all: 'kha' }, { grade: 'tot', all: 'trung-binh' }))).toMatchObject({ refused: 'frame-years-out-of-order', field: 'years[1].grade', at: 'tot' });
  expect(fault((typed) => open(typed).vetoes.push({ unlessFull: '1, 77', capAt: 'kha' }))).toMatchObject({ refused: 'frame-veto-unknown', field: 'vetoes[0].unlessFull', at: '77' });
});

test('without points each criterion has one and a grade begins at so many: what has more is named', () => {
  const typed = structuredClone(typedOf(hd12)) as Deep<TypedFrame>;
  expect([typed.rest, typed.grades]).toEqual(['met', { tot: 5, kha: 4, trungBinh: 3 }]);
  Object.assign(typed.groups[1]!, { max: 2 }).criteria[0]!.max = 2;
  const frame = again(typed);
  expect(misfitRefusal(frame, misfits(frame))).toMatchObject({ refused: 'frame-more-than-met', field: 'groups[1].criteria[0].max', more: 0 });
});

test('without points nothing is handed over, and the highest grade needs no more criteria than there are: each is named at its field', () => {
  const named = (change: (typed: Deep<TypedFrame>) => unknown) => {
    const typed = structuredClone(typedOf(hd12)) as Deep<TypedFrame>;
    change(typed);
    const frame = again(typed);
    return misfitRefusal(frame, misfits(frame));
  };
  const criteria = hd12.groups.flatMap((group) => group.criteria).length;
  expect(named((typed) => (typed.groups[0]!.criteria[0]!.otherwiseTo = typed.groups[1]!.criteria[0]!.key))).toMatchObject({ refused: 'frame-hands-over-without-points', field: 'groups[0].criteria[0].otherwiseTo', more: 0 });
  // as the form begins, with the grades of a hundred points
  expect(named((typed) => Object.assign(typed.grades, emptyFrame.grades))).toMatchObject({ refused: 'frame-grade-beyond-criteria', field: 'grades.tot', sum: criteria, more: 0 });
  expect([named((typed) => (typed.grades.tot = criteria + 1))?.refused, named((typed) => (typed.grades.tot = criteria))]).toEqual(['frame-grade-beyond-criteria', null]);
});

test('the refusal is there exactly when the frame has a fault, and its field is one of the form', () => {
  fc.assert(fc.property(fc.nat(7), fc.nat(10), fc.nat(5), fc.integer({ min: 0, max: 30 }), fc.constantFrom('max', 'points', 'border'), (g, c, l, value, what) => {
    const typed = structuredClone(typedOf(anPhu)) as Deep<TypedFrame>;
    const group = typed.groups[g]!;
    const one = group.criteria[c % group.criteria.length]!;
    const level = one.levels[l % Math.max(1, one.levels.length)];
    if (what === 'max') one.max = value;
    else if (what === 'points' && level) level.points = value;
    else if (level?.from) level.from.value = value;
    const frame = again(typed);
    const refusal = misfitRefusal(frame, misfits(frame));
    expect(refusal === null).toBe(frameFaults(frame).length === 0);
    if (refusal) expect(String(refusal['field'])).toMatch(/^(groups\[\d+\]\.(max|key|criteria\[\d+\]\.(max|key|fact|otherwiseTo|levels\[\d+\]\.(from|to)\.(value|unit)))|grades\.\w+)$/);
  }));
});

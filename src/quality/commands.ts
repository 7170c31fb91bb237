import * as v from 'valibot';
import { cellTypes } from '#organisation/cell-type.ts';
import { command, day, id, line, text } from '#platform/command.ts';
import { factKeys } from './frame.ts';

const points = v.pipe(v.number(), v.integer('points'), v.minValue(0, 'points'), v.maxValue(100, 'points'));
/** A criterion without points in it is one whose box was left empty: not met. */
const lines = v.pipe(v.array(v.strictObject({ criterion: line, points: v.optional(points), reason: text })), v.minLength(1, 'empty'), v.maxLength(120));

/** The self-mark by criterion, by the frame that the page was drawn with. */
export const fillSheet = command('meeting.fill-sheet', { meetingId: id, frame: line, lines });
/** The superior's decision by criterion; `over`: when the decision was made that stood on the page, where one did. */
export const decideMark = command('meeting.decide-mark', { meetingId: id, over: v.optional(line), lines, reason: text });

const most = 60;
const whole = (limit: number) => v.pipe(v.number(), v.integer('whole'), v.minValue(0, 'range'), v.maxValue(limit, 'range'));
/** One side of a range; a side without a value is open. */
const border = v.optional(v.strictObject({ value: v.optional(v.pipe(v.number(), v.minValue(0, 'range'), v.maxValue(1000, 'range'))), unit: v.picklist(['at', 'percent']), included: v.boolean() }));
const range = { from: border, to: border };
const when = { kinds: v.pipe(v.array(v.picklist(['regular', 'thematic', 'combined'])), v.maxLength(3)), cellTypes: v.pipe(v.array(v.picklist(cellTypes)), v.maxLength(cellTypes.length)), membersFrom: v.optional(whole(1000)), membersBelow: v.optional(whole(1000)) };
const fits = (one: { membersFrom?: number | undefined; membersBelow?: number | undefined }): boolean => one.membersBelow === undefined || one.membersBelow > (one.membersFrom ?? 0);
const key = v.pipe(line, v.regex(/^[^\s,;]{0,12}$/, 'key'));
const grade = v.picklist(['tot', 'kha', 'trung-binh', 'kem']);
const criterion = v.pipe(v.strictObject({
  key, title: line, max: points, way: v.picklist(['levels', 'yes-no', 'judged']), fact: v.optional(v.picklist(factKeys)), also: v.pipe(v.array(v.strictObject({ fact: v.picklist(factKeys) })), v.maxLength(6, 'rows')), bonus: v.boolean(), otherwiseTo: v.optional(line), ...when,
  levels: v.pipe(v.array(v.strictObject({ points, ...range })), v.maxLength(12, 'rows')), caps: v.pipe(v.array(v.strictObject({ fact: v.picklist(factKeys), points, ...range })), v.maxLength(4, 'rows'))
}), v.forward(v.check((one) => fits(one), 'sizes'), ['membersBelow']));
/** How many and of which grade go together; the one that is missing is told. */
const year = v.pipe(
  v.strictObject({ grade, all: grade, count: v.optional(whole(12)), of: v.optional(grade) }),
  v.forward(v.check((one) => one.count === undefined || one.of !== undefined, 'year-half'), ['of']), v.forward(v.check((one) => one.of === undefined || one.count !== undefined, 'year-half'), ['count'])
);
/** `unitId` is a committee: a scoring frame of its own, which it and those below may choose. A frame that was kept is never changed; what should be otherwise is another one. */
export const keepFrame = command('frame.keep', {
  name: line, source: line, rest: v.picklist(['stays', 'to-total', 'met']), grades: v.strictObject({ tot: points, kha: points, trungBinh: points }),
  minutes: v.pipe(v.array(v.pipe(v.strictObject({ least: whole(600), ...when }), v.forward(v.check((one) => fits(one), 'sizes'), ['membersBelow']))), v.maxLength(6, 'rows')),
  groups: v.pipe(v.array(v.strictObject({ key, title: line, max: points, criteria: v.pipe(v.array(criterion), v.minLength(1, 'empty'), v.maxLength(most, 'rows')) })), v.minLength(1, 'empty'), v.maxLength(20, 'rows')),
  vetoes: v.pipe(v.array(v.strictObject({ unlessFull: line, capAt: grade })), v.maxLength(6, 'rows')),
  years: v.pipe(v.array(year), v.maxLength(4, 'rows'))
});
/** One of the committee's own that it kept by mistake and by which nobody has marked: it stays known, with the reason, and holds for no meeting any more. */
export const withdrawFrame = command('frame.withdraw', { frame: id, reason: line });
/** From which day on the cells of a unit mark by which frame; without one, as the unit above has chosen. */
export const adoptFrame = command('frame.adopt', { frame: v.optional(line), from: day });

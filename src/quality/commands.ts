import * as v from 'valibot';
import { command, id, line, text } from '#platform/command.ts';

const points = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
/** A criterion without points in it is one whose box was left empty: not met. */
const lines = v.pipe(v.array(v.strictObject({ criterion: line, points: v.optional(points), reason: text })), v.minLength(1, 'empty'), v.maxLength(120));

/** The self-mark by criterion, by the frame that the page was drawn with. */
export const fillSheet = command('meeting.fill-sheet', { meetingId: id, frame: line, lines });
/** The superior's decision by criterion; `over`: when the decision was made that stood on the page, where one did. */
export const decideMark = command('meeting.decide-mark', { meetingId: id, over: v.optional(line), lines, reason: text });

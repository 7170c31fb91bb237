import * as v from 'valibot';
import { calm } from './calm.ts';

/**
 * A command: the name and shape of one write. Its payload always says where it happens (`unitId`: a cell, or a unit),
 * because the log is chained there and the right is asked there.
 */
export interface Command<S extends Shape = Shape> {
  name: string;
  shape: S;
}
export type Shape = v.GenericSchema<unknown, { unitId: string }>;
export type PayloadOf<C extends Command> = v.InferOutput<C['shape']>;

/** Names a write and gives its shape: the fields beside `unitId`. Unknown fields are malformed (no mass assignment). */
export function command<E extends v.ObjectEntries>(name: string, fields: E) {
  return { name, shape: v.strictObject({ unitId: id, ...fields }) };
}

export const id = v.pipe(v.string(), v.uuid('id'), v.toLowerCase());
export const day = v.pipe(v.string(), v.isoDate(), v.check(isRealDay, 'day'));
export const month = v.pipe(day, v.regex(/-01$/));
export const instant = v.pipe(v.string(), v.isoTimestamp('instant'), v.check((value) => !Number.isNaN(Date.parse(value)), 'instant'));
/** A minute as a person types it, in Asia/Ho_Chi_Minh: 'YYYY-MM-DDTHH:MM'. Handlers turn it into an instant. */
export const localMinute = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, 'minute'), v.check((value) => isRealDay(value.slice(0, 10)), 'day'));
/** A line a person types: trimmed, NFC, not empty, and one line whatever it was pasted from. */
export const line = v.pipe(v.string(), v.transform(inOneLine), v.nonEmpty('empty'), v.maxLength(300, 'long'));
/** A text a person types, of any number of lines; may be empty. */
export const text = v.pipe(v.string(), v.transform(tidy), v.maxLength(20_000, 'long'));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

/** A file kept by its content hash, and the mark of secrecy found in it. */
export const uploaded = {
  name: line, mediaType: line, size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(25 * 1024 * 1024, 'large')), contentHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  secrecyMark: v.optional(line), secrecyConfirmed: v.boolean()
};

/** A day of the calendar, within the years that members, units and plans can have. */
function isRealDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && value >= '1900' && value < '2200';
}

/** Signs that cannot be seen come in with pasted text; PostgreSQL takes no NUL, and half a character is none. */
function tidy(value: string): string {
  return calm(value.toWellFormed()).normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim();
}

/** Names, places and titles stand in subjects, headings and calendars, where a second line would be one of its own. */
function inOneLine(value: string): string {
  return tidy(value).replace(/\s*[\n\u0085\u2028\u2029]\s*/g, ' ');
}

/** A command on its way: who sent which, with which id, and when it is claimed to have happened. */
export interface Envelope {
  id: string;
  name: string;
  payload: unknown;
  claimedAt?: string;
}

/** Well-formed, and not allowed now. `refused` is the key of its words; `field` the field it belongs to, if any; `also` what else is, each at a field of its own. */
export interface Refusal {
  refused: string;
  field?: string;
  also?: readonly Refusal[];
  [fact: string]: unknown;
}

export type Answer =
  | { answer: 'done'; result: Record<string, unknown> }
  | { answer: 'already-done'; result: Record<string, unknown> }
  | { answer: 'refused'; refusal: Refusal }
  | { answer: 'malformed'; issues: Record<string, string> };

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refused === 'string';
}

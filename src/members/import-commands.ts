import * as v from 'valibot';
import { remembered } from '#organisation/import-commands.ts';
import { command, day, id, line } from '#platform/command.ts';
import { details } from './commands.ts';

/** How many rows one file may hold. */
export const rowLimit = 20_000;

const { born, cardNumber, admittedOn, officialOn, phone, email } = details;
const row = {
  at: v.pipe(v.number(), v.integer(), v.minValue(1)), fullName: line, born, cardNumber, admittedOn, officialOn, phone, email, status: v.optional(v.picklist(['probationary', 'official'])),
  groupId: v.optional(id),
  /** what was chosen where the row may be somebody already there */
  choice: v.optional(v.picklist(['same', 'new', 'skip']))
};
const rows = <E extends v.ObjectEntries>(entries: E) => v.pipe(v.array(v.strictObject(entries)), v.maxLength(rowLimit, 'many'));

/** `unitId` is the cell. All rows or none; rows already as they are change nothing. `since` is the day of coming of those who are new. */
export const importMembers = command('member.import', { since: day, rows: rows(row), remembered });
/** `unitId` is a committee; each row names its cell below. */
export const importMembersBelow = command('member.import-below', { since: day, rows: rows({ ...row, cellId: id }), remembered });

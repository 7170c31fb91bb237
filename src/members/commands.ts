import * as v from 'valibot';
import { decision } from '#organisation/commands.ts';
import { command, day, id, line } from '#platform/command.ts';

/** As exactly as it is known: a year, a month or a day. */
const born = v.pipe(v.string(), v.transform(asKept), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'born'));
const cardNumber = v.pipe(v.string(), v.transform((value) => value.replace(/[\s.]/g, '')), v.regex(/^\d{8}$/, 'card'));
const phone = v.pipe(v.string(), v.transform((value) => value.replace(/[\s.-]/g, '')), v.regex(/^\+?\d{8,15}$/, 'phone'));
const email = v.pipe(v.string(), v.trim(), v.email('email'), v.maxLength(200, 'long'));
export const details = {
  born: v.optional(born), cardNumber: v.optional(cardNumber), admittedOn: v.optional(day), officialOn: v.optional(day),
  phone: v.optional(phone), email: v.optional(email), largeType: v.boolean()
};
/** `15/8/1975`, `8/1975` and `1975` as they are written → as they are kept; what is neither stays for the shape to refuse. */
function asKept(written: string): string {
  const parts = /^(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})$/.exec(written.trim());
  return parts ? [parts[3], parts[2], parts[1]].filter((part) => part !== undefined).map((part) => part.padStart(2, '0')).join('-') : written.trim();
}
const flag = v.picklist(['exempt', 'suspended', 'temporary-in', 'temporary-away', 'special-duty', 'exempt-from-dues']);

/** `unitId` is the cell; the member's id is the command's id. `personId` names a person known from another cell (temporary stay, second post). */
export const addMember = command('member.add', {
  fullName: line, since: day, status: v.picklist(['probationary', 'official']), personId: v.optional(id), ...decision, ...details
});
export const correctName = command('member.correct-name', { memberId: id, fullName: line });
export const setDetails = command('member.set-details', { memberId: id, ...details });
export const setStatus = command('member.set-status', { memberId: id, status: v.picklist(['probationary', 'official']), from: day, ...decision });
/** A status entered wrongly: the span that began on `began` gets another word, day or decision; the one before it ends there. */
export const correctStatus = command('member.correct-status', { memberId: id, began: day, status: v.picklist(['probationary', 'official']), from: day, ...decision });
/** The end of belonging to the cell: died, struck off, expelled, left, or gone to a cell this site does not keep. A transfer within the site is a command of its own. */
export const endMembership = command('member.end', { memberId: id, status: v.picklist(['transferred', 'struck-off', 'expelled', 'left', 'died']), on: day, ...decision });
export const setFlag = command('member.set-flag', { memberId: id, flag, from: day, until: v.optional(day), ...decision });
export const endFlag = command('member.end-flag', { memberId: id, flag, on: day });
/** A flag entered wrongly: the one that began on `began` gets other days or another decision. */
export const correctFlag = command('member.correct-flag', { memberId: id, flag, began: day, from: day, until: v.optional(day), ...decision });
/** A flag that never was: taken out of the record; the log keeps who did it. */
export const removeFlag = command('member.remove-flag', { memberId: id, flag, began: day });
/** Members of the cell belong to one of its party groups from a day on; without `groupId` to none. */
export const setGroup = command('member.set-group', { memberIds: v.pipe(v.array(id), v.minLength(1, 'id'), v.maxLength(500, 'many')), groupId: v.optional(id), from: day });
/** `unitId` is a committee above both cells. The person keeps their history in the old cell and begins in the new one. */
export const transferMember = command('member.transfer', { memberId: id, fromCellId: id, toCellId: id, on: day, ...decision });
/** `unitId` is a committee above both cells: a member of one stays for a time with the other, counted and voting at home as FIELD §2 says. */
export const stay = command('member.stay', { memberId: id, fromCellId: id, toCellId: id, from: day, until: v.optional(day), ...decision });
/** The stay ends on a day, earlier than was said or where no end was. `memberId` is the member's id at home. */
export const endStay = command('member.end-stay', { memberId: id, fromCellId: id, toCellId: id, on: day });
/** A one-time code for first sign-in or a forgotten password; the slip's id is the command's id, its code is worked out from it when printed. */
export const printSlip = command('member.print-slip', { memberId: id });

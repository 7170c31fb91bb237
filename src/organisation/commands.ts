import * as v from 'valibot';
import { command, day, id, line, text } from '#platform/command.ts';
import { cellTypes } from './cell-type.ts';

/** 'Số 12-QĐ/ĐU' and '12-QĐ/ĐU' are one number, written without its word. */
const decisionNumber = v.pipe(line, v.transform((number) => number.replace(/^số\s*:?\s+(?=\S)/iu, '')));
export const decision = { decisionNumber: v.optional(decisionNumber), decisionDay: v.optional(day) };
const unitKind = v.picklist(['central', 'province', 'district', 'committee', 'intermediate', 'grassroots', 'cell', 'party-group']);
const cellType = v.picklist(cellTypes);
export const postKinds = ['secretary', 'deputy', 'committee-member', 'in-charge', 'office', 'standing', 'inspector', 'administrator'] as const;

/** `unitId` is the parent under which the unit is founded; the new unit's id is the command's id. */
export const foundUnit = command('unit.found', {
  name: line, kind: unitKind, type: v.optional(cellType), foundedOn: day, code: v.optional(line), ...decision
});
export const renameUnit = command('unit.rename', { name: line, on: day, ...decision });
export const moveUnit = command('unit.move', { newParentId: id, on: day, ...decision });
export const retypeUnit = command('unit.retype', { type: cellType, on: day, ...decision });
export const dissolveUnit = command('unit.dissolve', { on: day, successorId: v.optional(id), ...decision });

/** `unitId` is the committee on whose ground the place lies. */
export const addPlace = command('place.add', {
  kind: v.picklist(['hamlet', 'office', 'school', 'clinic', 'enterprise', 'forces', 'other']), name: line, cellId: v.optional(id), from: day
});
export const coverPlace = command('place.cover', { placeId: id, cellId: v.nullable(id), from: day });

/** Without `personId` a person is meant who is no member in scope: an officer who comes from elsewhere. */
export const appoint = command('post.appoint', {
  personId: v.optional(id), holderName: line, kind: v.picklist(postKinds), from: day, until: v.optional(day), ...decision
});
/** The administrator's one appointment: the first officer of the highest unit, once. Without `personId` a new person is meant. */
export const appointFirstOfficer = command('post.first-officer', { personId: v.optional(id), holderName: line, from: day });
export const endPost = command('post.end', { postId: id, on: day });
/** A post given by mistake: taken out as if it never was, while it has not begun or was recorded within the last days. */
export const takeBackPost = command('post.take-back', { postId: id, reason: line });
/** So many days after it was recorded a post can be taken back; later it can only end. */
export const takenBackWithin = 7;
/** Posts that their holder may lend for some days. Those that appoint, supervise or keep accounts come from above alone. */
export const lendable = ['secretary', 'deputy', 'in-charge'] as const;
/** `until` is the last day. */
export const delegate = command('delegation.give', { toPersonId: id, postKind: v.picklist(lendable), from: day, until: day, reason: line });
export const endDelegation = command('delegation.end', { delegationId: id, on: day });

/** One day off, or all from `day` to `until`. */
export const setHoliday = command('holiday.set', {
  day, until: v.optional(day), kind: v.picklist(['holiday', 'in-lieu']), name: line, source: line, confirmed: v.boolean()
});
/** A day that was entered by mistake, or whose decision was changed. */
export const removeHoliday = command('holiday.remove', { day });
/** A local choice (`local-rule.ts`) that holds at this unit and below from a day on, today where none is given. */
export const setSetting = command('setting.set', { name: line, value: text, from: v.optional(day) });

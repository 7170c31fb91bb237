import * as v from 'valibot';
import { command, day, id, line } from '#platform/command.ts';
import { cellTypes } from './cell-type.ts';
import { importedKinds } from './import.ts';

/** How the columns of this layout were read, kept for the next file that has them. */
export const remembered = v.optional(v.strictObject({ signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), mapping: v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), v.pipe(v.string(), v.regex(/^[a-zA-Z]{0,30}$/))) }));

const at = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `unitId` is the committee under which all of it lies. All rows or none; units already there are left as they are. `since` is the founding day of rows without one. */
export const importUnits = command('unit.import', {
  since: day,
  rows: v.pipe(v.array(v.strictObject({
    at, name: line, kind: v.picklist(importedKinds), type: v.optional(v.picklist(cellTypes)), parentId: v.optional(id), parentAt: v.optional(at),
    foundedOn: v.optional(day), code: v.optional(line), decisionNumber: v.optional(line), hamlet: v.optional(line), choice: v.optional(v.picklist(['new', 'skip']))
  })), v.maxLength(20_000, 'many')),
  remembered
});

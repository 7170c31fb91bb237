import * as v from 'valibot';
import { command, line } from '#platform/command.ts';
import { kinds } from './signal.ts';

/** By those who prepare the cell's meetings: a signal is not so, because. `rests`: what it rested on when it was read. `unitId` is the cell. */
export const dismissSignal = command('signal.dismiss', { kind: v.picklist(kinds), subject: v.pipe(v.string(), v.maxLength(60)), rests: v.pipe(v.string(), v.maxLength(4000)), reason: line });

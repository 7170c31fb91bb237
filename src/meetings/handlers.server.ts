import { announceHandlers } from './announce-handlers.server.ts';
import { decideHandlers } from './decide-handlers.server.ts';
import { fileHandlers } from './file-handlers.server.ts';
import { holdHandlers } from './hold-handlers.server.ts';
import { opinionHandlers } from './opinion-handlers.server.ts';
import { planHandlers } from './plan-handlers.server.ts';
import { prepareHandlers } from './prepare-handlers.server.ts';
import { undoHandlers } from './undo-handlers.server.ts';
import { writeHandlers } from './write-handlers.server.ts';

/** What a cell's month can be told, step by step. */
export const handlers = [...planHandlers, ...prepareHandlers, ...announceHandlers, ...holdHandlers, ...decideHandlers, ...undoHandlers, ...opinionHandlers, ...writeHandlers, ...fileHandlers];

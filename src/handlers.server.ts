import { handlers as meetings } from '#meetings/handlers.server.ts';
import { keepingMonths } from '#meetings/summary.server.ts';
import { handlers as members } from '#members/handlers.server.ts';
import { groupHandlers } from '#members/group-handlers.server.ts';
import { handlers as memberImport } from '#members/import-handlers.server.ts';
import { handlers as models } from '#models/handlers.server.ts';
import { handlers as inspection } from '#inspection/handlers.server.ts';
import { handlers as organisation } from '#organisation/handlers.server.ts';
import { handlers as unitImport } from '#organisation/import-handlers.server.ts';
import type { Handler } from '#platform/receive.server.ts';
import { handlers as quality } from '#quality/handlers.server.ts';
import { handlers as reports } from '#reports/handlers.server.ts';
import { handlers as resolutions } from '#resolutions/handlers.server.ts';
import { handlers as signals } from '#signals/handlers.server.ts';
import { keepingPrints } from '#signals/prints.server.ts';
import { handlers as supervision } from '#supervision/handlers.server.ts';

const aboutMembers = [...members, ...memberImport] as unknown as readonly Handler[];
const aboutMeetings = meetings as unknown as readonly Handler[];

/** Every write the program knows. A command without a line here does not exist. */
export const handlers = [...organisation, ...unitImport, ...keepingMonths(aboutMembers), ...groupHandlers, ...resolutions, ...keepingPrints(aboutMeetings), ...quality, ...supervision, ...signals, ...inspection, ...reports, ...models] as unknown as readonly Handler[];

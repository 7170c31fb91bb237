import { permitAt } from '#organisation/queries.server.ts';
import type { Envelope } from '#platform/command.ts';
import type { Actor } from '#platform/actor.ts';
import { openAs, patience, patiently, type Db } from '#platform/database.server.ts';
import { happened } from '#platform/journal.server.ts';
import { inPlace } from '#platform/places.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { receive, type Handler, type Reception } from '#platform/receive.server.ts';
import { handlers } from './handlers.server.ts';

/** The program put together: the pools by role, and the one door for writes with every noun's handlers behind it. */
export interface House {
  app: Db;
  reports: Db;
  reception: Reception;
  receive(envelope: Envelope, actor: Actor, now: Date): ReturnType<typeof receive>;
  close(): Promise<void>;
}

/** Opens the pools on the database that the environment names. */
export function openHouse(): House {
  return houseOn(openAs({ ...patiently(addressOf('nen_nep_app')), max: 20 }), openAs({ ...patiently(addressOf('nen_nep_reports')), max: 4 }));
}

/** The same on pools already open, for tests and the demo. */
export function houseOn(app: Db, reports: Db): House {
  const reception: Reception = { db: app, handlers: byName(handlers), permitOf: permitAt };
  return {
    app,
    reports,
    reception,
    receive: async (envelope, actor, now) => {
      const started = performance.now();
      const answer = await inPlace(placeOf(envelope), patience.lock, () => receive(reception, envelope, actor, now));
      if (answer.answer === 'refused' && answer.refusal.refused === 'not-yours') happened('kept-out', { account: actor.accountId, asked: envelope.name });
      // a name nobody knows is not a label of ours
      happened('received', { name: reception.handlers.has(envelope.name) ? envelope.name : 'unknown', answer: answer.answer, ms: performance.now() - started });
      return answer;
    },
    close: async () => {
      await app.destroy();
      await reports.destroy();
    }
  };
}

/** Where a command stands in line; one that names no unit goes no further than its shape. */
const placeOf = ({ payload }: Envelope): string => String((payload as { unitId?: unknown } | null)?.unitId);

let opened: House | undefined;

/** The house of this process, opened on first use. */
export function house(): House {
  return (opened ??= openHouse());
}

function byName(list: readonly Handler[]): ReadonlyMap<string, Handler> {
  const map = new Map(list.map((one) => [one.command.name, one]));
  if (map.size !== list.length) throw new Error('two handlers have one command name');
  return map;
}

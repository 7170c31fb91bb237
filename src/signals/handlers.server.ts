import { dayOf } from '#organisation/day.ts';
import { handler } from '#platform/receive.server.ts';
import { openSignals } from './all.ts';
import * as commands from './commands.ts';
import { cellFacts } from './queries.server.ts';
import { restsOn } from './signal.ts';

export const handlers = [
  handler(commands.dismissSignal, 'prepare', async ({ payload, commandId, trx, actor, now }) => {
    const today = dayOf(now);
    const [facts] = await cellFacts(trx, [payload.unitId], today);
    const signal = facts && openSignals(facts, today).find((one) => one.kind === payload.kind && one.subject === payload.subject);
    if (!signal) return { refused: 'signal-gone', field: 'reason' };
    if (restsOn(signal) !== payload.rests) return { refused: 'signal-rests-on-more', field: 'reason' };
    await trx.insertInto('signal_dismissal').values({
      cell_id: payload.unitId, id: commandId, kind: signal.kind, subject: signal.subject, evidence: [...signal.rests], reason: payload.reason, at: now, by_person_id: actor.personId, by_name: actor.name
    }).execute();
    return { id: commandId };
  })
];

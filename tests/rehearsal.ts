import { isRefusal } from '#platform/command.ts';
import { handler, type Handler, type Reception } from '#platform/receive.server.ts';

/** Carries a decision out of a transaction that is then undone: the command would have been done. */
export class Rehearsed extends Error {}

/** Decides all the way to the end of the transaction, summaries included, and then undoes it. */
function rehearsing(one: Handler): Handler {
  return handler(one.command, one.right, async (doing) => {
    const atEnd = new Map<string, () => Promise<void>>();
    const outcome = await one.handle({ ...doing, beforeCommit: (key, work) => void atEnd.set(key, work) });
    if (isRefusal(outcome)) return outcome;
    for (const work of atEnd.values()) await work();
    throw new Rehearsed();
  });
}

/** A reception at which every command is decided and nothing is kept. */
export const rehearsal = (reception: Reception): Reception => ({ ...reception, handlers: new Map([...reception.handlers.values()].map((one) => [one.command.name, rehearsing(one)])) });

import { addMember } from '#members/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Envelope } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import type { House } from '../src/house.server.ts';

/** Who sends to which cell. */
export interface Sending {
  who: Actor;
  unitId: string;
  at: string;
}
/** The n-th command of a load: it writes a row or three beside the log and its head. */
export function commandOf({ unitId }: Sending, n: number) {
  return n % 3 === 0
    ? { name: addMember.name, payload: { unitId, fullName: `Người Thứ ${n}`, since: '2026-02-01', status: 'official', cardNumber: String(10_000_000 + n), largeType: false } }
    : { name: enterTask.name, payload: { unitId, text: `Việc ${n}`, dueOn: '2026-12-01', setOn: '2026-10-01', evidence: '' } };
}

const lanes = 4;

/** Sends commands from several lanes at once until something breaks; says `sent n id` before each and `done id` after it. */
export async function sendOn(house: House, sending: Sending, from: number, say: (line: string) => void): Promise<void> {
  let next = from;
  await Promise.allSettled(Array.from({ length: lanes }, async () => {
    for (;;) {
      const n = next++;
      const id = newId();
      say(`sent ${n} ${id}`);
      const answer = await house.receive({ id, ...commandOf(sending, n) }, sending.who, new Date(sending.at));
      if (answer.answer !== 'done') throw new Error(JSON.stringify(answer));
      say(`done ${id}`);
    }
  }));
}

/** What a program that is to die is told in a line: one command, and at which of its queries, by number or by what it says, whom to kill, itself or the database's first process. */
export interface Order {
  envelope: Envelope;
  who: Actor;
  at: string;
  kill: { query: number | string; pid: number | null } | null;
}
/** How its backends are called, so that one can wait until they are gone. */
export const mortalName = 'crash-mortal';

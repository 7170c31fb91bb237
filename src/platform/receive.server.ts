import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor, Scope } from './actor.ts';
import { canonical } from './canonical.ts';
import { isRefusal, type Answer, type Command, type Envelope, type PayloadOf, type Refusal } from './command.ts';
import { enter, type Db, type Trx } from './database.server.ts';

/** What a handler is given: the checked payload, the transaction in its scope, who, and the two times. */
export interface Doing<P> {
  payload: P;
  commandId: string;
  trx: Trx;
  actor: Actor;
  permit: Permit;
  /** when the server received it: decides deadlines */
  now: Date;
  /** when it is claimed to have happened, not after `now` */
  claimedAt: Date;
  /** runs after the commit, and only if it commits: notices to open screens, jobs */
  afterwards(work: () => void | Promise<void>): void;
}

/** What the actor may do where the command happens, worked out before anything is decided. */
export interface Permit {
  rights: ReadonlySet<string>;
  standing: string;
  memberId: string | null;
  scope: Scope;
}
export type PermitOf = (trx: Trx, actor: Actor, unitId: string, now: Date) => Promise<Permit>;

export interface Handler<C extends Command = Command> {
  command: C;
  right: string;
  handle(doing: Doing<PayloadOf<C>>): Promise<Refusal | Record<string, unknown> | void>;
}

/** Binds a command to the right it needs and to what it does. Called by nothing but `receive`. */
export function handler<C extends Command>(command: C, right: string, handle: Handler<C>['handle']): Handler<C> {
  return { command, right, handle };
}

export interface Reception {
  db: Db;
  handlers: ReadonlyMap<string, Handler>;
  permitOf: PermitOf;
}

/** How far back a device may claim that something happened: paper meetings are entered with their own times. */
const claimReach = 90 * 24 * 60 * 60 * 1000;

/**
 * The one door for writes: checks the shape, asks the right, takes the unit's place in line, decides, stores and logs,
 * in one transaction. The same id with the same text answers what was answered before; with another text it is refused.
 */
export async function receive(reception: Reception, envelope: Envelope, actor: Actor, now: Date): Promise<Answer> {
  const handler = reception.handlers.get(envelope.name);
  if (!handler) return { answer: 'malformed', issues: { name: 'unknown' } };
  const parsed = v.safeParse(v.object({ id: v.pipe(v.string(), v.uuid()), claimedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())) }), {
    id: envelope.id,
    claimedAt: envelope.claimedAt
  });
  if (!parsed.success) return { answer: 'malformed', issues: { commandId: 'id' } };
  const shaped = v.safeParse(handler.command.shape, envelope.payload);
  if (!shaped.success) return { answer: 'malformed', issues: issuesOf(shaped.issues) };

  const payload = shaped.output;
  const body = canonical(payload);
  const claimedAt = boundedClaim(envelope.claimedAt, now);
  const after: (() => void | Promise<void>)[] = [];
  const answer = await decide();
  if (answer.answer === 'done') for (const work of after) await work();
  return answer;

  async function decide(): Promise<Answer> {
    try {
      return await reception.db.transaction().execute(async (trx): Promise<Answer> => {
        const permit = await reception.permitOf(trx, actor, payload.unitId, now);
        if (!permit.rights.has(handler!.right)) throw new Stop({ refused: 'not-yours' });
        await enter(trx, permit.scope);
        const { rows } = await sql<{ known: string; result: Record<string, unknown> | null }>`
          select known, result from command_log.begin_command(${payload.unitId}, ${envelope.id}, ${body}, ${actor.personId}, ${now})`.execute(trx);
        const { known, result } = rows[0]!;
        if (known === 'done') return { answer: 'already-done', result: result! };
        if (known === 'contradicted') return { answer: 'refused', refusal: { refused: 'id-used-for-another-text' } };
        const outcome = await handler!.handle({
          payload, commandId: envelope.id, trx, actor, permit, now, claimedAt,
          afterwards: (work) => after.push(work)
        });
        if (isRefusal(outcome)) throw new Stop(outcome);
        const stored = outcome ?? {};
        await sql`select command_log.append(${payload.unitId}, ${envelope.id}, ${envelope.name}, ${actor.personId}, ${permit.standing},
          ${claimedAt}, ${now}, ${body}, ${randomBytes(16)}, ${JSON.stringify(stored)}::jsonb)`.execute(trx);
        return { answer: 'done', result: stored };
      });
    } catch (thrown) {
      if (thrown instanceof Stop) return { answer: 'refused', refusal: thrown.refusal };
      throw thrown;
    }
  }
}

/** Carries a refusal out of the transaction, so that whatever the handler wrote before it is rolled back. */
class Stop extends Error {
  refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

function issuesOf(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  return Object.fromEntries(issues.map((issue) => [v.getDotPath(issue) ?? 'form', issue.kind === 'validation' ? issue.message : issue.type]));
}

function boundedClaim(claimed: string | undefined, now: Date): Date {
  if (!claimed) return now;
  const time = new Date(claimed).getTime();
  return new Date(Math.min(Math.max(time, now.getTime() - claimReach), now.getTime()));
}

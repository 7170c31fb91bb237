import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor, Scope } from './actor.ts';
import { canonical } from './canonical.ts';
import { id, instant, isRefusal, type Answer, type Command, type Envelope, type PayloadOf, type Refusal } from './command.ts';
import { enter, type Db, type Trx } from './database.server.ts';
import { andCommit } from './postgres/prepared.server.ts';

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
  /** runs once for its key at the end of the transaction, in the scope it was asked in: summaries of what was decided */
  beforeCommit(key: string, work: () => Promise<void>): void;
}

/** What the actor may do where the command happens, worked out before anything is decided. */
export interface Permit {
  rights: ReadonlySet<string>;
  standing: string;
  memberId: string | null;
  scope: Scope;
}
/** `needed`: the right that is asked about, where it is one. */
export type PermitOf = (db: Db | Trx, actor: Actor, unitId: string, now: Date, needed?: string) => Promise<Permit>;

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
  const wellFormed = checked(reception, envelope);
  if ('malformed' in wellFormed) return { answer: 'malformed', issues: wellFormed.malformed };
  const after: Work[] = [];
  try {
    const answer = await reception.db.connection().execute(async (one) => {
      // asked before the transaction, which then begins together with its scope: one way to the server less
      const permit = await reception.permitOf(one, actor, wellFormed.payload.unitId, now, wellFormed.handler.right);
      if (!permit.rights.has(wellFormed.handler.right)) throw new Stop({ refused: 'not-yours' });
      return one.transaction().execute(async (trx) => {
        const under = settingOut(trx, after);
        const { answer, log } = await decide(under, wellFormed, permit, actor, now);
        await under.close();
        // nothing comes after the log row
        await log?.(andCommit);
        return answer;
      });
    });
    if (answer.answer === 'done') for (const work of after) await work();
    return answer;
  } catch (thrown) {
    if (thrown instanceof Stop) return { answer: 'refused', refusal: thrown.refusal };
    throw thrown;
  }
}

/** Sends one command of a batch and answers its result; anything but done ends the batch, and nothing of it is kept. */
export type Tell = (envelope: Envelope, actor: Actor, now: Date) => Promise<Record<string, unknown>>;

/**
 * Several commands in one transaction, all or none: each is checked, decided and logged as if it had come alone. What is
 * worked out at the end of a transaction (summaries) is worked out once; a permit is asked once for each person, unit and
 * day, so a batch does not change the posts it acts by. `work` may read between commands, in the scope of the last one.
 */
export async function receiveTogether<T>(reception: Reception, work: (tell: Tell, trx: Trx) => Promise<T>): Promise<T> {
  const after: Work[] = [];
  const permits = new Map<string, Promise<Permit>>();
  const permitOnce: PermitOf = (trx, actor, unitId, now) => {
    // by the hour, because a day in Việt Nam begins at a full hour of UTC
    const key = `${actor.personId} ${unitId} ${now.toISOString().slice(0, 13)}`;
    const permit = permits.get(key) ?? reception.permitOf(trx, actor, unitId, now);
    permits.set(key, permit);
    return permit;
  };
  const result = await reception.db.transaction().execute(async (trx) => {
    const under = settingOut(trx, after);
    const outcome = await work(async (envelope, actor, now) => {
      const wellFormed = checked(reception, envelope);
      if ('malformed' in wellFormed) throw new Error(`${envelope.name} in a batch is malformed: ${JSON.stringify(wellFormed.malformed)}`);
      const permit = await permitOnce(trx, actor, wellFormed.payload.unitId, now);
      if (!permit.rights.has(wellFormed.handler.right)) throw new Error(`${envelope.name} in a batch was refused: not-yours`);
      const { answer, log } = await decide(under, wellFormed, permit, actor, now).catch((thrown: unknown) => {
        throw thrown instanceof Stop ? new Error(`${envelope.name} in a batch was refused: ${JSON.stringify(thrown.refusal)}`) : thrown;
      });
      await log?.();
      if (answer.answer === 'done' || answer.answer === 'already-done') return answer.result;
      throw new Error(`${envelope.name} in a batch was not done: ${JSON.stringify(answer)}`);
    }, trx);
    await under.close();
    return outcome;
  });
  for (const one of after) await one();
  return result;
}

type Work = () => void | Promise<void>;

/** A transaction on its way: the scope it is in now, and what waits for its end. */
interface Under {
  trx: Trx;
  enter(scope: Scope): Promise<void>;
  after: Work[];
  atEnd: Map<string, { scope: Scope; work: () => Promise<void> }>;
  close(): Promise<void>;
}

function settingOut(trx: Trx, after: Work[]): Under {
  let inside: Scope | null = null;
  const under: Under = {
    trx, after, atEnd: new Map(),
    enter: async (scope) => {
      if (scope !== inside) await enter(trx, scope);
      inside = scope;
    },
    close: async () => {
      for (const { scope, work } of under.atEnd.values()) {
        await under.enter(scope);
        await work();
      }
    }
  };
  return under;
}

interface Checked {
  handler: Handler;
  envelope: Envelope;
  payload: { unitId: string };
}

/** The shape of the envelope and of what it holds. */
function checked(reception: Reception, envelope: Envelope): Checked | { malformed: Record<string, string> } {
  const handler = reception.handlers.get(envelope.name);
  if (!handler) return { malformed: { name: 'unknown' } };
  const wrapped = v.safeParse(wrapping, { commandId: envelope.id, claimedAt: envelope.claimedAt });
  if (!wrapped.success) return { malformed: issuesOf(wrapped.issues) };
  const shaped = v.safeParse(handler.command.shape, envelope.payload);
  return shaped.success ? { handler, envelope: { ...envelope, id: wrapped.output.commandId }, payload: shaped.output } : { malformed: issuesOf(shaped.issues) };
}
const wrapping = v.object({ commandId: id, claimedAt: v.optional(instant) });

/** The answer to a command, and for one that is done now its row in the log, still to be written; `closing` stands at the end of that statement. */
interface Decided {
  answer: Answer;
  log?: (closing?: string) => Promise<unknown>;
}

/** One command, which is permitted, inside its transaction: place in line, decision, log. A refusal is thrown, so that nothing of it stays. */
async function decide(under: Under, { handler, envelope, payload }: Checked, permit: Permit, actor: Actor, now: Date): Promise<Decided> {
  const { trx } = under;
  // with its name: two commands may have one shape, and the same id under another name is no repetition
  const body = canonical({ name: handler.command.name, payload });
  const claimedAt = boundedClaim(envelope.claimedAt, now);
  await under.enter(permit.scope);
  const { rows } = await sql<{ known: string; result: Record<string, unknown> | null }>`
    select known, result from command_log.begin_command(${payload.unitId}, ${envelope.id}, ${body}, ${actor.personId}, ${now})`.execute(trx);
  const { known, result } = rows[0]!;
  if (known === 'done') return { answer: { answer: 'already-done', result: result! } };
  if (known === 'contradicted') return { answer: { answer: 'refused', refusal: { refused: 'id-used-for-another-text' } } };
  const outcome = await handler.handle({
    payload, commandId: envelope.id, trx, actor, permit, now, claimedAt,
    afterwards: (work) => under.after.push(work),
    beforeCommit: (key, work) => under.atEnd.set(key, { scope: permit.scope, work })
  });
  if (isRefusal(outcome)) throw new Stop(outcome);
  const stored = outcome ?? {};
  return {
    answer: { answer: 'done', result: stored },
    log: (closing = '') => sql`select command_log.append(${payload.unitId}, ${envelope.id}, ${envelope.name}, ${actor.personId}, ${permit.standing},
      ${claimedAt}, ${now}, ${body}, ${randomBytes(16)}, ${JSON.stringify(stored)}::jsonb)${sql.raw(closing)}`.execute(trx)
  };
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

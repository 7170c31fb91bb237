import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { holdsOf, permitOf } from '#organisation/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import type { Hold, Right } from '#organisation/rights.ts';
import { mostBeforeSignIn } from '#platform/answer.ts';
import type { Command, Refusal } from '#platform/command.ts';
import { inScope, type Trx } from '#platform/database.server.ts';
import { readForm } from '#platform/form.server.ts';
import { payloadFrom } from '#platform/form.ts';
import { newId } from '#platform/id.server.ts';
import { happened } from '#platform/journal.server.ts';
import type { Permit } from '#platform/receive.server.ts';
import { safeNext } from '#platform/sign-in/next.ts';
import { writtenIn } from '#platform/written.ts';
import { house } from './house.server.ts';

/** What a page is given when it may be seen: the transaction in its scope, the rights there, the unit, the moment. */
export interface Seen {
  trx: Trx;
  permit: Permit & { rights: ReadonlySet<Right> };
  unit: { id: string; kind: string; path: string; ended_on: string | null };
  now: Date;
  day: string;
}

/** Parts of an address that are ids; whatever else stands there names nothing. */
const ids = ['cell', 'unit', 'below', 'meeting', 'member', 'paper', 'document', 'slip', 'task', 'evidence', 'inspection', 'own', 'review'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isId = (text: string | undefined): text is string => text !== undefined && uuid.test(text);
const committees = ['central', 'province', 'district', 'committee', 'intermediate', 'grassroots'];

/**
 * Reads for a page: asks the right at the unit, then runs the work in the narrowest scope.
 * Not signed in goes to the sign-in page; not yours and not there are one answer, 404: an id that is none, a meeting of
 * another cell, a committee under the address of a cell or the other way about.
 */
export async function see<T>(event: RequestEvent, unitId: string, right: Right, work: (seen: Seen) => Promise<T>): Promise<T> {
  const { now } = signedIn(event);
  const day = dayOf(now);
  const { cell, unit: inUnit, meeting } = event.params;
  if (![unitId, ...ids.map((name) => event.params[name])].every((id) => id === undefined || uuid.test(id))) error(404);
  const { unit, permit } = await onceARequest(event.locals, unitId, () => standingAt(event, unitId, day));
  if (!unit || !permit || (unitId === cell && unit.kind !== 'cell') || (unitId === inUnit && !committees.includes(unit.kind))) error(404);
  if (!permit.rights.has(right)) keptOut(event, right, 404);
  return inScope(house().app, permit.scope, async (trx) => {
    if (meeting && !(await trx.selectFrom('meeting').select('id').where('cell_id', '=', unitId).where('id', '=', meeting).executeTakeFirst())) error(404);
    return work({ trx, permit, unit, now, day });
  });
}

/** A unit and what the signed-in person may do there: a page and the frames around it ask for the same one. */
async function standingAt(event: RequestEvent, unitId: string, day: string) {
  const app = house().app;
  const [holds, unit] = await Promise.all([heldBy(event), app.selectFrom('unit').select(['id', 'kind', 'path', 'ended_on']).where('id', '=', unitId).executeTakeFirst()]);
  return { unit, permit: unit && (await permitOf(app, holds, { ...unit, endedOn: unit.ended_on }, day)) };
}

/** What several parts of one page ask for is asked of the database once; the next request asks anew. */
function onceARequest<T>(request: App.Locals, name: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(request) ?? new Map<string, Promise<unknown>>();
  answers.set(request, known);
  const answer = known.get(name) ?? ask();
  known.set(name, answer);
  return answer as Promise<T>;
}
const answers = new WeakMap<App.Locals, Map<string, Promise<unknown>>>();

/**
 * The same for a page of a meeting that is somebody's work. Who may see the meeting and has no part in this is told whose it is (403, in
 * words beside the meeting's head); for everybody else there is nothing here.
 */
export function seePart<T>(event: RequestEvent, cellId: string, right: Right, work: (seen: Seen) => Promise<T>): Promise<T> {
  return see(event, cellId, 'see-meetings', (seen) => {
    if (!seen.permit.rights.has(right)) keptOut(event, right, 403);
    return work(seen);
  });
}

/** Whoever asks for what is not theirs is told so little, and the log who it was: the account and no name. */
function keptOut({ locals }: RequestEvent, right: Right, status: 403 | 404): never {
  happened('kept-out', { account: locals.actor!.accountId, asked: right, ...(locals.requestId ? { id: locals.requestId } : {}) });
  error(status);
}

/** The signed-in person, or away to the sign-in page and back; who wrote something in a form and was signed out meanwhile stays with it (401). */
export function signedIn(event: Pick<RequestEvent, 'locals' | 'url'>) {
  const { actor, now, sent } = event.locals;
  if (!actor && sent && writtenIn(sent)) error(401);
  if (!actor) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
  return { actor, now };
}

/** What the signed-in person holds today, anywhere. */
export function heldBy(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Hold[]> {
  const { actor, now } = signedIn(event);
  return onceARequest(event.locals, 'holds', () => holdsOf(house().app, actor.personId, dayOf(now)));
}

/** The form that was sent: 413 where it is larger than any of ours, 400 where it was cut off on its way or is none. */
export async function formOf({ request, locals }: Pick<RequestEvent, 'request' | 'locals'>): Promise<FormData> {
  boundBeforeSignIn(request, locals);
  const form = await readForm(request);
  if (form === null) error(400);
  if (form === 'too-large') error(413);
  return form;
}

/** Whoever has not signed in may not have much read: asked before the body is, by the length it must say. */
export function boundBeforeSignIn(request: Request, { actor }: App.Locals): void {
  if (!actor && Number(request.headers.get('content-length') ?? 0) > mostBeforeSignIn) error(413);
}

/** The event of a download as the event of the page beside it, whose load it asks: of an event a load reads only what both have. */
export const ofPage = <Event>(event: RequestEvent): Event => event as unknown as Event;

/** What a page shows after a form did not go through: the words for the reason, and everything that was typed. */
export interface Unaccepted {
  command: string;
  commandId: string;
  refusal?: Refusal;
  issues?: Record<string, string>;
  values: Record<string, string>;
}

/**
 * The action of a page's forms: a form names its command among those the page accepts, and carries the id the page made
 * for it, so that sending twice is harmless. Done: back to the page (or the form's `back`) by redirect.
 * `add` completes the payload with what a form cannot carry (the hash of an uploaded file), or refuses. `over` says why to somebody who
 * may not any more what they might when they began to write (410, with all that was typed); nothing where there is nothing for them here: 404, as
 * for who was signed out meanwhile 401, and the page of the error gives back what was typed (`locals.sent`).
 */
export function act(commands: readonly Command[], add?: (form: FormData, command: Command, event: RequestEvent) => Promise<Record<string, unknown> | Refusal>, over?: (event: RequestEvent) => Promise<Refusal | null>) {
  const action = async (event: RequestEvent) => {
    const form = await formOf(event);
    event.locals.sent = [...form.entries()].filter((field): field is [string, string] => typeof field[1] === 'string');
    const { actor, now } = signedIn(event);
    // a button may name another command of its form than the form does
    const name = String(form.getAll('command').at(-1));
    const command = commands.find((one) => one.name === name);
    const commandId = String(form.get('commandId') ?? '');
    const values = typedIn(form);
    const outdated = (status: 400 | 409) => fail(status, { command: name, commandId: newId(), refusal: { refused: 'form-outdated' }, values } satisfies Unaccepted);
    if (!command) return outdated(400);
    const extra = (await add?.(form, command, event)) ?? {};
    if ('refused' in extra) return fail(409, { command: name, commandId: newId(), refusal: extra as Refusal, values } satisfies Unaccepted);
    const payload = { ...(payloadFrom(form, command.shape) as object), ...extra };
    const claimedAt = claimedIn(form, now);
    const answer = await house().receive({ id: commandId, name, payload, ...(claimedAt ? { claimedAt } : {}) }, actor, now);
    // fields that the command no longer has: the page was drawn before the program was upgraded, and is drawn anew with what was typed
    if (answer.answer === 'malformed' && Object.keys(answer.issues).every((field) => !knows(command, field) && field in values)) return outdated(400);
    if (answer.answer === 'malformed') return fail(400, { command: name, commandId, issues: answer.issues, values } satisfies Unaccepted);
    if (answer.answer === 'refused') {
      if (answer.refusal.refused === 'not-yours') {
        const refusal = await over?.(event);
        return refusal ? fail(410, { command: name, commandId: newId(), refusal, values } satisfies Unaccepted) : error(404);
      }
      return fail(409, { command: name, commandId: newId(), refusal: answer.refusal, values } satisfies Unaccepted);
    }
    redirect(303, withDone(backFrom(form, event.url, answer.result), name));
  };
  // which commands it takes, for the matrix of rights
  return Object.assign(action, { commands });
}

/** Whether a command, or every form, has a field at this place ('grades.tot', 'groups.0.max'). */
function knows(command: Command, place: string): boolean {
  if (place === 'commandId' || place === 'claimedAt') return true;
  type Node = { entries?: Record<string, Node>; item?: Node; wrapped?: Node } | undefined;
  const within = (node: Node): Node => (node?.wrapped ? within(node.wrapped) : node);
  const at = (node: Node, part: string): Node => within(node)?.entries?.[part] ?? (/^\d+$/.test(part) ? within(node)?.item : undefined);
  return place.split('.').reduce(at, command.shape as unknown as Node) !== undefined;
}

/**
 * When a form that waited on a device for the network was pressed first. A device's clock may be years off, but it tells how long ago
 * something was: so what counts is how long before its own sending (`sentAt`) the device says it happened.
 */
function claimedIn(form: FormData, now: Date): string {
  const [claimedAt, sentAt] = ['claimedAt', 'sentAt'].map((name) => String(form.get(name) ?? '')) as [string, string];
  const ago = Date.parse(sentAt) - Date.parse(claimedAt);
  return ago >= 0 && ago <= now.getTime() ? new Date(now.getTime() - ago).toISOString() : claimedAt;
}

/** What was typed, by field; of boxes with one name all that were ticked, one to a line. */
function typedIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of form.entries()) if (typeof value === 'string') values[key] = key in values ? `${values[key]}\n${value}` : value;
  return values;
}

/** Only a path of our own site; `{id}` in it becomes the id the command answered with. */
function backFrom(form: FormData, url: URL, result: Record<string, unknown>): string {
  return safeNext(String(form.get('back') ?? '').replace('{id}', String(result['id'] ?? '')), url.pathname + withoutDone(url));
}

function withoutDone(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.delete('done');
  for (const key of [...query.keys()]) if (key.startsWith('/')) query.delete(key);
  return query.size > 0 ? `?${query}` : '';
}

function withDone(path: string, name: string): string {
  const [before, hash] = path.split('#') as [string, string?];
  return `${before}${before.includes('?') ? '&' : '?'}done=${encodeURIComponent(name)}${hash ? `#${hash}` : ''}`;
}

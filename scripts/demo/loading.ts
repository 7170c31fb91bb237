import { appoint, foundUnit } from '#organisation/commands.ts';
import { startOfDay } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { receiveTogether } from '#platform/receive.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import type { House } from '../../src/house.server.ts';
import type { Send } from './month.ts';

/** How much is loaded: tests load less of the same. `months` is how many months of a cell's past are played. */
export interface Size {
  cells: number;
  members: number;
  months: number;
}
export const whole: Size = { cells: 100, members: 100, months: 12 };
/** The day on which everything of the demo begins. */
export const founded = '2025-07-01';
export const start = startOfDay(founded);
export const password = 'nen nep 2026';

/** Commands that stand or fall together: one transaction. None of them is later than the demo's own moment. */
export type Together = <T>(work: (send: Send, trx: Trx) => Promise<T>) => Promise<T>;

/** What every part of the loading works with; `first`: the first month that is played. */
export interface Loading {
  house: House;
  now: Date;
  size: Size;
  first: string;
  together: Together;
}

export function loadingOf(house: House, now: Date, size: Size, first: string): Loading {
  const together: Together = (work) =>
    receiveTogether(house.reception, (tell, trx) => work((who, command, payload, at) => tell({ id: newId(), name: command.name, payload }, who, at > now ? now : at), trx));
  return { house, now, size, first, together };
}

export const account = (actor: Actor, username: string) => createAccount({ personId: actor.personId, name: actor.name, username, password });

export async function someone({ house }: Loading, name: string): Promise<Actor> {
  const id = newId();
  await house.app.insertInto('person').values({ id }).execute();
  return { personId: id, accountId: id, name };
}

/** Founds a unit below another on the day on which everything begins; its id. */
export async function found(send: Send, who: Actor, unitId: string, name: string, kind: string, type?: string): Promise<string> {
  return String((await send(who, foundUnit, { unitId, name, kind, foundedOn: founded, decisionNumber: '01-QĐ/TU', ...(type ? { type } : {}) }, start))['id']);
}

export const post = (send: Send, who: Actor, unitId: string, person: Actor, kind: string, more: { decisionNumber?: string; decisionDay?: string; until?: string } = {}) =>
  send(who, appoint, { unitId, personId: person.personId, holderName: person.name, kind, from: founded, ...more }, start);

export const laterOf = (a: string, b: string): string => (a > b ? a : b);

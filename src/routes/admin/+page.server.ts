import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { fingerprintOf, publicKeyOf } from '#documents/seal.server.ts';
import { appointFirstOfficer } from '#organisation/commands.ts';
import { awaitedHolidays, committeesBelow, officersOf } from '#organisation/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { lastBackup } from '#platform/backup/last.server.ts';
import { checksFolder, checksIn } from '#platform/checks.server.ts';
import { nightsChecks } from '#platform/nights.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { accountsOf, endAllSessions, lockAccount, peopleUnder, printOfficerSlip, resetSecondFactor, unlockAccount, usernamesOf } from '#platform/sign-in/keeping.server.ts';
import { words } from '#words/words.ts';
import { formOf, heldBy, see, signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** The accounts of one unit and below. No cell is opened: people come as ids, names from their accounts and from the posts of this unit. */
export async function load(event) {
  const unitId = await unitAsked(event);
  const typed = (event.url.searchParams.get('q') ?? '').slice(0, 100);
  return see(event, unitId, 'keep-accounts', async ({ trx, unit, day }) => {
    const people = [...new Set((await peopleUnder(trx, unit.id, day)).map((one) => one.personId))];
    const { officers, hadOffice } = await officersOf(trx, unit.id, day);
    const { name, below } = await committeesBelow(trx, unit.id, day);
    const withAccount = await usernamesOf(people);
    return {
      title: words(event.locals.lang).accounts.title,
      where: { name, above: '' },
      unitId: unit.id,
      typed,
      accounts: await accountsOf(people, typed, 50),
      people: { of: withAccount.size, base: people.length },
      officers: officers.map((officer) => ({ ...officer, username: withAccount.get(officer.personId) ?? null })),
      mayAppointFirst: !hadOffice && !unit.path.includes('.'),
      below,
      fingerprint: fingerprintOf(publicKeyOf(siteKey())),
      backup: unit.path.includes('.') ? null : await backups(event.locals.now),
      nights: unit.path.includes('.') ? null : await nights(),
      holidays: unit.path.includes('.') ? null : await awaitedHolidays(trx, day),
      myself: event.locals.actor?.personId ?? ''
    };
  });
}

export const actions = {
  lock: (event) => keep(event, async (personId, by, now) => {
    if (personId === by) return fail(409, { refusal: 'notYourself' as const });
    await lockAccount(personId, by, now);
  }),
  unlock: (event) => keep(event, unlockAccount),
  end: (event) => keep(event, endAllSessions),
  reset: (event) => keep(event, resetSecondFactor),
  slip: (event) => keep(event, async (personId, by, now, name) => slip(event, { personId, name }, by, now)),
  first: async (event) => {
    const { actor, now } = signedIn(event);
    const form = await formOf(event);
    const payload = { unitId: await unitAsked(event), holderName: String(form.get('holderName') ?? ''), from: dayOf(now) };
    const answer = await house().receive({ id: String(form.get('commandId') ?? ''), name: appointFirstOfficer.name, payload }, actor, now);
    if (answer.answer === 'malformed') return fail(400, { refusal: 'name' as const, holderName: payload.holderName });
    if (answer.answer === 'refused' && answer.refusal.refused === 'not-yours') error(404);
    if (answer.answer === 'refused') return fail(409, { refusal: answer.refusal, holderName: payload.holderName });
    return slip(event, { personId: String(answer.result['personId']), name: payload.holderName.trim() }, actor.personId, now);
  }
};

/** The site's backups, for who keeps the whole site. The folder and the failure's own words are the machine's, not a page's. */
async function backups(now: Date) {
  const last = process.env['NEN_NEP_DATA'] ? await lastBackup(process.env['NEN_NEP_DATA']) : null;
  const at = last?.at ? new Date(last.at) : null;
  return {
    planned: process.env['NEN_NEP_BACKUP'] ? (JSON.parse(process.env['NEN_NEP_BACKUP']) as { at: string; keep: number }) : null,
    last: last && at ? { at, days: Math.floor((now.getTime() - at.getTime()) / 86_400_000), megabytes: last.bytes / 1024 / 1024, sealed: last.sealed } : null,
    failedAt: last?.failed ? new Date(last.failed.at) : null
  };
}

/** What the night's checks found that only who keeps the machine can mend, by name of the check; of all else how much. The names concerned stand on the pages of cells and offices. */
async function nights() {
  const last = process.env['NEN_NEP_DATA'] ? await nightsChecks(process.env['NEN_NEP_DATA']) : null;
  const site = new Set((await checksIn(checksFolder())).filter((check) => check.who === 'site').map((check) => check.name));
  const counted = Object.entries(last?.counts ?? {});
  return {
    at: last?.at ? new Date(last.at) : null, failedAt: last?.failed ? new Date(last.failed.at) : null,
    found: counted.filter(([name]) => site.has(name)).map(([check, count]) => ({ check, count })),
    others: counted.filter(([name]) => !site.has(name)).reduce((sum, [, count]) => sum + count, 0)
  };
}

/** The code stands in this answer and nowhere else. */
async function slip(event: RequestEvent, person: { personId: string; name: string }, by: string, now: Date) {
  const username = (await usernamesOf([person.personId])).get(person.personId) ?? null;
  return { slip: { name: person.name, username, origin: event.url.origin, code: await printOfficerSlip(person, by, now) } };
}

/** Does something to one account, if the right is held at the unit and the person belongs there or below. */
async function keep<T>(event: RequestEvent, work: (personId: string, by: string, now: Date, name: string) => Promise<T>): Promise<Exclude<T, void>> {
  const { actor, now } = signedIn(event);
  const personId = String((await formOf(event)).get('person') ?? '');
  const name = await see(event, await unitAsked(event), 'keep-accounts', async ({ trx, unit, day }) => {
    if (!(await peopleUnder(trx, unit.id, day)).some((one) => one.personId === personId)) return null;
    const officer = (await officersOf(trx, unit.id, day)).officers.find((one) => one.personId === personId);
    return officer?.name ?? (await accountsOf([personId], '', 1)).lines[0]?.name ?? null;
  });
  if (name === null) error(404);
  const outcome = await work(personId, actor.personId, now, name);
  if (outcome) return outcome as Exclude<T, void>;
  const back = new URLSearchParams({ unit: await unitAsked(event), done: 'account', ...(event.url.searchParams.get('q') ? { q: event.url.searchParams.get('q')! } : {}) });
  redirect(303, `/admin?${back}`);
}

/** The unit named in the address, or the first whose accounts the reader keeps. */
async function unitAsked(event: RequestEvent): Promise<string> {
  return event.url.searchParams.get('unit') ?? (await heldBy(event)).find((hold) => hold.standing === 'administrator')?.unitId ?? error(404);
}

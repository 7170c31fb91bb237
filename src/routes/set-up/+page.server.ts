import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '#organisation/day.ts';
import { addAdministrator, foundSite, putFirstHolidays, rootUnit } from '#organisation/set-up.server.ts';
import { anyAccount, createAccount, signIn, takeSetUpCode } from '#platform/sign-in/auth.server.ts';
import { note } from '#platform/sign-in/event.server.ts';
import { passwordProblem } from '#platform/sign-in/password.ts';
import { words } from '#words/words.ts';
import { formOf } from '../../front.server.ts';
import { house } from '../../house.server.ts';
import { deviceOf, handOver } from '../sign-in/cookies.ts';

export async function load({ locals }) {
  if (await anyAccount()) redirect(303, '/sign-in');
  return { title: words(locals.lang).setUp.title, root: await rootUnit(house().app, dayOf(locals.now)) };
}

export const actions = {
  default: async (event) => {
    const { now } = event.locals;
    const form = await formOf(event);
    const field = (name: string) => String(form.get(name) ?? '').normalize('NFC').trim();
    const values = { code: field('code'), unitName: field('unitName'), unitKind: field('unitKind'), name: field('name'), username: field('username').toLowerCase(), founded: field('founded') };
    const password = String(form.get('password') ?? '');
    const app = house().app;
    const root = await rootUnit(app, dayOf(now));
    const wrong: Record<string, string> = {};
    if (!root && !values.unitName) wrong['unitName'] = 'empty';
    if (!root && !isPastDay(values.founded, dayOf(now))) wrong['founded'] = 'dayWrong';
    if (!values.name) wrong['name'] = 'empty';
    if (!/^[a-z0-9.]{3,60}$/.test(values.username)) wrong['username'] = 'usernameWrong';
    const problem = passwordProblem(password, values.username) ?? (password === form.get('again') ? null : 'different');
    if (problem || Object.keys(wrong).length > 0) return fail(400, { ...values, wrong, problem });
    const done = !(await anyAccount()) && await takeSetUpCode(values.code, now, async () => {
      const kind = ['central', 'province', 'committee', 'grassroots'].includes(values.unitKind) ? values.unitKind : 'committee';
      const personId = root
        ? await addAdministrator(app, { unitId: root.id, day: dayOf(now), name: values.name })
        : (await foundSite(app, { name: values.unitName, kind, day: values.founded, administratorName: values.name })).personId;
      await putFirstHolidays(app);
      await createAccount({ personId, name: values.name, username: values.username, password });
      await note(personId, 'set-up', deviceOf(event.request), now);
    });
    if (!done) return fail(401, { ...values, wrong: { code: 'wrong' }, problem: null });
    const attempt = await signIn(values.username, password, event.getClientAddress(), deviceOf(event.request), now);
    if (attempt.ok) handOver(event.cookies, attempt.cookies);
    redirect(303, '/admin');
  }
};

const isPastDay = (text: string, today: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) && text <= today;

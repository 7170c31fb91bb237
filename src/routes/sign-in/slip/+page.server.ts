import { fail, redirect } from '@sveltejs/kit';
import { leaveBehind, signIn, useSlip } from '#platform/sign-in/auth.server.ts';
import { passwordProblem } from '#platform/sign-in/password.ts';
import { words } from '#words/words.ts';
import { deviceOf, handOver } from '../cookies.ts';
import { formOf } from '../../../front.server.ts';

export const load = ({ locals }) => ({ title: words(locals.lang).signIn.slipTitle });

export const actions = {
  default: async (event) => {
    const form = await formOf(event);
    const code = String(form.get('code') ?? '');
    const password = String(form.get('password') ?? '');
    const problem = passwordProblem(password) ?? (password === form.get('again') ? null : 'different');
    if (problem) return fail(400, { code, problem });
    const device = deviceOf(event.request);
    const used = await useSlip(code, password, device, event.locals.now);
    if (!used) return fail(401, { code, problem: null });
    const attempt = await signIn(used.username, password, event.getClientAddress(), device, event.locals.now);
    if (!attempt.ok) redirect(303, '/sign-in');
    await leaveBehind(event.locals.session, event.locals.now);
    handOver(event.cookies, attempt.cookies);
    redirect(303, attempt.secondFactor ? '/sign-in/code' : '/me/account?welcome');
  }
};

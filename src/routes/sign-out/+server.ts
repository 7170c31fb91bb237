import { redirect } from '@sveltejs/kit';
import { signOut } from '#platform/sign-in/auth.server.ts';
import { handOver } from '../sign-in/cookies.ts';

export async function POST({ request, locals, cookies }) {
  if (locals.session) handOver(cookies, await signOut(request.headers, locals.session.personId, locals.now));
  redirect(303, '/sign-in');
}

import { redirect } from '@sveltejs/kit';
import { signOut } from '#platform/sign-in/auth.server.ts';
import { handOver } from '../sign-in/cookies.ts';

/** Signs out. What was typed on this device and not sent goes with it: the next one at this machine is somebody else. */
export async function POST({ request, locals, cookies, setHeaders }) {
  if (locals.session) handOver(cookies, await signOut(request.headers, locals.session.personId, locals.now));
  setHeaders({ 'clear-site-data': '"storage"' });
  redirect(303, '/sign-in');
}

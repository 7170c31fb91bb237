import { redirect } from '@sveltejs/kit';
import { safeNext } from '#platform/sign-in/next.ts';
import { cookieName } from '../sign-in/cookies.ts';

/** The language and text-size switches: plain links, remembered in a cookie for a year. */
export function GET({ url, cookies }) {
  const keep = { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax', httpOnly: true, secure: url.protocol === 'https:' } as const;
  const lang = url.searchParams.get('lang');
  if (lang === 'vi' || lang === 'en') cookies.set(cookieName(url, 'lang'), lang, keep);
  const text = url.searchParams.get('text');
  if (text === 'normal' || text === 'large' || text === 'largest') cookies.set(cookieName(url, 'text'), text, keep);
  redirect(303, safeNext(url.searchParams.get('back')));
}

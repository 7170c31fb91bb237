import type { Cookies } from '@sveltejs/kit';

/** Hands on the cookies that sign-in made, with their own attributes. */
export function handOver(cookies: Cookies, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim()) as [string, ...string[]];
    const at = pair.indexOf('=');
    const given = new Map(attributes.map((part) => [part.split('=')[0]!.toLowerCase(), part.split('=')[1] ?? '']));
    cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
      path: given.get('path') || '/', httpOnly: true, sameSite: 'lax', secure: given.has('secure'), ...(given.has('max-age') ? { maxAge: Number(given.get('max-age')) } : {})
    });
  }
}

/** The name of a cookie of ours: under TLS with the prefix by which a browser takes it from this host alone. */
export const cookieName = (url: URL, name: 'lang' | 'text'): string => (url.protocol === 'https:' ? `__Host-${name}` : name);

/** What the browser says it is. */
export const deviceOf = (request: Request): string => request.headers.get('user-agent') ?? '';

/** Whether a request comes from a page of ours: asked where the framework does not, for JSON. */
export const fromHere = (request: Request, url: URL): boolean => request.headers.get('origin') === url.origin;

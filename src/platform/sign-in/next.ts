/** Where to go after signing in: a path of our own site, or the start page. Never another site, however it is written. */
export function safeNext(next: string | null): string {
  if (!next || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next)) return '/';
  const url = new URL(next, 'http://here.invalid');
  return url.origin === 'http://here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}

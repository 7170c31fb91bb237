/** Where to go next when an address or a form says where: a path of our own site, or `otherwise`. Never another site, however it is written: browsers drop tabs and line ends. */
export function safeNext(next: string | null, otherwise = '/'): string {
  if (!next || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next)) return otherwise;
  const url = new URL(next, 'http://here.invalid');
  return url.origin === 'http://here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : otherwise;
}

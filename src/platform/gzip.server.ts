import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zipped = promisify(gzip);
/** Below this a page fits one packet anyway. */
const worthwhile = 1000;

/**
 * The answer packed for a slow line, where the browser takes gzip and the answer is a whole page or JSON. Streams of events go
 * out as they are, and so does what is packed already. Files of the build are packed when it is made.
 */
export async function packed(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || response.headers.has('content-encoding') || !/^(text\/(html|calendar|plain|csv)|application\/json|image\/svg)/.test(type)) return response;
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
  const body = new Uint8Array(await response.arrayBuffer());
  if (body.byteLength < worthwhile) return new Response(body, { status: response.status, statusText: response.statusText, headers });
  headers.delete('content-length');
  headers.set('content-encoding', 'gzip');
  return new Response(await zipped(body, { level: 5 }), { status: response.status, statusText: response.statusText, headers });
}

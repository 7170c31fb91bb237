import { isActionFailure, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { handle } from '../src/hooks.server.ts';

/** A browser of a test: keeps its cookies, comes through the hooks to a page's load, action or endpoint, and tells what came back. */
export interface Browser {
  cookies: Map<string, string>;
  /** `action` is an action of a page, a load, or an endpoint; `text` a body as it is, its type among the `headers`; `file` the one file of a form */
  visit(path: string, action: (event: never) => unknown, send?: { form?: Record<string, string>; json?: unknown; text?: string; file?: { name: string; bytes: Uint8Array<ArrayBuffer> }; headers?: Record<string, string>; origin?: string | null; params?: Record<string, string> }): Promise<Seen>;
}
export interface Seen {
  status: number;
  /** where a redirect leads */
  to: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  headers: Headers;
}

export function browser(origin: string, address = '10.1.1.1', userAgent = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'): Browser {
  const cookies = new Map<string, string>();
  async function visit(path: string, action: (event: never) => unknown, send: Parameters<Browser['visit']>[2] = {}): Promise<Seen> {
    const url = new URL(path, origin);
    const headers = new Headers({ 'user-agent': userAgent, cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ') });
    if (send.origin !== null) headers.set('origin', send.origin ?? origin);
    if (send.json !== undefined) headers.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(send.headers ?? {})) headers.set(name, value);
    const body = send.file ? uploading(send.file, send.form) : send.form ? new URLSearchParams(send.form) : send.json !== undefined ? JSON.stringify(send.json) : send.text;
    const request = new Request(url, { method: body === undefined ? 'GET' : 'POST', headers, ...(body === undefined ? {} : { body }) });
    const jar = {
      get: (name: string) => cookies.get(name),
      set: (name: string, value: string, options: { maxAge?: number }) => void (options.maxAge === 0 ? cookies.delete(name) : cookies.set(name, value))
    };
    const event = { request, url, cookies: jar, locals: {}, setHeaders: () => {}, params: send.params ?? {}, route: { id: url.pathname }, getClientAddress: () => address } as unknown as RequestEvent;
    let seen: Seen | null = null;
    const response = await handle({
      event,
      resolve: async () => {
        seen = await outcome(() => action(event as never));
        return new Response(null, { status: seen.status });
      }
    });
    // turned away before anything of the page was asked
    return { ...(seen ?? { status: response.status, to: null, data: null }), headers: response.headers };
  }
  return { cookies, visit };
}

function uploading({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new File([bytes], name));
  return form;
}

async function outcome(work: () => unknown): Promise<Seen> {
  const nothing = { to: null, data: null, headers: new Headers() };
  try {
    const data = await work();
    if (isActionFailure(data)) return { ...nothing, status: data.status, data: data.data };
    // a stream has no end to wait for: whoever asked reads it
    if (data instanceof Response && data.headers.get('content-type') === 'text/event-stream') return { ...nothing, status: data.status, data: data.body };
    if (data instanceof Response) return { ...nothing, status: data.status, data: asJson(await data.text()) };
    return { ...nothing, status: 200, data };
  } catch (thrown) {
    if (isRedirect(thrown)) return { ...nothing, status: thrown.status, to: thrown.location };
    if (isHttpError(thrown)) return { ...nothing, status: thrown.status };
    throw thrown;
  }
}

/** What an endpoint answered: JSON as its value, anything else as its text. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What every answer carries, whoever gives it: pages, files of the build, and the short refusals of the framework and of the server
 * beneath it. A page's own policy of content stands over the one here, which lets nothing run and nothing be framed.
 */
export function safeHeaders(protocol: string): [string, string][] {
  return [
    ...(protocol === 'https:' ? [['strict-transport-security', 'max-age=31536000'] as [string, string]] : []),
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=()']
  ];
}

/** The policy of an answer that is no page: a file, a list, a refusal. Opened by itself it runs nothing, loads nothing and is in no frame. */
export const inertPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** The policy of an official paper as a page to print: its own style and script, and nothing else. */
export const paperPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** How many bytes somebody may send who has not signed in: a name, a password, a code, the answer of a device. */
export const mostBeforeSignIn = 64 * 1024;

/** Whether a request changes something by its method, and so must come from a page of ours, whatever its content is called. */
export const changes = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

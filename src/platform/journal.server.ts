/** What happens while the program serves, as figures and lines: nothing of anybody's, no address with an id in it. */
export interface Happenings {
  /** a request was answered; `route` is the pattern, so that no id of a cell or person stands in a line; `id` is what the page shows where it broke */
  answered: { id: string; route: string; method: string; status: number; ms: number };
  /** a command was received, and how it was answered */
  received: { name: string; answer: string; ms: number };
  /** somebody asked for what is not theirs; `asked`: the right a page needs, or the command. The account, and nothing of its owner */
  'kept-out': { account: string; asked: string; id?: string };
  /** event streams were opened or ended */
  streams: { change: 1 | -1 };
}

/**
 * Tells whoever listens in this process. The pages are a bundle of their own beside the scripts that start it, so the
 * process itself carries the word; nobody listening is no fault.
 */
export function happened<K extends keyof Happenings>(what: K, of: Happenings[K]): void {
  process.emit(`nen-nep:${what}` as never, of as never);
}

/** Listens from now on; the returned function ends it. */
export function onHappening<K extends keyof Happenings>(what: K, listener: (of: Happenings[K]) => void): () => void {
  process.on(`nen-nep:${what}` as never, listener as never);
  return () => void process.off(`nen-nep:${what}` as never, listener as never);
}

/** One line of the log: JSON, with the moment first. Errors go to standard error, the rest to standard output. */
export function writeLine(line: Record<string, unknown>, to: NodeJS.WritableStream = process.stdout): void {
  to.write(`${JSON.stringify({ at: new Date().toISOString(), ...line }).replace(unseen, escaped)}\n`);
}

/** What JSON leaves as it is and a terminal obeys: DEL, the 8-bit controls (U+009B begins a command), line ends of Unicode, turns of direction. */
const unseen = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;
const escaped = (text: string): string => [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/**
 * What may be written of an error. The database's messages repeat values that people typed, so of those only the code, the
 * constraint and the place in the source remain.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, constraint, table, severity } = error as Error & { code?: string; constraint?: string; table?: string; severity?: string };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12).map((line) => line.trim());
  return { error: error.name, ...(severity ? {} : { message: error.message.slice(0, 500) }), ...(code ? { code } : {}), ...(constraint ? { constraint } : {}), ...(table ? { table } : {}), frames };
}

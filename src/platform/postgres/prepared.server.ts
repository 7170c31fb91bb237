import type { Socket } from 'node:net';
import pg from 'pg';

/** How many texts are prepared in a process, and how many values one may have: lists of any length would fill the server with plans. */
const most = { texts: 1000, values: 24 };
const names = new Map<string, string>();

/**
 * Written at the end of the last statement of a transaction: the commit travels with it. If the statement fails, the commit behind it undoes the
 * transaction. Between the two nothing may be asked, and nothing may go wrong that should have undone it.
 */
export const andCommit = '/* and commit */';
const settings = /^set local /;

/**
 * A connection on which the server parses and plans a statement with values once, not at every use. What has no answer of its own does not go
 * its own way to the server: a `begin` and settings wait for the statement after them and travel with it, and a `commit` travels with the last statement
 * where that says so. A way to the server wakes a process, which costs more than most of our statements.
 */
export class PreparingClient extends pg.Client {
  /** what waits for the next statement */
  #waiting: string[] = [];
  #committing: Promise<{ command: string }> | null = null;
  #silence: number | undefined;
  #watch: NodeJS.Timeout | undefined;

  /** `silence`: after so many milliseconds without an answer the connection is given up, with everything on it; the pool then makes another. */
  constructor(config?: pg.ClientConfig & { silence?: number }) {
    // what is asked without waiting for the answer before is sent at once
    super({ ...config, pipeline: true });
    this.#silence = config?.silence;
    // every answer has come
    for (const over of ['drain', 'end']) this.on(over as 'end', () => clearTimeout(this.#watch));
  }

  /** Called where something is sent: what waits, or a transaction of nothing, has no answer that would end the watch. */
  #listening(): void {
    if (!this.#silence) return;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#stream.destroy(), this.#silence).unref();
  }

  get #stream(): Socket {
    return (this as unknown as { connection: { stream: Socket } }).connection.stream;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pg's overloads are passed through as they are
  override query(...words: any[]): any {
    const [text, values] = words as [unknown, unknown];
    const plain = typeof text === 'string' && (!Array.isArray(values) || values.length === 0) && words.length <= 2;
    if (plain && (text === 'begin' || settings.test(text))) {
      this.#waiting.push(text);
      return Promise.resolve(nothing(text === 'begin' ? 'BEGIN' : 'SET'));
    }
    const before = this.#waiting.splice(0);
    if (plain && (text === 'commit' || text === 'rollback')) {
      if (before.includes('begin')) return Promise.resolve(nothing(text.toUpperCase()));
      return this.#committing ? this.#committed(text) : this.#ask(text);
    }
    const closing = typeof text === 'string' && text.endsWith(andCommit);
    if (before.length === 0 && !closing) return this.#ask(...words);
    this.#stream.cork();
    try {
      let failure: unknown = null;
      if (before.length > 0) this.#ask(before.join('; ')).catch((thrown: unknown) => (failure = thrown));
      // what waited and failed has undone the transaction, and is the reason
      const answer = this.#ask(...words).catch((thrown: unknown) => {
        throw failure ?? thrown;
      });
      if (closing) {
        this.#committing = this.#ask('commit') as Promise<{ command: string }>;
        // whoever asks for the commit is told
        this.#committing.catch(() => {});
      }
      return answer;
    } finally {
      this.#stream.uncork();
    }
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  #ask(...words: any[]): Promise<unknown> {
    this.#listening();
    const [text, values] = words as [unknown, unknown];
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && values.length <= most.values ? nameOf(text) : undefined;
    return (super.query as (...sent: unknown[]) => Promise<unknown>).apply(this, name ? [{ name, text, values }, ...words.slice(2)] : words);
  }

  /** What became of the commit that has been sent; a rollback comes after a statement that failed, and then the server has undone it already. */
  async #committed(asked: 'commit' | 'rollback'): Promise<unknown> {
    const sent = this.#committing!;
    this.#committing = null;
    if (asked === 'rollback') return sent.catch(() => {}).then(() => nothing('ROLLBACK'));
    const answer = await sent;
    if (answer.command !== 'COMMIT') throw new Error('what was to be committed had been undone');
    return answer;
  }
}

const nothing = (command: string) => ({ command, rowCount: null, rows: [], fields: [] });

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most.texts) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

import type { Socket } from 'node:net';
import pg from 'pg';

/** How many texts are prepared in a process, and how many values one may have: lists of any length would fill the server with plans. */
const most = { texts: 1000, values: 24 };
const names = new Map<string, string>();

/**
 * A connection on which the server parses and plans a statement with values once, not at every use; and on which a `begin`
 * waits for what comes after it and travels with it, since by itself it does nothing.
 */
export class PreparingClient extends pg.Client {
  #begins = false;
  #silence: number | undefined;
  #watch: NodeJS.Timeout | undefined;

  /** `silence`: after so many milliseconds without an answer the connection is given up, with everything on it; the pool then makes another. */
  constructor(config?: pg.ClientConfig & { silence?: number }) {
    super(config);
    this.#silence = config?.silence;
    // every answer has come
    for (const over of ['drain', 'end']) this.on(over as 'end', () => clearTimeout(this.#watch));
  }

  /** Called where something is sent: a `begin` that waits, or a transaction of nothing, has no answer that would end the watch. */
  #listening(): void {
    if (!this.#silence) return;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy(), this.#silence).unref();
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pg's overloads are passed through as they are
  override query(...words: any[]): any {
    const ask = (...all: unknown[]) => {
      this.#listening();
      return (super.query as (...sent: unknown[]) => Promise<unknown>).apply(this, all);
    };
    const [text, values] = words as [unknown, unknown];
    const plain = typeof text === 'string' && (!Array.isArray(values) || values.length === 0) && words.length <= 2;
    if (plain && text === 'begin') {
      this.#begins = true;
      return Promise.resolve(nothing('BEGIN'));
    }
    if (this.#begins) {
      this.#begins = false;
      if (text === 'commit' || text === 'rollback') return Promise.resolve(nothing(text.toUpperCase()));
      // two statements have two answers, and the second was asked for
      if (plain) return ask(`begin; ${text}`).then((both) => (Array.isArray(both) ? both.at(-1) : both));
      // if it fails, so does what follows it on the same connection
      ask('begin').catch(() => {});
    }
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && values.length <= most.values ? nameOf(text) : undefined;
    return name ? ask({ name, text, values }, ...words.slice(2)) : ask(...words);
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

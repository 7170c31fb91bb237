import pg from 'pg';

/** How many texts are prepared in a process, and how many values one may have: lists of any length would fill the server with plans. */
const most = { texts: 1000, values: 24 };
const names = new Map<string, string>();

/** A connection on which the server parses and plans a statement with values once, not at every use. */
export class PreparingClient extends pg.Client {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of pg are passed through as they are
  override query(...words: any[]): any {
    const [text, values] = words as [unknown, unknown];
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && values.length <= most.values ? nameOf(text) : undefined;
    const given = name ? [{ name, text, values }, ...words.slice(2)] : words;
    return (super.query as (...all: unknown[]) => unknown).call(this, ...given);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most.texts) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

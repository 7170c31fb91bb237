/** The field that tells of a row of the frame's form whether anything was meant by it. */
const telling: readonly [RegExp, readonly string[]][] = [
  [/^groups\[\d+\]$/, ['title', 'key']], [/^groups\[\d+\]\.criteria\[\d+\]$/, ['title', 'key']], [/\.(levels|caps)\[\d+\]$/, ['points']], [/^minutes\[\d+\]$/, ['least']], [/^vetoes\[\d+\]$/, ['unlessFull']], [/^years\[\d+\]$/, ['grade']]
];

/** Takes out of the frame's form the rows that were left empty on purpose: a group or a criterion without name and key, a level without points. */
export function dropEmptyRows(form: FormData): void {
  const typed = (name: string) => String(form.get(name) ?? '').trim() !== '';
  const rows = new Set([...form.keys()].flatMap((name) => [...name.matchAll(/\[\d+\](?=\.)/g)].map((found) => name.slice(0, found.index + found[0].length))));
  for (const row of rows) {
    const fields = telling.find(([pattern]) => pattern.test(row))?.[1];
    if (!fields || fields.some((field) => typed(`${row}.${field}`))) continue;
    for (const name of [...form.keys()]) if (name.startsWith(`${row}.`)) form.delete(name);
  }
}

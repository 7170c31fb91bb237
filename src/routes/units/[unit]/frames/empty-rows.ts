/** The field that tells of a row of the frame's form whether anything was meant by it. */
const telling: readonly [RegExp, readonly string[]][] = [
  [/^groups\[\d+\]$/, ['title', 'key']], [/^groups\[\d+\]\.criteria\[\d+\]$/, ['title', 'key']], [/\.(levels|caps)\[\d+\]$/, ['points', 'from.value', 'to.value']], [/\.also\[\d+\]$/, ['fact']],
  [/^minutes\[\d+\]$/, ['least', 'kinds', 'cellTypes', 'membersFrom', 'membersBelow']], [/^vetoes\[\d+\]$/, ['unlessFull']], [/^years\[\d+\]$/, ['grade', 'count', 'of']]
];

/**
 * The place of a form that a refusal means: it counts the rows that were meant, the form all of them. `field`: 'groups[1].criteria[0].max', also with
 * dots for brackets; `values`: what was typed, by field.
 */
export function asNumbered(field: string, values: Readonly<Record<string, string>>): string {
  const names = Object.keys(values);
  const meant = (row: string) => {
    const fields = telling.find(([pattern]) => pattern.test(row))?.[1];
    return !fields || fields.some((one) => (values[`${row}.${one}`] ?? '').trim() !== '');
  };
  let place = '';
  for (const part of field.replace(/\.(\d+)(?=\.|$)/g, '[$1]').split(/(?=\[)|(?<=\])/)) {
    const counted = /^\[(\d+)\]$/.exec(part);
    const list = place;
    const numbers = counted ? [...new Set(names.filter((name) => name.startsWith(`${list}[`)).map((name) => Number.parseInt(name.slice(list.length + 1), 10)))].filter((n) => meant(`${list}[${n}]`)).sort((a, b) => a - b) : [];
    place += counted ? `[${numbers[Number(counted[1])] ?? counted[1]}]` : part;
  }
  return place;
}

/** Takes out of the frame's form the rows that were left empty on purpose: a group or a criterion without name and key, a level without points and borders. */
export function dropEmptyRows(form: FormData): void {
  const typed = (name: string) => String(form.get(name) ?? '').trim() !== '';
  const rows = new Set([...form.keys()].flatMap((name) => [...name.matchAll(/\[\d+\](?=\.)/g)].map((found) => name.slice(0, found.index + found[0].length))));
  for (const row of rows) {
    const fields = telling.find(([pattern]) => pattern.test(row))?.[1];
    if (!fields || fields.some((field) => typed(`${row}.${field}`))) continue;
    for (const name of [...form.keys()]) if (name.startsWith(`${row}.`)) form.delete(name);
  }
}

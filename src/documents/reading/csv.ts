const delimiters = [',', ';', '\t'] as const;

/** Rows of a text with separated values: the separator is found, quotes may hold separators and line ends. */
export function rowsOfText(text: string): string[][] {
  const told = /^\ufeff?sep=([,;\t])\r?\n/.exec(text);
  const body = told ? text.slice(told[0].length) : text.replace(/^\ufeff/, '');
  const separator = told?.[1] ?? separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < body.length; at++) {
    const letter = body[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (body[at + 1] === '"') cell += body[++at];
      else quoted = false;
    } else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (letter === separator) [row, cell] = [[...row, cell], ''];
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && body[at + 1] === '\n') at++;
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** The separator that cuts most of the first lines into the same number of cells, outside quotes. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/).filter((line) => line !== '').slice(0, 30);
  const score = (separator: string) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(separator).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([cells, many]) => many * 100 + Math.min(cells, 50)));
  };
  return [...delimiters].sort((a, b) => score(b) - score(a))[0]!;
}

const delimiters = [',', ';', '\t'] as const;

/** Rows of a text with separated values: the separator is found, quotes may hold separators and line ends. No more is read than one row, column and cell beyond what may be. */
export function rowsOfText(text: string, most: { rows: number; columns: number; cell: number } = { rows: Infinity, columns: Infinity, cell: Infinity }): string[][] {
  const told = /^\ufeff?sep=([,;\t])\r?\n/.exec(text);
  const body = told ? text.slice(told[0].length) : text.replace(/^\ufeff/, '');
  const separator = told?.[1] ?? separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const put = (letter: string) => {
    if (cell.length <= most.cell) cell += letter;
  };
  const endCell = () => {
    if (row.length <= most.columns) row.push(cell);
    cell = '';
  };
  for (let at = 0; at < body.length && rows.length <= most.rows; at++) {
    const letter = body[at]!;
    if (quoted) {
      if (letter !== '"') put(letter);
      else if (body[at + 1] === '"') put(body[++at]!);
      else quoted = false;
    } else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (letter === separator) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && body[at + 1] === '\n') at++;
      endCell();
      rows.push(row);
      row = [];
    } else put(letter);
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
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

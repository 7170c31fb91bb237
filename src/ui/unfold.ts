/**
 * Opens every fold of a page that has an alert inside. Who sends a form without a script gets a new page, in which the fold
 * they had opened is closed again: what was refused, and why, would be hidden in it.
 */
export function unfolded(html: string): string {
  const open: number[] = [];
  const toOpen = new Set<number>();
  for (const { 0: found, index } of html.matchAll(/<details\b|<\/details>|\srole="alert"/g)) {
    if (found === '<details') open.push(index + found.length);
    else if (found === '</details>') open.pop();
    else for (const at of open) toOpen.add(at);
  }
  let from = 0;
  let whole = '';
  for (const at of [...toOpen].sort((a, b) => a - b)) {
    const already = /\sopen(?=[\s>=])/.test(html.slice(at, html.indexOf('>', at) + 1));
    whole += html.slice(from, at) + (already ? '' : ' open');
    from = at;
  }
  return whole + html.slice(from);
}

/**
 * Takes out of a form the lines that were left empty on purpose: an item or a clause without its name, a task without its text. A clause
 * without words that has a task stays, so that its words are asked for and nothing typed is lost.
 */
export function dropEmpty(form: FormData): void {
  const typed = (name: string) => String(form.get(name) ?? '').trim() !== '';
  for (const key of [...form.keys()]) {
    const line = /^(items\[\d+\])\.title$|^(clauses\[\d+\])\.text$|^(clauses\[\d+\]\.tasks\[\d+\])\.text$/.exec(key);
    const prefix = line && (line[1] ?? line[2] ?? line[3]);
    if (!prefix || typed(key)) continue;
    const others = [...form.keys()].filter((other) => other.startsWith(`${prefix}.`));
    if (line[2] && others.some((other) => other !== key && other.endsWith('].text') && typed(other))) continue;
    for (const other of others) form.delete(other);
  }
}

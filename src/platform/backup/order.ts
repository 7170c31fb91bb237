/** Tables in an order in which none refers to a later one; `needs` names those each refers to. A name that is not among them is no matter. */
export function referredFirst<T extends { name: string; needs: readonly string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  for (let left = [...tables]; left.length > 0; ) {
    const ready = left.filter((table) => table.needs.every((name) => !left.some((one) => one.name === name)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${left.map((table) => table.name).join(', ')}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}

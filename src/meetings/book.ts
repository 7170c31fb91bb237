/** The lines of a book of papers by run of numbers (type and cycle), each with the numbers between its first and last that are not here. */
export function bookRuns<L extends { symbol: string; cycle: string; number: number }>(lines: readonly L[]): { symbol: string; cycle: string; lines: L[]; missing: number[] }[] {
  const runs = Map.groupBy(lines, (line) => `${line.symbol} ${line.cycle}`);
  return [...runs.values()].map((run) => {
    const numbers = new Set(run.map((line) => line.number));
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    return { symbol: run[0]!.symbol, cycle: run[0]!.cycle, lines: run.toSorted((a, b) => a.number - b.number), missing: Array.from({ length: last - first }, (_, index) => first + index).filter((number) => !numbers.has(number)) };
  });
}

/** One benchmark in this process; its figures go to the one who started it. */
import type { Figure, Size } from './outcome.ts';

const [name, size] = process.argv.slice(2) as [string, Size];
const { run } = (await import(`./${name}.ts`)) as { run(size: Size): Promise<Figure[]> };
const figures = await run(size);
process.send!(figures, () => process.disconnect());

import { readFile } from 'node:fs/promises';
import type { Program } from '../tests/program.ts';

/** What a stretch of time cost: shares of one core, and the program's memory at its end and at its highest since the start, in MB. */
export interface Cost {
  asker: number;
  program: number;
  memory: number;
  highest: number;
}

/** Begins to count what this process and the program use; called again, answers it. The asking side must not be what is measured. */
export async function counting(program: Program): Promise<() => Promise<Cost>> {
  const [begin, own, its] = [performance.now(), process.cpuUsage(), await usedBy(program)];
  return async () => {
    const ms = performance.now() - begin;
    const { user, system } = process.cpuUsage(own);
    const now = await usedBy(program);
    return { asker: (user + system) / 1000 / ms, program: (now.cpuMs - its.cpuMs) / ms, memory: now.memory, highest: now.highest };
  };
}

export const told = ({ asker, program }: Cost): string => `asking took ${Math.round(asker * 100)} % of a core, the program ${Math.round(program * 100)} %`;

/** From Linux' own accounts; elsewhere nothing is known. */
export async function usedBy({ child }: Pick<Program, 'child'>): Promise<{ cpuMs: number; memory: number; highest: number }> {
  const read = (name: string) => readFile(`/proc/${child.pid}/${name}`, 'utf8').catch(() => '');
  const [stat, status] = [await read('stat'), await read('status')];
  // after the name in brackets, which may hold blanks: the twelfth and thirteenth field are ticks of a hundredth of a second
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? NaN) / 1024;
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, memory: mb('VmRSS'), highest: mb('VmHWM') };
}

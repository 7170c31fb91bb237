import { median, type Figure, type Size } from './outcome.ts';
import { openHalls, type Hall } from './hall.server.ts';
import { accounts, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { onStand } from './stand.server.ts';
import { door, http, least, raw, type Worker } from './ways.server.ts';

/**
 * Marking a member present, as the live page posts it, against the same transaction raw through `pg` on the same database, at 1, 8 and 32
 * connections, each its own cell; and all on one cell, where they wait for each other's place in line.
 *
 * http: form, session, rights, the door, redirect. door: the door alone. raw: the very statements of the door's transaction, recorded and
 * sent again by hand. least: only the rows that have to be written, with the log row and its chain.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [at, rounds, seconds] = size === 'whole' ? [[1, 8, 32], 3, 2] : [[2], 1, 0.2];
  const halls = await openHalls(stand.house, Math.max(...at), size === 'whole' ? 40 : 4);
  const cookies = await sessions(stand, await accounts(stand, halls.map((hall) => hall.secretary), 'hall'));
  const ways: Record<string, (hall: Hall, n: number) => Promise<Worker>> = {
    raw: (hall) => raw(stand.house, hall), least, door: (hall) => door(stand.house, hall), http: (hall) => http(stand.port, hall, cookies[halls.indexOf(hall)]!)
  };
  const figures: Figure[] = [];
  for (const [where, taken] of [...at.map((n) => [`${n} ${n === 1 ? 'connection' : 'connections, each its own cell'}`, halls.slice(0, n)] as const), [`${at.at(-1)} connections, all one cell`, Array<Hall>(at.at(-1)!).fill(halls[0]!)] as const]) {
    const shared = taken.length > 1 && taken[0] === taken[1];
    const measured = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
    let share = '';
    for (let round = 0; round <= rounds; round++)
      for (const [way, open] of Object.entries(ways)) {
        const cost = await counting(stand.program);
        const rate = await measure(taken, open, seconds);
        if (way === 'http') share = told(await cost());
        // the first round warms up
        if (round > 0) measured.get(way)!.push(rate);
      }
    const rate = (way: string) => median(measured.get(way)!);
    const rates = Object.keys(ways).map((way) => `${way} ${Math.round(rate(way))}`).join(', ');
    figures.push({ what: `http against raw, ${where}`, value: rate('http') / rate('raw'), unit: '', ...(shared ? {} : { atLeast: 0.5 }), beside: `marks a second: ${rates}; ${share}` });
  }
  return figures;
});

/** Marks per second of so many workers side by side over the agreed time. */
async function measure(halls: readonly Hall[], open: (hall: Hall, n: number) => Promise<Worker>, seconds: number): Promise<number> {
  const workers = await Promise.all(halls.map(open));
  const begin = performance.now();
  const until = begin + seconds * 1000;
  let done = 0;
  await Promise.all(workers.map(async (worker, w) => {
    const { memberIds } = halls[w]!;
    // each of those on one cell begins at a member of its own
    for (let n = w; performance.now() < until; n++, done++) await worker.mark(memberIds[n % memberIds.length]!, Math.floor(n / memberIds.length) % 2 === 0 ? 'present' : 'late');
  }));
  const rate = (done * 1000) / (performance.now() - begin);
  await Promise.all(workers.map((worker) => worker.close()));
  return rate;
}

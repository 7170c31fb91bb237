import { openHalls, type Hall } from './hall.server.ts';
import { percentile, type Figure, type Size } from './outcome.ts';
import { accounts, phone, sessions } from './phones.server.ts';
import { openScreen } from './screen.ts';
import { counting, told } from './share.ts';
import { onStand, type Stand } from './stand.server.ts';
import { http } from './ways.server.ts';

/**
 * A large hall: 500 people, each signed in on their own phone, have the live page of one meeting open, and its recorder marks a member. Timed from
 * the moment the mark is sent until a screen hears of the change on its event stream; the same with one screen; and, told beside
 * it, until each has drawn its page again, as all of them do at once.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [many, changes, drawn] = size === 'whole' ? [500, 20, 3] : [5, 3, 1];
  const [hall] = (await openHalls(stand.house, 1, many)) as [Hall];
  const cookies = await sessions(stand, await accounts(stand, hall.people, 'hoi'));
  const { took: one } = await heard(stand, hall, cookies.slice(0, 1), changes);
  const cost = await counting(stand.program);
  const { took: all } = await heard(stand, hall, cookies, changes);
  const share = told(await cost());
  const { took: pages, refused } = await heard(stand, hall, cookies, drawn, true);
  const beside = (words: readonly number[]) => `median ${Math.round(percentile(words, 50))}, longest ${Math.round(percentile(words, 100))}`;
  return [
    { what: `a change heard on ${many} screens, p95`, value: percentile(all, 95), unit: 'ms', atMost: 300, beside: `${beside(all)}; ${share}` },
    { what: `p99 on ${many} screens against p99 on one`, value: percentile(all, 99) / percentile(one, 99), unit: '', atMost: 2, beside: `${Math.round(percentile(all, 99))} and ${Math.round(percentile(one, 99))} ms` },
    { what: `${many} screens drawn again after a change, p95`, value: percentile(pages, 95) / 1000, unit: 's', beside: `median ${(percentile(pages, 50) / 1000).toFixed(1)} s; ${Math.round(many / (percentile(pages, 100) / 1000))} pages a second; ${refused} times one was told that the program is busy, or its stream broke` }
  ];
});

/** Milliseconds from each change until each screen heard of it, or, `draws`, had its page again, and how often one was told to come back or its stream broke. The next change comes when all have. */
async function heard(stand: Stand, hall: Hall, cookies: readonly string[], changes: number, draws = false): Promise<{ took: number[]; refused: number }> {
  const path = `/cells/${hall.cellId}/meetings/${hall.meetingId}`;
  const recorder = await http(stand.port, hall, cookies[0]!);
  const devices = cookies.map((cookie) => phone(stand.port, cookie));
  const took: number[] = [];
  let refused = 0;
  let [begin, all, broke] = [0, () => {}, (() => {}) as (failure: Error) => void];
  // who has not heard yet, and who has not drawn
  const [deaf, undrawn] = [new Set<number>(), new Set<number>()];
  const told = (n: number) => {
    took.push(performance.now() - begin);
    undrawn.delete(n);
    if (undrawn.size === 0) all();
  };
  // who is told that the program is busy asks again, as a person does
  const draw = async (n: number): Promise<void> => {
    const { status } = await devices[n]!.get(`${path}/live`);
    if (status === 200) return told(n);
    if (status !== 503) throw new Error(`a page answered ${status}`);
    refused++;
    return draw(n);
  };
  const closing = new Map<number, () => void>();
  // a stream that broke is opened again after two seconds, as a browser does, and hears of what it missed
  const open = async (n: number): Promise<void> => {
    closing.set(n, await openScreen(stand.port, cookies[n]!, `${path}/events?since=${deaf.has(n) ? 0 : Date.now()}`, () => {
      if (!deaf.delete(n)) return;
      if (draws) void draw(n).catch(broke);
      else told(n);
    }, () => {
      refused++;
      setTimeout(() => void open(n).catch(broke), 2000);
    }));
  };
  await Promise.all(cookies.map((_, n) => open(n)));
  for (let change = 0; change <= changes; change++) {
    // the first only warms up
    if (change === 1) took.length = 0;
    const everyone = new Promise<void>((done, fail) => ([all, broke] = [done, fail]));
    for (const waiting of [deaf, undrawn]) cookies.forEach((_, n) => waiting.add(n));
    begin = performance.now();
    await recorder.mark(hall.memberIds[1 + (change % (hall.memberIds.length - 1))]!, change % 2 === 0 ? 'present' : 'late');
    await everyone;
  }
  closing.forEach((close) => close());
  devices.forEach((device) => device.close());
  await recorder.close();
  return { took, refused };
}

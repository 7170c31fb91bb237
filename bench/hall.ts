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
    { what: `${many} screens drawn again after a change, p95`, value: percentile(pages, 95) / 1000, unit: 's', beside: `median ${(percentile(pages, 50) / 1000).toFixed(1)} s; ${Math.round(many / (percentile(pages, 100) / 1000))} pages a second; ${refused} times one was told that the program is busy` }
  ];
});

/** Milliseconds from each change until each screen heard of it, or, `draws`, had its page again, and how often one was told to come back. The next change comes when all have. */
async function heard(stand: Stand, hall: Hall, cookies: readonly string[], changes: number, draws = false): Promise<{ took: number[]; refused: number }> {
  const path = `/cells/${hall.cellId}/meetings/${hall.meetingId}`;
  const recorder = await http(stand.port, hall, cookies[0]!);
  const devices = cookies.map((cookie) => phone(stand.port, cookie));
  const took: number[] = [];
  let refused = 0;
  let [begin, left, all, broke] = [0, 0, () => {}, (() => {}) as (failure: Error) => void];
  const told = () => {
    took.push(performance.now() - begin);
    if (--left === 0) all();
  };
  const screens = await Promise.all(cookies.map((cookie, n) => openScreen(stand.port, cookie, `${path}/events?since=${Date.now()}`, () => {
    if (left === 0) return;
    if (!draws) return told();
    // who is told that the program is busy asks again, as a person does
    const draw = (): Promise<void> => devices[n]!.get(`${path}/live`).then(({ status }) => {
      if (status === 200) return told();
      if (status !== 503) throw new Error(`a page answered ${status}`);
      refused++;
      return draw();
    });
    void draw().catch(broke);
  }, () => broke(new Error('a stream ended')))));
  for (let change = 0; change <= changes; change++) {
    // the first only warms up
    if (change === 1) took.length = 0;
    const everyone = new Promise<void>((done, fail) => ([all, broke] = [done, fail]));
    [begin, left] = [performance.now(), cookies.length];
    await recorder.mark(hall.memberIds[1 + (change % (hall.memberIds.length - 1))]!, change % 2 === 0 ? 'present' : 'late');
    await everyone;
  }
  screens.forEach((close) => close());
  devices.forEach((device) => device.close());
  await recorder.close();
  return { took, refused };
}

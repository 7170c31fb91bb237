import { openHalls, type Hall } from './hall.server.ts';
import { percentile, type Figure, type Size } from './outcome.ts';
import { accounts, password, phone, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { onStand, type Stand } from './stand.server.ts';
import { http } from './ways.server.ts';

/**
 * 250 people sign in at one moment before their meetings, each with a hash of argon2id to be worked out, while another cell's meeting is
 * live: its recorder marks members and a screen there draws its page again, one after the other all the time.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [comers, quiet] = size === 'whole' ? [250, 40] : [4, 3];
  const [live, ...others] = (await openHalls(stand.house, 1 + Math.ceil(comers / 40), 40)) as [Hall, ...Hall[]];
  const comersNames = await accounts(stand, others.flatMap((hall) => hall.people).slice(0, comers), 'den');
  const [cookie] = (await sessions(stand, await accounts(stand, [live.secretary], 'ghi'))) as [string];
  const alone = await meeting(stand, live, cookie, (done) => done >= quiet);
  const cost = await counting(stand.program);
  let coming = true;
  const waited: number[] = [];
  const begin = performance.now();
  const signingIn = Promise.all(comersNames.map(async (username) => {
    const device = phone(stand.port, '');
    const { status, text } = await device.post('/sign-in', new URLSearchParams({ username, password }).toString());
    device.close();
    if (status !== 303) throw new Error(`${username} could not sign in: ${status} ${text.slice(0, 200)}`);
    waited.push(performance.now() - begin);
  })).finally(() => (coming = false));
  const beside = await meeting(stand, live, cookie, () => !coming);
  await signingIn;
  const share = told(await cost());
  return [
    { what: `the live meeting while ${comersNames.length} sign in: p95 of a mark and the page drawn again`, value: percentile(beside, 95), unit: 'ms', atMost: 300, beside: `${beside.length} of them, median ${Math.round(percentile(beside, 50))}, longest ${Math.round(percentile(beside, 100))}; alone p95 ${Math.round(percentile(alone, 95))}; ${share}` },
    { what: 'the last one is signed in after', value: percentile(waited, 100) / 1000, unit: 's', beside: `${(waited.length / (percentile(waited, 100) / 1000)).toFixed(0)} a second` }
  ];
});

/** The meeting's answers in milliseconds, until told that it is enough: a mark, then the page. */
async function meeting(stand: Stand, hall: Hall, cookie: string, enough: (done: number) => boolean): Promise<number[]> {
  const recorder = await http(stand.port, hall, cookie);
  const screen = phone(stand.port, cookie);
  const took: number[] = [];
  for (let n = 0; !enough(n); n++) {
    for (const step of [() => recorder.mark(hall.memberIds[n % hall.memberIds.length]!, n % 2 === 0 ? 'present' : 'late'), () => screen.get(`/cells/${hall.cellId}/meetings/${hall.meetingId}/live`)]) {
      const begin = performance.now();
      await step();
      took.push(performance.now() - begin);
    }
  }
  await recorder.close();
  screen.close();
  return took;
}

import { setTimeout as after } from 'node:timers/promises';
import { openHalls } from './hall.server.ts';
import { percentile, type Figure, type Size } from './outcome.ts';
import { accounts, phone, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { onStand } from './stand.server.ts';

/**
 * 500 people open the program within 30 seconds, each for the first time that day: the address without a path, which leads each to where
 * they start, on a new connection, with the page's style, script and mark. They come evenly, whether the ones before were served or not.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [cells, members, seconds] = size === 'whole' ? [20, 25, 30] : [2, 5, 1];
  const halls = await openHalls(stand.house, cells, members);
  const people = halls.flatMap((hall) => hall.people);
  const cookies = await sessions(stand, await accounts(stand, people, 'sang'));
  const besides = await besidesOf(stand.port, cookies[0]!);
  const cost = await counting(stand.program);
  const begin = performance.now();
  const views = await Promise.all(cookies.map(async (cookie, n) => {
    const due = (n * seconds * 1000) / cookies.length;
    await after(Math.max(0, due - (performance.now() - begin)));
    const device = phone(stand.port, cookie);
    const { status, path } = await device.get('/');
    if (status !== 200 || !/^\/(cells|units|me)/.test(path)) throw new Error(`the start page answered ${status} at ${path}`);
    const page = performance.now() - begin - due;
    for (const file of besides) await device.get(file);
    device.close();
    return { page, whole: performance.now() - begin - due };
  }));
  const share = told(await cost());
  const whole = views.map((view) => view.whole);
  return [
    { what: `${people.length} first views in ${seconds} s: p95 from the moment due to the last byte of page, style and script`, value: percentile(whole, 95), unit: 'ms', atMost: 800, beside: `median ${Math.round(percentile(whole, 50))}, longest ${Math.round(percentile(whole, 100))}; ${share}` },
    { what: 'of these the page alone, p95', value: percentile(views.map((view) => view.page), 95), unit: 'ms' }
  ];
});

/** Style, script and mark that a page names. */
async function besidesOf(port: number, cookie: string): Promise<string[]> {
  const response = await fetch(`http://localhost:${port}/`, { headers: { cookie, accept: 'text/html' } });
  const found = [...(await response.text()).matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]+\.(?:js|css|svg))"/g)].map((match) => new URL(match[1]!, response.url).pathname);
  if (found.length === 0) throw new Error('a page without a style is not the page');
  return [...new Set(found)];
}

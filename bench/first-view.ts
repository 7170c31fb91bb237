import type { Browser } from 'playwright-core';
import { openBrowser, visit } from '../tests/browser.ts';
import { openHalls, type Hall } from './hall.server.ts';
import { median, percentile, type Figure, type Size } from './outcome.ts';
import { accounts, sessions } from './phones.server.ts';
import { onStand, type Stand } from './stand.server.ts';

/**
 * A member's page of their cell in a real Chromium that has never seen the site, at 400 kbit/s, 400 ms for each way there and back, and a
 * processor four times slower than this one: when its text can be read, and how many bytes came. The browser's emulation charges each request a round trip
 * and no connection, so on a real line the first answer comes one or two round trips later.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [members, times] = size === 'whole' ? [40, 5] : [4, 1];
  const [hall] = (await openHalls(stand.house, 1, members)) as [Hall];
  const [cookie] = (await sessions(stand, await accounts(stand, [hall.people[3]!], 'hoa'))) as [string];
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    for (const [what, path, aim] of [['the page', `/cells/${hall.cellId}`, true], ['the same by the address without a path, which leads there', '/', false]] as const) {
      const views: View[] = [];
      for (let time = 0; time < times; time++) views.push(await firstView(browser, stand, cookie, path));
      const of = (pick: (view: View) => number) => views.map(pick);
      figures.push(
        { what: `${what}: readable (its largest text is painted)`, value: median(of((one) => one.largest)), unit: 's', ...(aim ? { atMost: 2.5 } : {}), beside: `first text ${median(of((one) => one.first)).toFixed(2)} s, longest of ${times} ${percentile(of((one) => one.largest), 100).toFixed(2)} s` },
        { what: `${what}: bytes without the typeface`, value: median(of((one) => one.bytes)) / 1024, unit: 'KB', ...(aim ? { atMost: 90 } : {}), beside: `typeface ${(median(of((one) => one.typeface)) / 1024).toFixed(0)} KB` }
      );
    }
    return figures;
  } finally {
    await browser.close();
  }
});

interface View {
  first: number;
  largest: number;
  bytes: number;
  typeface: number;
}

async function firstView(browser: Browser, { port }: Stand, cookie: string, path: string): Promise<View> {
  const base = `http://localhost:${port}`;
  const { context, page } = await visit(browser, 390, 'vi', base);
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: base }]);
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 });
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map<string, string>();
  let [bytes, typeface] = [0, 0];
  const count = (requestId: string, length: number) => (kinds.get(requestId) === 'Font' ? (typeface += length) : (bytes += length));
  line.on('Network.requestWillBeSent', ({ requestId, type, redirectResponse }) => {
    if (redirectResponse) bytes += redirectResponse.encodedDataLength;
    kinds.set(requestId, type ?? '');
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => count(requestId, encodedDataLength));
  await page.goto(base + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const painted = await page.evaluate(() => new Promise<{ first: number; largest: number }>((done) => {
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    new PerformanceObserver((list) => done({ first, largest: list.getEntries().at(-1)!.startTime })).observe({ type: 'largest-contentful-paint', buffered: true });
  }));
  await context.close();
  if (!(painted.first > 0) || bytes === 0) throw new Error('nothing was painted, or nothing came');
  return { first: painted.first / 1000, largest: painted.largest / 1000, bytes, typeface };
}

import { openLine } from './line.ts';
import { openHalls, type Hall } from './hall.server.ts';
import type { Figure } from './outcome.ts';
import { accounts, sessions } from './phones.server.ts';
import { onStand } from './stand.server.ts';

/** What a browser that takes gzip is sent for each page: the document, its scripts, its styles. The typeface comes after the text. */
export const run = (): Promise<Figure[]> => onStand(async (stand) => {
  const [hall] = (await openHalls(stand.house, 1, 40)) as [Hall];
  const [cookie] = (await sessions(stand, await accounts(stand, [hall.secretary], 'hall'))) as [string];
  return weighed(stand.port, cookie, hall);
});

async function weighed(port: number, cookie: string, hall: Hall): Promise<Figure[]> {
  const line = await openLine(port);
  const bytes = async (path: string) => {
    const answer = await line.ask(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\naccept: text/html,*/*\r\naccept-encoding: gzip\r\n\r\n`);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.body.length;
  };
  const cell = `/cells/${hall.cellId}`;
  const meeting = `${cell}/meetings/${hall.meetingId}`;
  const paths = ['/check', '/me', '/me/account', cell, `${cell}/plan`, `${cell}/tasks`, `${cell}/members`, `${cell}/members/${hall.memberIds[3]}`, `${cell}/log`, `${meeting}/prepare`, `${meeting}/announce`, `${meeting}/live`, `${meeting}/projector`, `${meeting}/roll`, `${meeting}/minutes`, `${meeting}/file`];
  const pages: Figure[] = [];
  for (const path of paths) {
    const html = await (await fetch(`http://localhost:${port}${path}`, { headers: { cookie, accept: 'text/html' } })).text();
    const sum = async (pattern: RegExp) => {
      let total = 0;
      for (const found of new Set([...html.matchAll(pattern)].map((match) => new URL(match[1]!, `http://localhost:${port}${path}`).pathname))) total += await bytes(found);
      return total;
    };
    const [document, script, style] = [
      await bytes(path), await sum(/<(?:script[^>]* src|link[^>]*rel="modulepreload"[^>]* href)="([^"]+)"/g), await sum(/<link(?=[^>]*rel="stylesheet")[^>]*href="([^"]+)"/g)
    ];
    const what = path.replace(hall.cellId, '[cell]').replace(hall.meetingId, '[meeting]').replace(/[0-9a-f-]{36}/, '[member]');
    pages.push({ what, value: (document + script + style) / 1024, unit: 'KB', atMost: 90, beside: `bytes: document ${document}, script ${script}, style ${style}` });
  }
  line.close();
  return pages;
}

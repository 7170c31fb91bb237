import { openLine } from './line.ts';
import type { Hall } from './hall.server.ts';

export interface PageBytes {
  page: string;
  document: number;
  script: number;
  style: number;
}

/** What a browser that takes gzip is sent for each page, heaviest first: the document, its scripts, its styles. The typeface comes after the text. */
export async function pagesOf(port: number, cookie: string, hall: Hall): Promise<PageBytes[]> {
  const line = await openLine(port);
  const bytes = async (path: string) => {
    const answer = await line.ask(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\naccept: text/html,*/*\r\naccept-encoding: gzip\r\n\r\n`);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.body.length;
  };
  const cell = `/cells/${hall.cellId}`;
  const meeting = `${cell}/meetings/${hall.meetingId}`;
  const paths = ['/check', '/me', '/me/account', cell, `${cell}/plan`, `${cell}/tasks`, `${cell}/members`, `${cell}/members/${hall.memberIds[3]}`, `${cell}/log`, `${meeting}/prepare`, `${meeting}/announce`, `${meeting}/live`, `${meeting}/projector`, `${meeting}/roll`, `${meeting}/minutes`, `${meeting}/file`];
  const pages: PageBytes[] = [];
  for (const path of paths) {
    const html = await (await fetch(`http://localhost:${port}${path}`, { headers: { cookie, accept: 'text/html' } })).text();
    const sum = async (pattern: RegExp) => {
      let total = 0;
      for (const found of new Set([...html.matchAll(pattern)].map((match) => new URL(match[1]!, `http://localhost:${port}${path}`).pathname))) total += await bytes(found);
      return total;
    };
    pages.push({
      page: path.replace(hall.cellId, '[cell]').replace(hall.meetingId, '[meeting]').replace(/[0-9a-f-]{36}/, '[member]'), document: await bytes(path),
      script: await sum(/<(?:script[^>]* src|link[^>]*rel="modulepreload"[^>]* href)="([^"]+)"/g), style: await sum(/<link(?=[^>]*rel="stylesheet")[^>]*href="([^"]+)"/g)
    });
  }
  line.close();
  return pages.sort((a, b) => b.document + b.script + b.style - (a.document + a.script + a.style));
}

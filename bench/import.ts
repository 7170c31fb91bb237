import { setTimeout as after } from 'node:timers/promises';
import { workbookOf } from '#documents/workbook.server.ts';
import { newId } from '#platform/id.server.ts';
import { openHalls } from './hall.server.ts';
import type { Figure, Size } from './outcome.ts';
import { accounts, sessions } from './phones.server.ts';
import { usedBy } from './share.ts';
import { onStand, type Stand } from './stand.server.ts';

/**
 * An office imports a spreadsheet of 20,000 members of 200 cells through the page: the file sent, read and shown, then written, until the page says that all
 * is written. The memory is the program's highest less what it held before.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [rows, cells] = size === 'whole' ? [20_000, 200] : [1100, 4];
  const halls = await openHalls(stand.house, cells, 2);
  const [cookie] = (await sessions(stand, await accounts(stand, [halls[0]!.office], 'vp'))) as [string];
  const titles = ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Ngày vào Đảng', 'Ngày chính thức', 'Chi bộ', 'Điện thoại'];
  const line = (n: number) => [String(n + 1), `Trần Thị ${given[n % given.length]} ${given[Math.floor(n / given.length) % given.length]}`, `0${1 + (n % 9)}/1${n % 3}/${1950 + (n % 50)}`, String(20_000_000 + n), `0${1 + (n % 9)}/0${1 + (n % 9)}/${2000 + (n % 20)}`, `0${1 + (n % 9)}/0${1 + (n % 9)}/${2001 + (n % 20)}`, `Chi bộ thôn ${1 + (n % cells)}`, `09${String(10_000_000 + n)}`];
  const file = await workbookOf('Danh sách', titles.map((title) => ({ title, width: 20 })), Array.from({ length: rows }, (_, n) => line(n)));
  const path = `/units/${halls[0]!.unitId}/import/members`;
  await asked(stand, cookie, path);
  const before = await usedBy(stand.program);
  const begin = performance.now();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file)], 'danh-sach.xlsx'));
  const preview = await asked(stand, cookie, `${path}?/upload`, form);
  const read = (performance.now() - begin) / 1000;
  const write = new URLSearchParams({ commandId: newId(), since: '2026-01-01' });
  let page = await asked(stand, cookie, preview.address.replace('?', '?/write&'), write);
  while (/[?&]job=/.test(page.address)) {
    await after(200);
    page = await asked(stand, cookie, page.address);
  }
  const seconds = (performance.now() - begin) / 1000;
  const { rows: there } = await stand.owner.query<{ n: number }>('select count(*)::int as n from member');
  if (there[0]!.n !== rows + cells * 2) throw new Error(`${there[0]!.n} members are there; the page: ${page.address}\n${page.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`);
  const used = await usedBy(stand.program);
  return [
    { what: `${rows} rows sent, read, shown and written`, value: seconds, unit: 's', atMost: 30, beside: `read and shown after ${read.toFixed(1)} s` },
    { what: `more memory than before it, at the highest`, value: Math.max(0, used.highest - before.memory), unit: 'MB', atMost: 300, beside: `${Math.round(before.memory)} MB before, ${Math.round(used.highest)} at the highest since the start, ${Math.round(used.memory)} after` }
  ];
});

const given = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà', 'Hạnh', 'Khánh', 'Lan', 'Mai', 'Nga', 'Phương', 'Quyên', 'Sương', 'Thảo', 'Uyên', 'Vân', 'Xuân', 'Yến', 'Hồng'];

/** The page where a browser ends up. */
async function asked({ port }: Stand, cookie: string, path: string, body?: FormData | URLSearchParams): Promise<{ address: string; text: string }> {
  const origin = `http://localhost:${port}`;
  const response = await fetch(new URL(path, origin), { headers: { cookie, origin, accept: 'text/html' }, ...(body ? { method: 'POST', body } : {}) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`);
  const { pathname, search } = new URL(response.url);
  return { address: pathname + search, text };
}

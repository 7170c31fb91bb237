/** A process of its own: reads so many spreadsheets, each broken in another way by dice, and says what became of them and how much memory it took at most. */
import { inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { unpackAndRead } from '#documents/reading/sheet-reader.server.ts';
import { limits, readBook, type Part, type Read } from '#documents/reading/sheet.server.ts';
import { layOut } from '#documents/reading/layout.ts';
import { workbookOf } from '#documents/workbook.server.ts';
import { membersOfCell } from '../src/routes/members-sheet.server.ts';
import { dice } from './dice.ts';
import { zipOf } from './zips.ts';

const [many, seed] = process.argv.slice(2).map(Number) as [number, number];
const roll = dice(seed);
const columns = ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Ngày vào Đảng', 'Điện thoại'].map((title) => ({ title, width: 12 }));
// without the hour at which it was made: the same seed gives the same files
const made = unzipSync(new Uint8Array(await workbookOf('Danh sách', columns, Array.from({ length: 12 }, (_, at) => [at + 1, `Nguyễn Văn ${'ABCDEFGHIJKL'[at]}`, `${at + 1}/2/19${50 + at}`, String(31_000_000 + at), '3/2/1999', '0912345678']))), { filter: ({ name }) => !name.startsWith('docProps/') });
const packed = (files: Record<string, Uint8Array>) => zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));
const sheet = packed(made);
const text = new TextEncoder().encode(`Họ và tên;Ngày sinh;Số thẻ\n${Array.from({ length: 12 }, (_, at) => `"Trần Thị ${'ABCDEFGHIJKL'[at]}";${at + 1}/3/1960;${at}`).join('\n')}`);

/** Somewhere in it something is changed, doubled, cut out, put elsewhere, or the rest is missing. */
function broken(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let out = Buffer.from(bytes);
  for (let times = 1 + roll.below(4); times > 0; times--) {
    const [at, length] = [roll.below(out.length + 1), 1 + roll.below(roll.of([2, 30, 400]))];
    const piece = Buffer.from(out.subarray(at, at + length));
    const rest = out.subarray(at + length);
    const kind = roll.below(6);
    if (kind === 0) out[at % Math.max(out.length, 1)] = roll.below(256);
    else if (kind === 1) out = Buffer.concat([out.subarray(0, at), rest]);
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at), ...Array.from({ length: 1 + roll.below(roll.of([3, 2000])) }, () => piece), rest]);
    else if (kind === 3) out = Buffer.concat([rest, piece, out.subarray(0, at)]);
    else if (kind === 4) out = Buffer.concat([out.subarray(0, at), Buffer.from(roll.of(['<', '>', '"', '&#x', '&lt;', ']]>', '<!--', '<![CDATA[', '\u0000', '99999999', '-1', '1e9', 'NaN', 'XFD1048576', '\u0301\u0323'.repeat(2000), '=1+1', '2026-02-30', '</row>', '<c r="A1" t="s"><v>99999</v></c>'])), rest]);
    else out = out.subarray(0, at);
  }
  return new Uint8Array(out);
}

/** The archive is broken as it stands, or one of its parts, and packed again whole. */
function mutated(): Uint8Array<ArrayBuffer> {
  if (roll.in(4)) return broken(roll.in(2) ? sheet : text);
  const files = { ...made };
  const name = roll.in(3) ? roll.of(Object.keys(files)) : 'xl/worksheets/sheet1.xml';
  files[name] = broken(files[name]!);
  return packed(files);
}

const here = (bytes: Uint8Array, parts: Part[]) => new Promise<Read>((answer) =>
  unpackAndRead({ bytes, parts, limits, reader: import.meta.resolve('read-excel-file/node'), packer: import.meta.resolve('fflate') }, { inflateRawSync } as never, (name) => import(name), answer));

const became: Record<string, number> = {};
const wrong: string[] = [];
for (let n = 0; n < many; n++) {
  const bytes = mutated();
  try {
    const book = await readBook(bytes, here);
    const kind = 'refused' in book ? book.refused : book.page;
    became[kind] = (became[kind] ?? 0) + 1;
    if ('refused' in book) continue;
    const preview = membersOfCell.preview(layOut(book, membersOfCell.fields), { today: '2026-11-01', members: [], cellId: '01a2b3c4-0000-7000-8000-000000000001', cells: new Map(), groups: [] }, { file: '', name: '', choices: {} }, 'vi');
    // what the page offers to write is well-formed, whatever stood in the file
    const sent = v.safeParse(membersOfCell.command.shape, { unitId: '01a2b3c4-0000-7000-8000-000000000001', since: '2026-01-01', rows: preview.rows });
    if (preview.wrong.length === 0 && !sent.success) wrong.push(`${n}: ${v.getDotPath(sent.issues[0])} ${sent.issues[0].message}`);
  } catch (failure) {
    wrong.push(`${n}: ${String((failure as Error).stack ?? failure).slice(0, 600)}`);
  }
}
process.stdout.write(JSON.stringify({ became, wrong, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));

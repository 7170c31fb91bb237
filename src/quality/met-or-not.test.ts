import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { decidedMarkLetter, lettersOf } from '#meetings/letters.server.ts';
import { minutesOf } from '#meetings/minutes-queries.server.ts';
import type { Letter } from '#documents/letter.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { decideMark, fillSheet } from './commands.ts';

// A meeting marked by a frame without points (HD 12-HD/BTCTW), through the door: filled in, voted, frozen, decided, reported.

let cast: Cast;
let evening: Evening;
beforeAll(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
  await cast.database.owner.query(`insert into site_setting (unit_id, name, value, valid) values ($1, 'score.frame', '"hd12"', '[2026-10-05,)')`, [cast.commune]);
});
afterAll(() => cast.close());

const inCell = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh] }, work);
const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
const written = (letter: Letter): string => letter.blocks.map((block) => ('table' in block ? [block.table.columns, ...block.table.rows].map((row) => row.join(' | ')).join('\n') : 'heading' in block ? block.heading : block.paragraph)).join('\n');
const reasons: Record<string, string> = { 1: 'Một đồng chí vắng, có giấy khám bệnh', 2: 'Dự thảo gửi muộn' };
/** Every criterion called met but the second, which is left empty; of the first the facts say otherwise, so it has its reason. */
const sheet = ['1', '2', '3', '4', '5'].map((criterion) => ({ criterion, ...(criterion === '2' ? {} : { points: 1 }), reason: reasons[criterion] ?? '' }));

test('the cell says of each criterion whether it is met; minutes and form say so without a point, and the form has room for the superior', async () => {
  expect(await evening.refused(fillSheet, { frame: 'hd12', lines: sheet.map((line) => ({ ...line, reason: '' })) })).toMatchObject({ refused: 'mark-needs-reason', computed: 0 });
  expect(await evening.record(fillSheet, { frame: 'hd12', lines: sheet })).toMatchObject({ sum: 4, grade: 'kha' });
  await evening.record(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await evening.record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'tự đánh giá' });
  await evening.conclude();
  const { sections } = await inCell((trx) => minutesOf(trx, cast.dongXanh, evening.about.meetingId));
  const said = sections.find((one) => one.key === 'closing')!.text.split('\n')[0]!;
  expect(said).toContain('Chi bộ tự đánh giá đạt 4 trên 5 tiêu chí (Hướng dẫn 12-HD/BTCTW), đề nghị xếp loại ');
  expect(said).toContain('(Dự thảo gửi muộn)');
  expect(said).not.toContain('điểm');
  const form = written((await inCell((trx) => lettersOf(trx, cast.dongXanh, evening.about.meetingId))).find((one) => one.kind === 'self-mark')!);
  expect(form).toContain('TT | Tiêu chí | Chi bộ tự đánh giá | Cấp trên đánh giá | Giải trình');
  expect(form).toMatch(/2 \| Bí thư, phó bí thư trực tiếp chuẩn bị; .* \| Chưa đạt \| {2}\| Dự thảo gửi muộn/);
  expect(form).toContain(' | SỐ TIÊU CHÍ ĐẠT | 4/5 |  | ');
  expect(form).toContain('Cấp trên quyết định: xếp loại ….');
});

test('the superior decides on each beside the cell; what is not points is nowhere added up as points', async () => {
  await evening.record(meetings.write);
  await evening.record(meetings.fileDocuments);
  const { rows: [over] } = await cast.database.owner.query<{ ended_at: Date }>('select ended_at from meeting where id = $1', [evening.about.meetingId]);
  await evening.record(meetings.markPosted, { postedAt: localMinuteOf(over!.ended_at) });
  await evening.record(meetings.file);
  const at = new Date('2026-10-20T01:00:00Z');
  expect(await cast.done(cast.people.standing, decideMark, { ...evening.about, lines: [{ criterion: '1', points: 0, reason: 'Chưa quá 85%' }], reason: '' }, at)).toMatchObject({ points: 3, grade: 'trung-binh' });
  const copy = written((await inCell((trx) => decidedMarkLetter(trx, cast.dongXanh, evening.about.meetingId)))!);
  expect(copy).toMatch(/1 \| Trên 85% đảng viên dự, .* \| Đạt \| Chưa đạt \| .*Cấp trên: Chưa quá 85%/);
  expect(copy).toContain('Cấp trên quyết định: đạt 3 trên 5 tiêu chí, xếp loại ');
  expect((await cast.database.owner.query<{ self_mark: number | null }>('select self_mark from month_summary where meeting_id = $1', [evening.about.meetingId])).rows).toEqual([{ self_mark: null }]);
});

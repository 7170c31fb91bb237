import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { lettersOf } from '#meetings/letters.server.ts';
import type { MarkSheet } from '#meetings/self-mark.ts';
import { inScope } from '#platform/database.server.ts';
import { fillSheet } from '#quality/commands.ts';
import type { openSheet } from '#quality/sheet.ts';
import { castIn, type Cast } from '../../../../../../tests/cast.ts';
import { openEvening, type Evening } from '../../../../../../tests/evening.ts';
import { openPages, type Pages } from '../../../../../../tests/pages.ts';
import { load as live } from './live/+page.server.ts';
import { load as file } from './file/+page.server.ts';
import { factsSaid, unknownSaid, withoutTasksSaid } from './facts-said.ts';

// A meeting of a month before which no task was set, marked by a frame whose criteria name more than one fact: what its sheet says to those who decide.

let cast: Cast;
let pages: Pages;
let evening: Evening;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  evening = await openEvening(cast);
  await cast.database.owner.query(`update task set status = 'dropped', ended_on = '2026-10-01', ended_as = 'dropped' where id = $1`, [evening.taskId]);
});
afterAll(() => pages.close());

test('who marks, who decides and the printed form are told that no task was there to look at, and of each fact that a criterion names', async () => {
  const params = { cell: cast.dongXanh, meeting: evening.about.meetingId };
  const secretary = await pages.enter(cast.people.hien);
  const { recording } = (await secretary.visit(`/cells/${cast.dongXanh}/meetings/${params.meeting}/live`, live, { params })).data as { recording: { score: ReturnType<typeof openSheet> } };
  const { lines } = recording.score;
  const line = (key: string) => lines.find((one) => one.key === key)!;
  expect(withoutTasksSaid('vi', lines.map((one) => ({ ...one, points: one.max })), false)).toEqual(['Tháng trước không có nhiệm vụ phải kiểm điểm, nên “Kết quả thực hiện nghị quyết, kết luận” được tính đủ (30 điểm): không có việc thì không việc nào chưa xong. Thấy chưa thỏa đáng thì chấm khác, ghi lý do.']);
  expect(factsSaid('vi', line('3.2').facts)).toContain('họp chi ủy có biên bản; đã thông báo; tài liệu gửi');
  expect(unknownSaid('vi', line('7').unknown, false)).toBe('chưa tính được (thông qua nghị quyết, kết luận, biên bản được thông qua), người chấm quyết định; đăng kết quả trong hai ngày: chỉ biết sau khi đăng kết quả; cấp trên xem khi quyết định');
  // whoever sees it otherwise says so, and why
  await evening.record(fillSheet, { frame: 'hd42', lines: lines.map((one) => ({ criterion: one.key, points: one.key === '6' ? 25 : one.max, reason: '' })) });
  await evening.record(meetings.vote, { inFavour: 4, against: 0, abstained: 0, reserved: [], kind: 'resolution', subject: 'nghị quyết' });
  await evening.record(meetings.vote, { inFavour: 4, against: 0, abstained: 0, reserved: [], kind: 'self-mark', subject: 'điểm tự chấm' });
  await evening.conclude();
  const standing = await pages.enter(cast.people.standing);
  const { sheet } = (await standing.visit(`/cells/${cast.dongXanh}/meetings/${params.meeting}/file`, file, { params })).data as { sheet: { sheet: MarkSheet; since: { criterion: string; facts: { fact: string }[] }[]; awaited: string[] } };
  expect(withoutTasksSaid('vi', sheet.sheet.lines.map((one) => ({ ...one, points: one.given })), false)).toEqual(['Tháng trước không có nhiệm vụ phải kiểm điểm; “Kết quả thực hiện nghị quyết, kết luận”: 25/30.']);
  expect([sheet.since.find((one) => one.criterion === '7')!.facts.map((one) => one.fact), sheet.awaited]).toEqual([['resolution-voted', 'minutes-approved', 'posted-in-two-days'], []]);
  const form = (await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => lettersOf(trx, cast.dongXanh, params.meeting))).find((one) => one.kind === 'self-mark')!;
  const rows = form.blocks.flatMap((block) => ('table' in block ? block.table.rows : []));
  expect(rows.find((row) => row[0] === '6')).toEqual(['6', 'KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT, KẾT LUẬN', '30', '25', '', 'tháng trước không có nhiệm vụ phải kiểm điểm']);
});

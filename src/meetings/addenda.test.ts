import { beforeEach, expect, test } from 'vitest';
import { checkChain } from '#documents/chain.server.ts';
import type { Letter } from '#documents/letter.ts';
import { publicKeyOf } from '#documents/seal.server.ts';
import { inScope } from '#platform/database.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { uploadOf } from '../../tests/uploads.ts';
import * as meetings from './commands.ts';
import { minutesOf } from './minutes-queries.server.ts';
import { registerOf } from './register-queries.server.ts';

let cast: Cast;
let evening: Evening;
beforeEach(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
  await evening.decide();
  await evening.conclude();
  return () => cast.close();
});

const inCell = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh] }, work);
const register = () => inCell((trx) => registerOf(trx, cast.dongXanh));

test('signed minutes take no more words and no other facts; what is added is dated, each addition a sealed paper in its turn', async () => {
  expect(await evening.refused(meetings.addAddendum, { text: 'Sớm' })).toMatchObject({ refused: 'meeting-not-yet' });
  await evening.record(meetings.write);
  const signed = await inCell((trx) => minutesOf(trx, cast.dongXanh, evening.about.meetingId));
  expect(await evening.refused(meetings.wordMinutes, { part: 'debate', text: 'Khác', before: signed.sections[4]!.text })).toMatchObject({ refused: 'meeting-too-late' });
  expect(await evening.refused(meetings.write)).toMatchObject({ refused: 'meeting-too-late' });

  await evening.record(meetings.addAddendum, { text: 'Có thêm 2 khách.\nĐã xin lỗi.' });
  await evening.record(meetings.fileDocuments);
  await evening.record(meetings.addAddendum, { text: 'Sửa tên đường.' });
  const { papers, kept } = await register();
  expect(papers.map((paper) => paper.kind)).toEqual(['addendum', 'notice', 'agenda', 'pre-meeting-minutes', 'roll', 'minutes', 'resolution', 'self-mark', 'addendum']);
  expect(await checkChain(cast.dongXanh, papers, kept, publicKeyOf(siteKey()))).toMatchObject({ whole: true });
  const letters = papers.filter((paper) => paper.kind === 'addendum').map((paper) => paper.content as Letter);
  expect(letters.map((letter) => [letter.subject, letter.blocks.slice(1)])).toEqual([
    ['sinh hoạt chi bộ thường kỳ tháng 10 năm 2026 (lần 1)', [{ paragraph: 'Có thêm 2 khách.' }, { paragraph: 'Đã xin lỗi.' }]], ['sinh hoạt chi bộ thường kỳ tháng 10 năm 2026 (lần 2)', [{ paragraph: 'Sửa tên đường.' }]]
  ]);
  const after = await inCell((trx) => minutesOf(trx, cast.dongXanh, evening.about.meetingId));
  expect(after.sections).toEqual(signed.sections);
});

test('nobody takes an addendum or a sealed paper back, not even the program', async () => {
  await evening.record(meetings.write);
  await evening.record(meetings.addAddendum, { text: 'Bổ sung' });
  for (const table of ['addendum', 'filed_document'] as const) {
    await expect(inCell((trx) => trx.deleteFrom(table).execute())).rejects.toThrow(/permission denied/);
    await expect(inCell((trx) => trx.updateTable(table).set({ meeting_id: evening.about.meetingId }).execute())).rejects.toThrow(/permission denied/);
  }
});

test('the scan of the signed paper stands beside the minutes from the signature on, and stays', async () => {
  const scan = { kind: 'scan', ...(await uploadOf(cast.people.hien, 'Biên bản ký.pdf')) };
  expect(await evening.refused(meetings.addPaper, scan)).toEqual({ refused: 'scan-after-signing', field: 'kind' });
  await evening.record(meetings.write);
  const { id } = await evening.record(meetings.addPaper, scan);
  expect(await evening.refused(meetings.addPaper, { ...scan, secrecyMark: 'MẬT' })).toMatchObject({ refused: 'secrecy-to-confirm' });
  expect(await evening.refused(meetings.removePaper, { paperId: id })).toMatchObject({ refused: 'meeting-too-late' });
});

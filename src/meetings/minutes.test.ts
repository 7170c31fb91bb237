import { beforeEach, expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import * as meetings from './commands.ts';
import { lettersOf } from './letters.server.ts';
import { minutesOf } from './minutes-queries.server.ts';
import { printedParts, type MinutesPart } from './minutes.ts';

let cast: Cast;
let evening: Evening;
beforeEach(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
  return () => cast.close();
});

const inCell = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh] }, work);
const minutes = () => inCell((trx) => minutesOf(trx, cast.dongXanh, evening.about.meetingId));
const part = async (key: MinutesPart) => (await minutes()).sections.find((one) => one.key === key)!;
const paper = async (kind: string) => (await inCell((trx) => lettersOf(trx, cast.dongXanh, evening.about.meetingId))).find((one) => one.kind === kind)!;
const word = (key: MinutesPart, text: string, before: string) => ({ part: key, text, before });

test('the minutes draft themselves in the official order, each thing in its part, and parts of which nothing is known are not printed', async () => {
  const [opening, results, superior, ideology, debate] = evening.items;
  const say = (itemId: string | undefined, name: string, text: string) => evening.record(meetings.noteSpeech, { itemId, memberId: evening.id(name), text });
  await say(opening, 'Lê Thị Hoa', 'Nhất trí chương trình');
  await say(results, 'Lê Thị Hoa', 'Còn 2 hộ chưa ký');
  await say(superior, 'Trần Văn Sỹ', 'Đã nghe phổ biến');
  await say(debate, 'Trần Văn Sỹ', 'Nhất trí, thêm đèn.');
  await evening.record(meetings.judgeTask, { taskId: evening.taskId, result: 'carried', note: 'Mưa lũ', newDueOn: '2026-10-25' });
  await evening.record(meetings.answerOpinion, { opinionId: evening.opinionId, answer: 'Sẽ lắp', dueOn: '2026-10-20' });
  await evening.decide();
  const text = async (key: MinutesPart) => (await part(key)).text;
  expect(await text('opening')).toContain('- Đ/c Lê Thị Hoa: Nhất trí chương trình.');
  expect(await text('ideology')).toBe('');
  expect(await part('results')).toMatchObject({ text: 'Hoàn thành 0/1 nhiệm vụ; chuyển sang tháng sau 1.\n- Đ/c Lê Thị Hoa: Còn 2 hộ chưa ký.', table: { rows: [['1', 'Vận động 12 hộ', 'Lê Thị Hoa', '30/09/2026', 'chưa xong, chuyển sang tháng sau (lần 1), hạn mới 25/10/2026; Mưa lũ']] } });
  expect(await text('next')).toContain('1. Quán triệt nghị quyết mới.\n- Đ/c Trần Văn Sỹ: Đã nghe phổ biến.');
  expect(await text('debate')).toBe('1. Đường làng: Mức đóng góp.\n- Đ/c Trần Văn Sỹ: Nhất trí, thêm đèn.\n- Đ/c Trần Văn Sỹ (gửi trước): Đèn đường hỏng. Trả lời: Sẽ lắp. Sẽ trả lời trước ngày 20/10/2026.');
  expect(await text('conclusion')).toBe('1. Chỉnh trang đường trục thôn.\n- Dọn 400 m: đ/c Trần Văn Sỹ, xong trước ngày 28/10/2026, minh chứng: Ảnh.');
  expect(await text('votes')).toContain('Biểu quyết nghị quyết: 4/5 đồng chí, đạt 80% tán thành');
  expect(await text('closing')).toContain('kết thúc hồi … giờ …');
  await say(ideology, 'Hồ Xuân Lộc', 'Dân đồng thuận');
  expect(printedParts((await minutes()).sections).map((one) => one.title.split('.')[0])).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']);
  await evening.conclude();
  expect(await text('closing')).toMatch(/4\/4 đồng chí, đạt 100% tán thành\.\nBuổi sinh hoạt kết thúc hồi 19 giờ \d\d cùng ngày, thời lượng \d+ phút\./);
});

test('what the secretary worded is what is printed, in every part; the table of results stays above its words', async () => {
  await evening.decide();
  await evening.conclude();
  for (const section of (await minutes()).sections) await evening.record(meetings.wordMinutes, word(section.key, `Lời của phần ${section.key}`, section.text));
  const { blocks } = await paper('minutes');
  const printed = blocks.map((block) => ('heading' in block ? `# ${block.heading.split('.')[0]}` : 'paragraph' in block ? block.paragraph : 'table'));
  expect(printed).toEqual(['opening', 'ideology', 'results', 'next', 'debate', 'conclusion', 'votes', 'closing'].flatMap((key, index) =>
    [`# ${['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'][index]}`, ...(key === 'results' ? ['table'] : []), `Lời của phần ${key}`]));
});

test('two who word different parts lose nothing; who words a part that changed meanwhile is refused with both texts kept', async () => {
  await evening.decide();
  await evening.conclude();
  const [debate, votes] = [(await part('debate')).text, (await part('votes')).text];
  await evening.record(meetings.wordMinutes, word('debate', 'Bàn đường làng.', debate));
  await cast.done(cast.people.loc, meetings.wordMinutes, { ...evening.about, ...word('votes', 'Biểu quyết giơ tay.', votes) });
  expect([(await part('debate')).text, (await part('votes')).text]).toEqual(['Bàn đường làng.', 'Biểu quyết giơ tay.']);

  const late = await cast.send(cast.people.loc, meetings.wordMinutes, { ...evening.about, ...word('debate', 'Bàn đèn đường.', debate) });
  expect(late).toEqual({ answer: 'refused', refusal: { refused: 'part-changed-meanwhile', by: 'Trần Thị Hiền' } });
  expect((await part('debate')).text).toBe('Bàn đường làng.');
  await cast.done(cast.people.loc, meetings.wordMinutes, { ...evening.about, ...word('debate', 'Bàn đường làng và đèn đường.', 'Bàn đường làng.') });
  expect((await part('debate')).text).toBe('Bàn đường làng và đèn đường.');
});

test('words equal to the draft follow the draft again; others are marked when what happened has moved on', async () => {
  const debate = (await part('debate')).text;
  await evening.record(meetings.wordMinutes, word('debate', 'Bàn đường làng.', debate));
  await evening.record(meetings.noteSpeech, { itemId: evening.items[4], memberId: evening.id('Lê Thị Hoa'), text: 'Thêm cống' });
  const { wording, draft } = await minutes();
  expect(wording[0]!.over).not.toBe(draft.find((one) => one.key === 'debate')!.text);
  await evening.record(meetings.wordMinutes, word('debate', draft.find((one) => one.key === 'debate')!.text, 'Bàn đường làng.'));
  expect((await minutes()).wording).toEqual([]);
  expect((await part('debate')).text).toContain('Thêm cống');
  expect(await evening.refused(meetings.wordMinutes, word('closing', 'Hết.', (await part('closing')).text))).toEqual({ refused: 'closing-part-at-the-end' });
});

test('an approval stands for what was read: whatever changes it has to be read again, and put back it stands', async () => {
  await evening.decide();
  await evening.record(meetings.approveMinutes, { inFavour: 4 });
  const [, , , , debate] = evening.items;
  const changes: [MinutesPart, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['opening', () => evening.record(meetings.markAttendance, { marks: [{ memberId: evening.id('Lê Thị Hoa'), mark: 'late' }] }), () => evening.record(meetings.markAttendance, { marks: [{ memberId: evening.id('Lê Thị Hoa'), mark: 'present' }] })],
    ['results', () => evening.record(meetings.judgeTask, { taskId: evening.taskId, result: 'done', note: '' }), () => evening.record(meetings.takeBack, { what: 'judgement', subjectId: evening.taskId })],
    ['debate', () => evening.record(meetings.answerOpinion, { opinionId: evening.opinionId, answer: 'Sẽ lắp' }), () => evening.record(meetings.takeBack, { what: 'answer', subjectId: evening.opinionId })],
    ['votes', () => evening.record(meetings.vote, { kind: 'other', subject: 'quỹ', inFavour: 4, against: 0, abstained: 0, reserved: [] }), async () => evening.record(meetings.takeBack, { what: 'vote', subjectId: (await cast.database.owner.query<{ id: string }>(`select id from vote where kind = 'other'`)).rows[0]!.id })],
    ['ideology', () => evening.record(meetings.wordMinutes, word('ideology', 'Ổn định.', '')), () => evening.record(meetings.wordMinutes, word('ideology', '', 'Ổn định.'))]
  ];
  for (const [key, change, putBack] of changes) {
    await change();
    expect((await minutes()).changed).toEqual([key]);
    expect(await evening.refused(meetings.conclude)).toEqual({ refused: 'minutes-changed-since' });
    await putBack();
    expect((await minutes()).changed).toEqual([]);
  }
  await evening.record(meetings.noteSpeech, { itemId: debate, memberId: evening.id('Trần Văn Sỹ'), text: 'Nhất trí' });
  expect(await evening.refused(meetings.approveMinutes, { inFavour: 4, read: 'f'.repeat(64) })).toEqual({ refused: 'minutes-changed-while-read' });
  await evening.record(meetings.approveMinutes, { inFavour: 3 });
  await evening.record(meetings.conclude);
  expect((await minutes()).facts.approved).toEqual({ inFavour: 3, of: 4 });
});

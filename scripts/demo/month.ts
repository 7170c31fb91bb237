import * as meetings from '#meetings/commands.ts';
import { gradeOf, markGroups } from '#meetings/self-mark.ts';
import { addDays, dayOf, localMinuteOf } from '#organisation/day.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { moment } from '#words/format.ts';
import { come, type Turn } from './course.ts';
import type { DemoCell, Draw } from './names.ts';

/** What the demo knows of a cell while it loads. */
export interface CellInHand {
  id: string;
  index: number;
  shape: DemoCell;
  secretary: Actor;
  members: { id: string; actor: Actor; probationary: boolean; exempt: boolean }[];
  /** open tasks with who answers for them */
  tasks: { id: string; memberId: string; carried: number }[];
  draw: Draw;
}
export type Send = (who: Actor, command: Command, payload: Record<string, unknown>, at: Date) => Promise<Record<string, unknown>>;

/** What a turn is played with: the door, the moment, and what the cell reads back of its own. */
export interface Stage {
  send: Send;
  now: Date;
  standing: Actor;
  agendaIds(): Promise<string[]>;
}

const works = [
  ['Chỉnh trang đường trục và rãnh thoát nước', 'Ảnh trước và sau'], ['Vận động các hộ ký cam kết phân loại rác tại nhà', 'Danh sách hộ ký'], ['Giúp đỡ quần chúng ưu tú học lớp nhận thức về Đảng', 'Giấy chứng nhận'], ['Thu quỹ đền ơn đáp nghĩa', 'Sổ thu'],
  ['Tổ chức hai buổi tổng vệ sinh', 'Ảnh, số người dự'], ['Nắm tình hình tư tưởng nhân dân về sắp xếp thôn', 'Báo cáo miệng tại chi bộ'], ['Rà soát hộ nghèo, hộ cận nghèo', 'Danh sách'], ['Cài đặt Sổ tay đảng viên điện tử cho đảng viên cao tuổi', 'Số máy đã cài'], ['Kiểm tra việc đóng đảng phí quý', 'Biên bản kiểm tra'], ['Xây dựng nhóm Zalo tuyên truyền của chi bộ', 'Số thành viên']
] as const;
const opinions = ['Đồng ý với báo cáo, đề nghị làm rõ người chịu trách nhiệm.', 'Đề nghị công khai thu chi tại nơi sinh hoạt chung.', 'Cần phân công đảng viên phụ trách hộ.', 'Việc tháng trước chậm do thời tiết, tháng này xin nhận làm xong.', 'Đề nghị cấp trên hỗ trợ kinh phí vật liệu.', 'Nhất trí, nhưng hạn nên lùi một tuần.'];
const reasons = ['Khám bệnh', 'Con cưới', 'Công tác xa', 'Chăm người ốm'];
export const themes = ['Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', 'Nâng cao chất lượng sinh hoạt chi bộ', 'Vai trò nêu gương của đảng viên nơi cư trú', 'Chuyển đổi số trong công tác của chi bộ'];

/** Plays a meeting through its commands, as a secretary of this habit would, at the moments they would, as far as the turn has come; `last` is the one before the month in hand. */
export async function playTurn({ send, now, standing, agendaIds }: Stage, cell: CellInHand, turn: Turn, meetingId: string, last: boolean): Promise<void> {
  const { draw, members } = cell;
  const weak = cell.shape.habit === 'weak';
  const slow = cell.shape.habit === 'slow';
  const about = { unitId: cell.id, meetingId };
  const s = cell.secretary;
  const before = (hours: number) => new Date(turn.startsAt.getTime() - hours * 3600_000);
  const after = (minutes: number) => new Date(turn.startsAt.getTime() + minutes * 60_000);
  const passed = (at: Date) => (at > now ? now : at);
  if (turn.step === 'missed') {
    await send(s, meetings.miss, { ...about, reason: 'Mưa lũ, nhiều đảng viên đi làm xa.' }, turn.startsAt);
    return;
  }
  if (!come(turn, 'pre-meeting')) return;

  const officers = members.slice(0, 3);
  if (members.length >= 9) {
    const held = passed(before(100));
    await send(s, meetings.holdPreMeeting, { ...about, heldAt: localMinuteOf(held), place: '', memberIds: officers.map((one) => one.id), content: 'Đánh giá tháng trước; thống nhất nội dung, chọn điểm cần thảo luận.', conclusion: 'Thống nhất trình chi bộ.' }, new Date(held.getTime() + 60_000));
  } else await send(s, meetings.skipPreMeeting, about, before(99));
  if (!come(turn, 'prepared')) return;

  await send(s, meetings.setAgenda, { ...about, items: agenda(turn.kind, draw) }, before(98));
  await send(s, meetings.draftResolution, { ...about, ...drafted(cell, turn, last ? now : null) }, before(97));
  await send(s, meetings.prepare, about, before(slow ? 20 : 60));
  if (!come(turn, 'announced')) return;

  await send(s, meetings.announce, { ...about, text: `Kính mời đồng chí dự sinh hoạt chi bộ. Thời gian: ${moment('vi', turn.startsAt)}. Địa điểm: ${cell.shape.place}.` }, before(slow ? 19 : 50));
  const able = members.filter((one) => !one.exempt);
  const inHand = !come(turn, 'open');
  const leave = able.slice(2).filter(() => draw(weak ? 8 : 16) === 0).slice(0, 3);
  if (inHand && leave.length === 0) leave.push(able.at(-1)!);
  for (const [order, one] of leave.entries()) {
    await send(s, meetings.replyFor, { ...about, memberId: one.id, answer: 'leave', reason: reasons[draw(reasons.length)]! }, before(18 - order));
    if (!inHand) await send(s, meetings.decideLeave, { ...about, memberId: one.id, accepted: true }, before(10));
  }
  if (inHand) {
    for (const one of able.slice(1, 2 + Math.floor(able.length / 3))) if (!leave.includes(one)) await send(one.actor, meetings.reply, { ...about, answer: 'coming', reason: '' }, before(16));
    return;
  }

  await send(s, meetings.open, { ...about, chairId: members[0]!.id, secretaryId: members[1]!.id, ...(members[2] ? { markerId: members[2].id } : {}) }, turn.startsAt);
  const expected = able.filter((one) => !leave.includes(one));
  const marks = expected.map((one, index) => ({ memberId: one.id, mark: index < 3 ? 'present' : draw(weak ? 7 : 60) === 0 ? 'absent-without-reason' : draw(18) === 0 ? 'late' : 'present' }));
  const running = !come(turn, 'concluded');
  await send(s, meetings.markAttendance, { ...about, marks: running ? marks.slice(0, Math.ceil(marks.length / 2)) : marks }, after(10));
  const here = marks.filter((mark) => mark.mark !== 'absent-without-reason');
  const items = await agendaIds();
  if (running) {
    await send(s, meetings.startItem, { ...about, itemId: items[0] }, after(12));
    return;
  }
  await send(s, meetings.stateDues, { ...about, statement: `${marks.length}/${members.length} đồng chí đã nộp đảng phí.` }, after(12));
  for (const [index, itemId] of items.entries()) {
    await send(s, meetings.startItem, { ...about, itemId }, after(13 + index * 8));
    if (index < 2 || index > 4) continue;
    for (let n = 0; n < (weak ? 1 : 2 + draw(3)); n++)
      await send(s, meetings.noteSpeech, { ...about, itemId, memberId: here[draw(here.length)]!.memberId, text: opinions[draw(opinions.length)]! }, after(15 + index * 8 + n));
  }
  if (turn.kind !== 'thematic')
    for (const task of cell.tasks) {
      const result = task.carried < 2 && draw(weak ? 2 : 5) === 0 ? 'carried' : draw(6) === 0 ? 'done-late' : 'done';
      await send(s, meetings.judgeTask, { ...about, taskId: task.id, result, note: '' }, after(60));
    }
  const minutes = (turn.kind === 'combined' ? 120 : 90) + draw(weak ? 5 : 25) - (weak ? 15 : 0);
  const voters = here.filter((mark) => !members.find((one) => one.id === mark.memberId)!.probationary).length;
  const vote = { ...about, inFavour: voters, against: 0, abstained: 0, reserved: [] };
  if (turn.kind === 'thematic') await send(s, meetings.vote, { ...vote, kind: 'conclusion', subject: 'kết luận' }, after(minutes - 12));
  else await send(s, meetings.vote, { ...vote, kind: 'resolution', subject: 'nghị quyết' }, after(minutes - 12));
  const loss = weak ? 4 : slow ? 2 : 1;
  const selfMarks = markGroups.map((group) => ({ criterion: group.key, points: Math.max(0, group.max - (group.max >= 10 ? draw(loss * 2 + 1) : draw(loss))), note: '' }));
  await send(s, meetings.selfMark, { ...about, marks: selfMarks }, after(minutes - 8));
  await send(s, meetings.vote, { ...vote, kind: 'self-mark', subject: 'điểm tự chấm' }, after(minutes - 6));
  await send(s, meetings.approveMinutes, { ...about, inFavour: voters }, after(minutes - 3));
  await send(s, meetings.conclude, about, after(minutes));
  if (!come(turn, 'written')) return;

  const filing = minutes + turn.filingDays * 24 * 60;
  await send(s, meetings.write, about, after(filing));
  if (!come(turn, 'filed')) return;

  await send(s, meetings.fileDocuments, about, after(filing + 20));
  await send(s, meetings.markPosted, { ...about, postedAt: localMinuteOf(passed(after(filing + 30))) }, after(filing + 40));
  await send(s, meetings.file, about, after(filing + 45));
  if (!come(turn, 'graded')) return;

  const points = Math.max(0, selfMarks.reduce((sum, mark) => sum + mark.points, 0) - draw(4));
  await send(standing, meetings.grade, { ...about, points, grade: gradeOf(points), reason: '' }, after(20 * 24 * 60));
}

/** What members say of their tasks between two meetings. In the month in hand of the first cell: two reports, and an opinion for the meeting. */
export async function playBetween({ send, now }: Stage, cell: CellInHand, turn: Turn, next: { id: string } | null): Promise<void> {
  const { draw } = cell;
  const who = (task: CellInHand['tasks'][number]) => cell.members.find((one) => one.id === task.memberId)!;
  const report = (task: CellInHand['tasks'][number], saysDone: boolean, at: Date) =>
    send(who(task).actor, reportOnTask, { unitId: cell.id, taskId: task.id, text: saysDone ? 'Đã làm xong phần việc được giao.' : 'Đang làm, đã xong khoảng một nửa.', saysDone }, at);
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  if (next && cell.index === 0) {
    const [first, second] = cell.tasks.filter((task) => task.carried === 0);
    if (first) await report(first, true, ago(1));
    if (second) await report(second, false, ago(0.5));
    await send(cell.members[Math.min(4, cell.members.length - 1)]!.actor, meetings.sendOpinion, { unitId: cell.id, meetingId: next.id, text: 'Đề nghị chi bộ bàn việc sửa đèn đường trước nhà văn hóa thôn.' }, ago(0.5));
    return;
  }
  const at = new Date(Math.min(turn.startsAt.getTime() + 15 * 24 * 3600_000, now.getTime()));
  for (const task of cell.tasks) if (draw(cell.shape.habit === 'weak' ? 3 : 4) !== 0) await report(task, draw(4) !== 0, at);
}

function agenda(kind: Turn['kind'], draw: Draw) {
  const own = ['Đường làng, rác thải và quỹ đóng góp', 'An ninh trật tự mùa mưa lũ', 'Chất lượng phục vụ người dân', 'Giúp hộ khó khăn sửa nhà', 'Kế hoạch sản xuất vụ tới'][draw(5)]!;
  const thematic = { origin: 'playbook', key: 'thematic', title: 'Sinh hoạt chuyên đề', minutes: 45, points: '' };
  const end = [{ origin: 'playbook', key: 'resolution', title: 'Nghị quyết và phân công', minutes: 12, points: '' }, { origin: 'playbook', key: 'assessment', title: 'Đánh giá buổi sinh hoạt', minutes: 8, points: '' }, { origin: 'playbook', key: 'minutes', title: 'Thông qua biên bản', minutes: 5, points: '' }];
  if (kind === 'thematic') return [{ origin: 'playbook', key: 'opening', title: 'Khai mạc, điểm danh', minutes: 8, points: '' }, thematic, { origin: 'own', title: 'Đảng viên liên hệ, đề xuất', minutes: 30, points: '' }, ...end];
  return [
    { origin: 'playbook', key: 'opening', title: 'Khai mạc, điểm danh, báo cáo đảng phí', minutes: 8, points: '' }, { origin: 'playbook', key: 'results', title: 'Kết quả thực hiện nghị quyết tháng trước', minutes: 15, points: '' },
    { origin: 'superior', key: 'information', title: 'Thông tin thời sự, văn bản mới', minutes: 12, points: '' }, { origin: 'own', key: 'debate', title: `Thảo luận: ${own}`, minutes: 30, points: 'Ai làm, bao giờ xong, lấy gì làm chứng' },
    ...(kind === 'combined' ? [thematic] : []), ...end
  ];
}

function drafted(cell: CellInHand, turn: Turn, inHand: Date | null) {
  const { draw, members } = cell;
  if (turn.kind === 'thematic') return { kind: 'conclusion', subject: 'chuyên đề', preamble: '', clauses: [{ text: 'Đảng viên đăng ký việc làm theo cụ thể, báo cáo tại kỳ sinh hoạt sau.', tasks: [] }] };
  const held = dayOf(turn.startsAt);
  const from = draw(works.length);
  const tasks = Array.from({ length: 2 + draw(3) }, (_, n) => {
    const work = works[(from + n * 3) % works.length]!;
    return { text: work[0], evidence: work[1], memberId: members[draw(members.length)]!.id, dueOn: addDays(held, 14 + draw(12)) };
  });
  const set = cell.index === 0 && inHand ? tasksInHand(cell, held, inHand) : tasks;
  return { kind: 'resolution', subject: 'lãnh đạo thực hiện nhiệm vụ trong tháng', preamble: '', clauses: [{ text: 'Lãnh đạo thực hiện nhiệm vụ chính trị của địa phương, đơn vị trong tháng.', tasks: set.slice(0, 2) }, { text: 'Chăm lo xây dựng chi bộ và công tác quần chúng.', tasks: set.slice(2) }] };
}

/** The first cell, where a newcomer begins, has four tasks of each sort whatever the day: reported done, half done, late, and one of its own still ahead. */
function tasksInHand(cell: CellInHand, held: string, now: Date) {
  const today = dayOf(now);
  const days = [addDays(today, 1), addDays(today, 6), addDays(today, -2), addDays(today, 4)];
  return [0, 1, 4, 6].map((n, order) => {
    const work = works[n]!;
    const member = cell.members[[5, 6, 7, 3][order]! % cell.members.length]!;
    const day = days[order]!;
    return { text: work[0], evidence: work[1], memberId: member.id, dueOn: day < held ? held : day };
  });
}

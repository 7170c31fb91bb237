import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import { addDays, localMinuteOf } from '#organisation/day.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import type { Draw } from './names.ts';

/** What the demo knows of a cell while it loads. */
export interface CellInHand {
  id: string;
  habit: 'good' | 'slow' | 'weak';
  secretary: Actor;
  members: { id: string; actor: Actor; probationary: boolean; exempt: boolean }[];
  /** open tasks with who answers for them */
  tasks: { id: string; memberId: string }[];
}
export type Send = (who: Actor, command: Command, payload: Record<string, unknown>, at: Date) => Promise<Record<string, unknown>>;

const works = [
  ['Chỉnh trang đường trục và rãnh thoát nước', 'Ảnh trước và sau'], ['Vận động các hộ ký cam kết phân loại rác tại nhà', 'Danh sách hộ ký'], ['Giúp đỡ quần chúng ưu tú học lớp nhận thức về Đảng', 'Giấy chứng nhận'], ['Thu quỹ đền ơn đáp nghĩa', 'Sổ thu'],
  ['Tổ chức hai buổi tổng vệ sinh', 'Ảnh, số người dự'], ['Nắm tình hình tư tưởng nhân dân về sắp xếp thôn', 'Báo cáo miệng tại chi bộ'], ['Rà soát hộ nghèo, hộ cận nghèo', 'Danh sách'], ['Cài đặt Sổ tay đảng viên điện tử cho đảng viên cao tuổi', 'Số máy đã cài'], ['Kiểm tra việc đóng đảng phí quý', 'Biên bản kiểm tra'], ['Xây dựng nhóm Zalo tuyên truyền của chi bộ', 'Số thành viên']
] as const;
const opinions = ['Đồng ý với báo cáo, đề nghị làm rõ người chịu trách nhiệm.', 'Đề nghị công khai thu chi tại nơi sinh hoạt chung.', 'Cần phân công đảng viên phụ trách hộ.', 'Việc tháng trước chậm do thời tiết, tháng này xin nhận làm xong.', 'Đề nghị cấp trên hỗ trợ kinh phí vật liệu.', 'Nhất trí, nhưng hạn nên lùi một tuần.'];

/** Plays a whole meeting through the commands, as the secretary of this habit would, at the moments they would. */
export async function holdMonth(send: Send, cell: CellInHand, meeting: { id: string; startsAt: Date; thematic: boolean }, draw: Draw, upTo: 'announced' | 'filed', agendaIds: (cellId: string, meetingId: string) => Promise<string[]>): Promise<void> {
  const about = { unitId: cell.id, meetingId: meeting.id };
  const before = (hours: number) => new Date(meeting.startsAt.getTime() - hours * 3600_000);
  const after = (minutes: number) => new Date(meeting.startsAt.getTime() + minutes * 60_000);
  const s = cell.secretary;
  const officers = cell.members.slice(0, Math.min(3, cell.members.length));
  if (cell.members.length >= 9) await send(s, meetings.holdPreMeeting, { ...about, heldAt: localMinuteOf(before(100)), place: '', memberIds: officers.map((one) => one.id), content: 'Đánh giá tháng trước; thống nhất nội dung, chọn điểm cần thảo luận.', conclusion: 'Thống nhất trình chi bộ.' }, before(99));
  else await send(s, meetings.skipPreMeeting, about, before(99));
  await send(s, meetings.setAgenda, { ...about, items: agenda(meeting.thematic, draw) }, before(98));
  const tasks = Array.from({ length: 2 + draw(3) }, () => {
    const work = works[draw(works.length)]!;
    return { text: work[0], evidence: work[1], memberId: cell.members[draw(cell.members.length)]!.id, dueOn: addDays(localMinuteOf(meeting.startsAt).slice(0, 10), 18 + draw(9)) };
  });
  await send(s, meetings.draftResolution, { ...about, kind: 'resolution', subject: 'lãnh đạo thực hiện nhiệm vụ trong tháng', preamble: '', clauses: [{ text: 'Lãnh đạo thực hiện nhiệm vụ chính trị của địa phương, đơn vị trong tháng.', tasks: tasks.slice(0, 2) }, { text: 'Chăm lo xây dựng chi bộ và công tác quần chúng.', tasks: tasks.slice(2) }] }, before(97));
  await send(s, meetings.prepare, about, before(cell.habit === 'slow' ? 20 : 60));
  await send(s, meetings.announce, { ...about, text: `Kính mời đồng chí dự sinh hoạt chi bộ. Thời gian: ${localMinuteOf(meeting.startsAt).replace('T', ', ')}.` }, before(cell.habit === 'slow' ? 19 : 50));
  const leave = cell.members.filter((one) => !one.exempt).filter(() => draw(cell.habit === 'weak' ? 8 : 16) === 0);
  for (const one of leave.slice(0, 3)) {
    await send(s, meetings.replyFor, { ...about, memberId: one.id, answer: 'leave', reason: ['Khám bệnh', 'Con cưới', 'Công tác xa', 'Chăm người ốm'][draw(4)]! }, before(12));
    if (upTo === 'filed') await send(s, meetings.decideLeave, { ...about, memberId: one.id, accepted: true }, before(10));
  }
  if (upTo === 'announced') return;

  await send(s, meetings.open, { ...about, chairId: cell.members[0]!.id, secretaryId: cell.members[1]!.id, markerId: cell.members[2]?.id }, meeting.startsAt);
  const excused = new Set(leave.slice(0, 3).map((one) => one.id));
  const marks = cell.members.filter((one) => !one.exempt && !excused.has(one.id)).map((one, index) => ({ memberId: one.id, mark: index < 3 ? 'present' : draw(cell.habit === 'weak' ? 7 : 60) === 0 ? 'absent-without-reason' : draw(18) === 0 ? 'late' : 'present' }));
  await send(s, meetings.markAttendance, { ...about, marks }, after(10));
  await send(s, meetings.stateDues, { ...about, statement: `${marks.length}/${cell.members.length} đồng chí đã nộp đảng phí.` }, after(12));
  const here = marks.filter((mark) => mark.mark !== 'absent-without-reason');
  const items = await agendaIds(cell.id, meeting.id);
  for (const [index, itemId] of items.entries()) {
    await send(s, meetings.startItem, { ...about, itemId }, after(13 + index * 8));
    if (index === 2 || index === 3 || index === 4)
      for (let n = 0; n < (cell.habit === 'weak' ? 1 : 2 + draw(3)); n++)
        await send(s, meetings.noteSpeech, { ...about, itemId, memberId: here[draw(here.length)]!.memberId, text: opinions[draw(opinions.length)]! }, after(15 + index * 8 + n));
  }
  for (const task of cell.tasks) {
    const result = draw(cell.habit === 'weak' ? 2 : 5) === 0 ? 'carried' : draw(6) === 0 ? 'done-late' : 'done';
    await send(s, meetings.judgeTask, { ...about, taskId: task.id, result, note: '' }, after(60));
  }
  const minutes = (meeting.thematic ? 120 : 90) + draw(cell.habit === 'weak' ? 5 : 25) - (cell.habit === 'weak' ? 15 : 0);
  const voters = here.filter((mark) => !cell.members.find((one) => one.id === mark.memberId)!.probationary).length;
  const vote = { ...about, inFavour: voters, against: 0, abstained: 0, reserved: [] };
  await send(s, meetings.vote, { ...vote, kind: 'resolution', subject: 'nghị quyết' }, after(minutes - 12));
  const loss = cell.habit === 'weak' ? 4 : cell.habit === 'slow' ? 2 : 1;
  await send(s, meetings.selfMark, { ...about, marks: markGroups.map((group) => ({ criterion: group.key, points: Math.max(0, group.max - (group.max >= 10 ? draw(loss * 2 + 1) : draw(loss))), note: '' })) }, after(minutes - 8));
  await send(s, meetings.vote, { ...vote, kind: 'self-mark', subject: 'điểm tự chấm' }, after(minutes - 6));
  await send(s, meetings.approveMinutes, { ...about, inFavour: voters }, after(minutes - 3));
  await send(s, meetings.conclude, about, after(minutes));
  const day = 24 * 60;
  const slow = cell.habit === 'slow' && draw(2) === 0 ? 3 * day : 0;
  await send(s, meetings.write, about, after(minutes + day / 2 + slow));
  await send(s, meetings.fileDocuments, about, after(minutes + day / 2 + 20 + slow));
  await send(s, meetings.markPosted, { ...about, postedAt: localMinuteOf(after(minutes + day / 2 + 30 + slow)) }, after(minutes + day / 2 + 40 + slow));
  await send(s, meetings.file, about, after(minutes + day / 2 + 45 + slow));
}

/** Reports of members on their tasks between two meetings. */
export async function reportBetween(send: Send, cell: CellInHand, at: Date, draw: Draw): Promise<void> {
  for (const task of cell.tasks) {
    const who = cell.members.find((one) => one.id === task.memberId);
    if (who && draw(cell.habit === 'weak' ? 3 : 4) !== 0) await send(who.actor, reportOnTask, { unitId: cell.id, taskId: task.id, text: 'Đã làm xong phần việc được giao.', saysDone: draw(4) !== 0 }, at);
  }
}

function agenda(thematic: boolean, draw: Draw) {
  const own = ['Đường làng, rác thải và quỹ đóng góp', 'An ninh trật tự mùa mưa lũ', 'Chất lượng phục vụ người dân', 'Giúp hộ khó khăn sửa nhà', 'Kế hoạch sản xuất vụ tới'][draw(5)]!;
  return [
    { origin: 'playbook', key: 'opening', title: 'Khai mạc, điểm danh, báo cáo đảng phí', minutes: 8, points: '' }, { origin: 'playbook', key: 'results', title: 'Kết quả thực hiện nghị quyết tháng trước', minutes: 15, points: '' },
    { origin: 'superior', key: 'information', title: 'Thông tin thời sự, văn bản mới', minutes: 12, points: '' }, { origin: 'own', key: 'debate', title: `Thảo luận: ${own}`, minutes: 30, points: 'Ai làm, bao giờ xong, lấy gì làm chứng' },
    ...(thematic ? [{ origin: 'playbook', key: 'thematic', title: 'Sinh hoạt chuyên đề', minutes: 45, points: '' }] : []),
    { origin: 'playbook', key: 'resolution', title: 'Nghị quyết và phân công', minutes: 12, points: '' }, { origin: 'playbook', key: 'assessment', title: 'Đánh giá buổi sinh hoạt', minutes: 8, points: '' }, { origin: 'playbook', key: 'minutes', title: 'Thông qua biên bản', minutes: 5, points: '' }
  ];
}

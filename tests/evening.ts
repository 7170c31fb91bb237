import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import type { Command } from '#platform/command.ts';
import { enterTask } from '#resolutions/commands.ts';
import type { Cast } from './cast.ts';

/** One regular meeting of the cell in October 2026, sent by its secretary step by step; times run on by themselves. */
export interface Evening {
  about: { unitId: string; meetingId: string };
  id(name: string): string;
  record(command: Command, payload?: Record<string, unknown>): Promise<Record<string, unknown>>;
  refused(command: Command, payload?: Record<string, unknown>): Promise<unknown>;
  items: string[];
  taskId: string;
  opinionId: string;
  /** votes the resolution and the mark */
  decide(): Promise<void>;
  conclude(): Promise<void>;
}

const names = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'];

/** Prepares, announces and opens the meeting: a task of before, an opinion sent, four voters and a probationer here, one with leave. */
export async function openEvening(cast: Cast): Promise<Evening> {
  const { hien: secretary, sy, nga } = cast.people;
  const unitId = cast.dongXanh;
  let now = new Date('2026-10-01T01:00:00Z').getTime();
  const tick = () => new Date((now += 60_000));
  const id = (name: string) => cast.members[name]!;
  const { id: taskId } = await cast.done(secretary, enterTask, { unitId, text: 'Vận động 12 hộ', memberId: id('Lê Thị Hoa'), dueOn: '2026-09-30', setOn: '2026-09-03', evidence: '' }, tick());
  const { id: meetingId } = await cast.done(secretary, meetings.plan, { unitId, kind: 'regular', month: '2026-10-01', startsAt: '2026-10-05T19:30', place: 'Nhà văn hóa thôn', dayReason: 'Bão' }, tick());
  const about = { unitId, meetingId: String(meetingId) };
  const record: Evening['record'] = (command, payload = {}) => cast.done(secretary, command, { ...about, ...payload }, tick());
  await record(meetings.holdPreMeeting, { heldAt: '2026-10-01T07:30', place: 'Nhà bí thư', memberIds: [id('Trần Thị Hiền'), id('Hồ Xuân Lộc')], content: 'Bàn đường làng', conclusion: 'Thống nhất' });
  await record(meetings.setAgenda, { items: [
    { origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }, { origin: 'playbook', key: 'results', title: 'Kết quả', minutes: 10, points: '' },
    { origin: 'superior', title: 'Quán triệt nghị quyết mới', minutes: 10, points: '' }, { origin: 'playbook', key: 'ideology', title: 'Tư tưởng', minutes: 10, points: '' },
    { origin: 'own', key: 'debate', title: 'Đường làng', minutes: 30, points: 'Mức đóng góp' }, { origin: 'playbook', key: 'resolution', title: 'Nghị quyết', minutes: 10, points: '' }
  ] });
  await record(meetings.draftResolution, { kind: 'resolution', subject: 'lãnh đạo nhiệm vụ tháng 10', preamble: '', clauses: [{ text: 'Chỉnh trang đường trục thôn', tasks: [{ text: 'Dọn 400 m', memberId: id('Trần Văn Sỹ'), dueOn: '2026-10-28', evidence: 'Ảnh' }] }] });
  await record(meetings.prepare);
  await record(meetings.announce, { text: 'Kính mời đồng chí dự sinh hoạt chi bộ.' });
  await cast.done(nga, meetings.reply, { ...about, answer: 'leave', reason: 'Khám bệnh' }, tick());
  await record(meetings.decideLeave, { memberId: id('Võ Thị Nga'), accepted: true });
  const { id: opinionId } = await cast.done(sy, meetings.sendOpinion, { ...about, text: 'Đèn đường hỏng' }, tick());
  now = new Date('2026-10-05T12:30:00Z').getTime();
  await record(meetings.open, { chairId: id('Trần Thị Hiền'), secretaryId: id('Hồ Xuân Lộc') });
  await record(meetings.markAttendance, { marks: names.map((name) => ({ memberId: id(name), mark: 'present' })) });
  const items = (await cast.database.owner.query<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position', [meetingId])).rows.map((one) => one.id);
  return {
    about, id, record, items, taskId: String(taskId), opinionId: String(opinionId),
    refused: async (command, payload = {}) => {
      const answer = await cast.send(secretary, command, { ...about, ...payload }, tick());
      return answer.answer === 'refused' ? answer.refusal : answer;
    },
    decide: async () => {
      const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
      await record(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
      await record(meetings.selfMark, { marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) });
      await record(meetings.vote, { ...hands, kind: 'self-mark', subject: 'điểm tự chấm' });
    },
    conclude: async () => {
      await record(meetings.approveMinutes, { inFavour: 4 });
      await record(meetings.conclude);
    }
  };
}

import type { DueAbout } from '#meetings/due.ts';
import { dayOf } from '#organisation/day.ts';
import { paperClock, paperDay, shortDay } from './papers.ts';

// What goes out by e-mail, in Vietnamese as the cell's papers are. Nothing of the debate, no personal details; of reasons only the one given for another time or place.

const closing = (address: string) => `\n\nMở trang của chi bộ: ${address}\n\nThư này do chương trình Nền Nếp gửi tự động, đồng chí không cần trả lời thư.`;
const when = (at: Date, day: string) => `${paperClock(at.toISOString())}, ${paperDay(day)}`;

export const noticeMail = (cell: string, month: string, text: string, address: string) => ({
  subject: `${cell}: mời sinh hoạt tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`, text: `${text}${closing(address)}`
});

/** What is told by itself when a meeting of which people were told gets another time or place. */
export const changeText = (month: string, from: { at: Date; place: string }, to: { at: Date; place: string }, reason: string) => [
  `Buổi sinh hoạt chi bộ tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)} thay đổi so với thông báo trước.`,
  ...(from.at.getTime() === to.at.getTime() ? [] : [`Thời gian mới: ${when(to.at, dayOf(to.at))} (trước đã báo: ${when(from.at, dayOf(from.at))}).`]),
  ...(from.place === to.place ? [] : [`Địa điểm mới: ${to.place} (trước đã báo: ${from.place}).`]),
  ...(reason ? [`Lý do: ${reason}.`] : [])
].join('\n');
/** What is told by itself when a meeting of which people were told is not held. */
export const calledOffText = (month: string, at: Date, place: string, reason: string) =>
  `Buổi sinh hoạt chi bộ tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)} đã báo vào ${when(at, dayOf(at))}, tại ${place}, không tổ chức.\nLý do: ${reason}.`;
export const calledOffMail = (cell: string, month: string, text: string, address: string) => ({
  subject: `${cell}: không tổ chức sinh hoạt tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`, text: `${text}${closing(address)}`
});

export const changeMail = (cell: string, month: string, text: string, address: string) => ({
  subject: `${cell}: thay đổi giờ, nơi sinh hoạt tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`, text: `${text}${closing(address)}`
});

const asked: Record<string, string> = {
  plan: 'báo lịch sinh hoạt', announce: 'gửi thông báo sinh hoạt', meet: 'tổ chức sinh hoạt', file: 'nộp hồ sơ sinh hoạt'
};
export const reminderMail = (cell: string, superior: string, about: string, address: string) => ({
  subject: `${superior} nhắc: ${asked[about] ?? about}`, text: `Kính gửi đồng chí bí thư ${cell}.\n\n${superior} đề nghị chi bộ ${asked[about] ?? about}.${closing(address)}`
});

export const dueMail = (about: Exclude<DueAbout, 'task-late'>, cell: string, at: Date, day: string, papers: string[], withoutHandbook: boolean, address: string) => {
  const waited = papers.length > 0 ? `Tài liệu còn thiếu: ${papers.join('; ')}.` : 'Bài chuyên đề chưa gửi đảng viên.';
  const said = {
    'notice-due': ['gửi thông báo và tài liệu', `Chi bộ sinh hoạt lúc ${when(at, day)}. Thông báo và tài liệu cần đến đảng viên trước ít nhất một ngày.${papers.length > 0 ? ` ${waited}` : ''}`],
    'papers-due': ['gửi tài liệu cho đảng viên', `Chi bộ sinh hoạt lúc ${when(at, day)}. ${waited} Tài liệu cần đến đảng viên trước ít nhất một ngày.`],
    'filing-due': ['nộp hồ sơ sinh hoạt', `Chi bộ đã sinh hoạt ${paperDay(day)}. ${withoutHandbook ? 'Hồ sơ cần nộp' : 'Kết quả cần đăng và nộp'} trong hai ngày sau buổi sinh hoạt.`]
  }[about] as [string, string];
  return { subject: `${cell}: ${said[0]}`, text: `Kính gửi đồng chí bí thư.\n\n${said[1]}${closing(address)}` };
};

export const taskMail = (cell: string, task: string, dueOn: string, address: string) => ({
  subject: `${cell}: việc đã quá hạn`, text: `Kính gửi đồng chí.\n\nViệc chi bộ giao: ${task}\nHạn: ${shortDay(dueOn)}.\n\nĐề nghị đồng chí báo kết quả, hoặc nói rõ khó khăn để chi bộ cùng gỡ.${closing(address)}`
});

export const taskReminderMail = (cell: string, task: string, dueOn: string, address: string) => ({
  subject: `${cell}: nhắc việc được giao`, text: `Kính gửi đồng chí.\n\nChi bộ nhắc việc: ${task}\nHạn: ${shortDay(dueOn)}.\n\nĐề nghị đồng chí báo kết quả, hoặc nói rõ khó khăn để chi bộ cùng gỡ.${closing(address)}`
});

// What passes between a cell and those who follow it: that something came and where to read it, not what it says.
export const visitMail = (cell: string, visitor: string, address: string) => ({
  subject: `${cell}: có phiếu dự sinh hoạt`, text: `Kính gửi đồng chí bí thư ${cell}.\n\nĐồng chí ${visitor} đã gửi phiếu dự sinh hoạt chi bộ. Đề nghị chi ủy đọc và trả lời.${closing(address)}`
});
export const visitAnsweredMail = (cell: string, address: string) => ({
  subject: `${cell}: chi bộ đã trả lời phiếu dự`, text: `Kính gửi đồng chí.\n\n${cell} đã trả lời phiếu dự sinh hoạt của đồng chí.${closing(address)}`
});
export const visitClashMail = (cell: string, at: Date, address: string) => ({
  subject: `${cell}: giờ sinh hoạt trùng với buổi dự khác`, text: `Kính gửi đồng chí.\n\n${cell} sinh hoạt lúc ${when(at, dayOf(at))}, trùng giờ với một buổi khác đồng chí dự kiến dự. Đề nghị đồng chí xem lại kế hoạch dự, báo văn phòng nếu cần đổi.${closing(address).replace('Mở trang của chi bộ', 'Mở trang của đồng chí')}`
});
export const answeredMail = (cell: string, by: string, address: string) => ({
  subject: `${cell}: kiến nghị đã được trả lời`, text: `Kính gửi đồng chí bí thư ${cell}.\n\nĐồng chí ${by} đã trả lời kiến nghị của chi bộ. Đề nghị đưa vào nội dung sinh hoạt và ghi ý kiến của chi bộ.${closing(address)}`
});

const ofInspections = {
  'inspection-told': 'Có một cuộc kiểm tra, giám sát được thông báo tới đồng chí.', 'inspection-paper': 'Có hồ sơ, tài liệu được yêu cầu nộp, có hạn.',
  'inspection-concluded': 'Đã có kết luận gửi tới đồng chí.', 'inspection-remedy': 'Có việc phải khắc phục sắp đến hạn hoặc đã quá hạn, chưa có báo cáo.'
};
/** About an inspection: that something is there, and nothing of it, not in the subject either. */
export const inspectionMail = (about: keyof typeof ofInspections, address: string) => ({
  subject: 'Nền Nếp: có việc cần đồng chí xem', text: `Kính gửi đồng chí.\n\n${ofInspections[about]} Đề nghị đồng chí đăng nhập để xem; thư này không ghi nội dung.${closing(address).replace('Mở trang của chi bộ', 'Mở trang')}`
});

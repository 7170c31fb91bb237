import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import * as members from '#members/commands.ts';
import * as inspections from '#inspection/commands.ts';
import { importMembers, importMembersBelow } from '#members/import-commands.ts';
import * as units from '#organisation/commands.ts';
import { importUnits } from '#organisation/import-commands.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { adoptFrame, decideMark, fillSheet, keepFrame, withdrawFrame } from '#quality/commands.ts';
import { criteriaOf } from '#quality/frame.ts';
import { typedOf } from '#quality/own-frame.ts';
import { checkInCode } from '#platform/secret.server.ts';
import * as models from '#models/commands.ts';
import * as reports from '#reports/commands.ts';
import * as tasks from '#resolutions/commands.ts';
import { hd42, phuTho } from '../rubrics/hd42.ts';
import { dismissSignal } from '#signals/commands.ts';
import * as visits from '#supervision/commands.ts';
import { castDay, type Cast } from './cast.ts';
import { uploadOf } from './uploads.ts';

/** A command that is done when it is sent at its place in the play. */
export interface Sample {
  who: Actor;
  command: Command;
  payload: Record<string, unknown>;
  at: Date;
}
type Play = AsyncGenerator<Sample, void, Record<string, unknown>>;

const minute = (text: string) => new Date(`${text}:00+07:00`);
const localMinute = (instant: Date) => new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(0, 16);

/**
 * Every command the program knows, each at least once at a place where it is done: the organisation, its people, two months
 * of a cell, what may go otherwise. Whoever plays it sends each sample and hands back its result.
 */
export async function* everyCommand(cast: Cast): Play {
  yield* organisation(cast);
  yield* people(cast);
  yield* month(cast);
  yield* otherwise(cast);
  yield* inspection(cast);
}

async function* organisation(cast: Cast): Play {
  const { commune, otherCommune, province, dongXanh, benMoi } = cast;
  const { administrator, provinceOffice, communeOffice, loc, nga, hoa } = cast.people;
  const at = minute('2026-09-01T08:00');
  const on = '2026-09-01';
  const second = await foundSite(cast.house.app, { name: 'Đảng bộ tỉnh thứ hai', kind: 'province', day: castDay, administratorName: 'Quản trị hai' });
  yield { who: { ...administrator, personId: second.personId }, command: units.appointFirstOfficer, payload: { unitId: second.unitId, holderName: 'Hồ Văn Đầu', from: castDay }, at };
  const { id: cell } = yield { who: communeOffice, command: units.foundUnit, payload: { unitId: commune, name: 'Chi bộ trạm y tế', kind: 'cell', type: 'public-service-unit', foundedOn: '2026-02-01', decisionNumber: '12-QĐ/ĐU', decisionDay: '2026-01-28' }, at };
  yield { who: communeOffice, command: units.renameUnit, payload: { unitId: cell, name: 'Chi bộ Trạm Y tế xã', on }, at };
  yield { who: communeOffice, command: units.retypeUnit, payload: { unitId: cell, type: 'administrative-office', on }, at };
  yield { who: provinceOffice, command: units.moveUnit, payload: { unitId: cell, newParentId: otherCommune, on }, at };
  yield { who: provinceOffice, command: units.dissolveUnit, payload: { unitId: cell, on: '2026-09-02', successorId: cast.farCell }, at };
  const { id: placeId } = yield { who: communeOffice, command: units.addPlace, payload: { unitId: commune, kind: 'hamlet', name: 'Thôn Đồng Xanh', cellId: dongXanh, from: castDay }, at };
  yield { who: communeOffice, command: units.coverPlace, payload: { unitId: commune, placeId, cellId: benMoi, from: on }, at };
  const remembered = { signature: 'e'.repeat(64), mapping: { 1: 'name' } };
  yield { who: communeOffice, command: importUnits, payload: { unitId: commune, since: '2026-02-01', remembered, rows: [{ at: 2, name: 'Đảng bộ bộ phận Trường học', kind: 'intermediate' }, { at: 3, name: 'Chi bộ Trường Mầm non', kind: 'cell', type: 'public-service-unit', parentAt: 2, decisionNumber: '13-QĐ/ĐU' }, { at: 4, name: 'Chi bộ thôn Tân Lập', kind: 'cell', type: 'village', hamlet: 'Thôn Tân Lập' }] }, at };
  const { id: postId } = yield { who: communeOffice, command: units.appoint, payload: { unitId: dongXanh, personId: nga.personId, holderName: nga.name, kind: 'committee-member', from: castDay }, at };
  yield { who: communeOffice, command: units.endPost, payload: { unitId: dongXanh, postId, on }, at };
  const { id: mistaken } = yield { who: communeOffice, command: units.appoint, payload: { unitId: dongXanh, holderName: 'Phân Công Nhầm', kind: 'in-charge', from: '2026-12-01' }, at };
  yield { who: communeOffice, command: units.takeBackPost, payload: { unitId: dongXanh, postId: mistaken, reason: 'Phân công nhầm người' }, at };
  const { id: delegationId } = yield { who: loc, command: units.delegate, payload: { unitId: dongXanh, toPersonId: hoa.personId, postKind: 'deputy', from: on, until: '2026-12-31', reason: 'Đi học' }, at };
  yield { who: loc, command: units.endDelegation, payload: { unitId: dongXanh, delegationId, on: '2026-09-10' }, at };
  yield { who: provinceOffice, command: units.setHoliday, payload: { unitId: province, day: '2026-09-21', kind: 'in-lieu', name: 'Nghỉ bù', source: 'Thông báo', confirmed: true }, at };
  yield { who: provinceOffice, command: units.removeHoliday, payload: { unitId: province, day: '2026-09-21' }, at };
  yield { who: communeOffice, command: units.setSetting, payload: { unitId: commune, name: 'meeting.quorum', value: 'warn 1/2' }, at };
  const { id: frame } = yield { who: communeOffice, command: keepFrame, payload: { unitId: commune, ...(JSON.parse(JSON.stringify(typedOf(phuTho))) as object), name: 'Khung của xã' }, at };
  yield { who: communeOffice, command: adoptFrame, payload: { unitId: cast.benMoi, frame, from: '2027-01-01' }, at };
  yield { who: communeOffice, command: withdrawFrame, payload: { unitId: commune, frame, reason: 'Lập nhầm' }, at };
  const { id: itemId } = yield { who: communeOffice, command: meetings.askCells, payload: { unitId: commune, month: '2026-10-01', title: 'Quán triệt nghị quyết', points: 'Nêu gương' }, at };
  yield { who: communeOffice, command: meetings.withdrawAsk, payload: { unitId: commune, itemId }, at };
  yield { who: communeOffice, command: meetings.remind, payload: { unitId: commune, asks: [{ about: 'plan', cellIds: [dongXanh] }, { about: 'file', cellIds: [benMoi] }] }, at };
  const [reminder] = await inScope(cast.house.app, { cells: [dongXanh] }, (trx) => trx.selectFrom('reminder').select('id').execute());
  yield { who: cast.people.hien, command: meetings.seeReminder, payload: { unitId: dongXanh, fromUnitId: commune, reminderId: reminder!.id }, at };
}

async function* people(cast: Cast): Play {
  const { commune, dongXanh, benMoi } = cast;
  const { hien, tai, communeOffice } = cast.people;
  const at = minute('2026-09-05T08:00');
  const { id: memberId } = yield { who: hien, command: members.addMember, payload: { unitId: dongXanh, fullName: 'Đậu Thị Mới', since: '2026-03-01', status: 'probationary', cardNumber: '12 345 678', phone: '0912 345 678', largeType: false }, at };
  const who = { unitId: dongXanh, memberId };
  yield { who: hien, command: members.correctName, payload: { ...who, fullName: 'Đậu Thị Mơi' }, at };
  yield { who: hien, command: members.setDetails, payload: { ...who, born: '1999', email: 'moi@example.test', largeType: true }, at };
  yield { who: hien, command: members.setStatus, payload: { ...who, status: 'official', from: '2026-06-01', decisionNumber: '3-QĐ/ĐU' }, at };
  yield { who: hien, command: members.correctStatus, payload: { ...who, began: '2026-06-01', status: 'official', from: '2026-05-20', decisionNumber: '4-QĐ/ĐU' }, at };
  yield { who: hien, command: members.setFlag, payload: { ...who, flag: 'temporary-away', from: '2026-07-01' }, at };
  yield { who: hien, command: members.correctFlag, payload: { ...who, flag: 'temporary-away', began: '2026-07-01', from: '2026-07-15' }, at };
  yield { who: hien, command: members.setFlag, payload: { ...who, flag: 'suspended', from: '2026-07-01' }, at };
  yield { who: hien, command: members.removeFlag, payload: { ...who, flag: 'suspended', began: '2026-07-01' }, at };
  yield { who: hien, command: members.endFlag, payload: { ...who, flag: 'temporary-away', on: '2026-09-01' }, at };
  const { id: groupId } = yield { who: communeOffice, command: units.foundUnit, payload: { unitId: dongXanh, name: 'Tổ đảng số 1', kind: 'party-group', foundedOn: '2026-02-01' }, at };
  yield { who: hien, command: members.setGroup, payload: { unitId: dongXanh, memberIds: [memberId], groupId, from: '2026-03-01' }, at };
  const remembered = { signature: 'f'.repeat(64), mapping: { 1: 'fullName' } };
  yield { who: tai, command: importMembers, payload: { unitId: benMoi, since: '2026-03-01', remembered, rows: [{ at: 2, fullName: 'Nguyễn Hữu Tài', phone: '0987654321' }, { at: 3, fullName: 'Cao Văn Tệp', born: '1980', admittedOn: '2025-10-01', status: 'probationary' }] }, at };
  yield { who: communeOffice, command: importMembersBelow, payload: { unitId: commune, since: '2026-03-01', rows: [{ at: 2, cellId: benMoi, fullName: 'Cao Thị Tệp', cardNumber: '00000042', admittedOn: '2025-01-01', officialOn: '2026-05-01' }] }, at };
  yield { who: hien, command: members.printSlip, payload: who, at };
  yield { who: communeOffice, command: members.stay, payload: { unitId: commune, memberId: cast.members['Lê Thị Hoa'], fromCellId: dongXanh, toCellId: benMoi, from: '2026-06-01' }, at };
  yield { who: communeOffice, command: members.endStay, payload: { unitId: commune, memberId: cast.members['Lê Thị Hoa'], fromCellId: dongXanh, toCellId: benMoi, on: '2026-08-01' }, at };
  const { id: there } = yield { who: communeOffice, command: members.transferMember, payload: { unitId: commune, memberId, fromCellId: dongXanh, toCellId: benMoi, on: '2026-09-05' }, at };
  yield { who: communeOffice, command: members.endMembership, payload: { unitId: benMoi, memberId: there, status: 'left', on: '2026-09-20' }, at: minute('2026-09-21T08:00') };
}

async function* month(cast: Cast): Play {
  const { dongXanh: unitId } = cast;
  const { hien, hoa, nga, sy, communeOffice, standing } = cast.people;
  const id = (name: string) => cast.members[name]!;
  const [chairId, secretaryId, hoaId, syId, ngaId, baoId] = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga', 'Nguyễn Gia Bảo'].map(id);
  const early = minute('2026-10-01T08:00');
  const day = { unitId, startsAt: '2026-10-03T19:30', place: 'Nhà văn hóa thôn', dayReason: 'Bão' };
  yield { who: hien, command: meetings.planYear, payload: { unitId, year: 2026, fromMonth: '2026-11-01', time: '19:30', place: 'Nhà văn hóa', themes: [{ month: '2026-12-01', theme: 'Nêu gương', authorId: chairId, reviewerId: secretaryId }] }, at: early };
  yield { who: hien, command: meetings.reportYear, payload: { unitId, year: 2026, note: 'Đã gửi' }, at: early };
  yield { who: hien, command: meetings.explainMonth, payload: { unitId, month: '2026-08-01', reason: 'Sinh hoạt ở chi bộ cũ', heldOn: '2026-08-03', present: 5 }, at: early };
  yield { who: hien, command: meetings.setNumber, payload: { unitId, kind: 'resolution', cycle: '2026', last: 8 }, at: early };
  yield { who: hien, command: meetings.setTerm, payload: { unitId, startsOn: '2026-09-20' }, at: early };
  yield { who: hien, command: meetings.issueThematicPlan, payload: { unitId, year: 2026 }, at: early };
  const { id: old } = yield { who: hien, command: tasks.enterTask, payload: { unitId, text: 'Vận động 12 hộ', memberId: hoaId, dueOn: '2026-10-01', setOn: '2026-09-03', evidence: '' }, at: early };
  yield { who: hoa, command: tasks.reportOnTask, payload: { unitId, taskId: old, text: 'Xong 10 hộ', saysDone: false }, at: early };
  const evidence = await uploadOf(hoa, 'Danh sách hộ.pdf');
  yield { who: hoa, command: tasks.reportOnTask, payload: { unitId, taskId: old, text: '', saysDone: false, percent: 75, link: 'Sổ của thôn, trang 12', evidence }, at: early };
  const ofTask = { unitId, taskId: old, reason: 'Mưa lũ' };
  yield { who: hien, command: tasks.changeTask, payload: { ...ofTask, dueOn: '2026-10-02', evidence: 'Danh sách hộ ký' }, at: early };
  yield { who: hien, command: tasks.handOverTask, payload: { ...ofTask, memberId: syId }, at: early };
  yield { who: hien, command: tasks.remindOfTasks, payload: { unitId, taskIds: [old] }, at: early };
  const [reminder] = await inScope(cast.house.app, { cells: [unitId] }, (trx) => trx.selectFrom('task_reminder').select('id').execute());
  yield { who: hien, command: tasks.markCalled, payload: { unitId, reminderId: reminder!.id }, at: early };
  yield { who: hien, command: tasks.reportForMember, payload: { unitId, taskId: old, memberId: syId, text: 'Xong', saysDone: true }, at: new Date(early.getTime() + 60_000) };
  const { id: twice } = yield { who: hien, command: tasks.enterTask, payload: { unitId, text: 'Ghi hai lần', dueOn: '2026-10-20', setOn: '2026-09-03', evidence: '' }, at: early };
  yield { who: hien, command: tasks.dropTask, payload: { unitId, taskId: twice, reason: 'Ghi trùng' }, at: early };
  const { id: meetingId } = yield { who: hien, command: meetings.plan, payload: { kind: 'regular', month: '2026-10-01', ...day }, at: early };
  const about = { unitId, meetingId };
  yield { who: hien, command: meetings.changePlan, payload: { ...about, kind: 'regular', ...day, startsAt: '2026-10-05T19:30' }, at: early };
  yield { who: hien, command: meetings.register, payload: about, at: early };
  const another = { ...about, startsAt: '2026-10-06T19:00', reason: 'Trùng lịch cấp ủy viên phụ trách' };
  const { id: proposalId } = yield { who: communeOffice, command: meetings.proposeTime, payload: another, at: early };
  yield { who: hien, command: meetings.answerProposal, payload: { ...about, proposalId, accepted: false, answer: 'Hôm đó thôn có việc' }, at: early };
  const { id: second } = yield { who: communeOffice, command: meetings.proposeTime, payload: { ...another, startsAt: '2026-10-05T19:00' }, at: early };
  yield { who: hien, command: meetings.answerProposal, payload: { ...about, proposalId: second, accepted: true, answer: '' }, at: early };
  yield { who: communeOffice, command: meetings.settle, payload: about, at: early };
  yield { who: communeOffice, command: meetings.settleTogether, payload: { unitId: cast.commune, meetings: [{ cellId: unitId, meetingId }] }, at: early };
  yield { who: hien, command: meetings.postpone, payload: { ...about, startsAt: '2026-10-06T19:30', reason: 'Mất điện' }, at: early };
  yield { who: hien, command: meetings.holdPreMeeting, payload: { ...about, heldAt: '2026-10-01T07:30', place: '', memberIds: [chairId, secretaryId], content: 'Bàn đường làng', conclusion: '' }, at: early };
  yield { who: hien, command: meetings.setAgenda, payload: { ...about, items: [{ origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }, { origin: 'own', title: 'Đường làng', minutes: 30, points: '' }] }, at: early };
  yield { who: hien, command: meetings.draftResolution, payload: { ...about, kind: 'resolution', subject: 'nhiệm vụ tháng', preamble: '', clauses: [{ text: 'Chỉnh trang đường', tasks: [{ text: 'Dọn 400 m', memberId: syId, dueOn: '2026-10-28', evidence: 'Ảnh' }] }] }, at: early };
  const paper = { ...about, ...(await uploadOf(hien, 'Chuyên đề.pdf')) };
  const { id: thematic } = yield { who: hien, command: meetings.addPaper, payload: { ...paper, kind: 'thematic' }, at: early };
  yield { who: hien, command: meetings.advancePaper, payload: { ...about, paperId: thematic, step: 'reviewed' }, at: early };
  yield { who: hien, command: meetings.removePaper, payload: { ...about, paperId: thematic }, at: early };
  yield { who: hien, command: meetings.changePlan, payload: { ...about, kind: 'combined', ...day, startsAt: '2026-10-06T19:30', theme: 'Nêu gương', authorId: syId, reviewerId: hoaId }, at: early };
  const theme = { ...about, ...(await uploadOf(sy, 'Nêu gương.pdf')) };
  const { id: firstDraft } = yield { who: sy, command: meetings.submitTheme, payload: theme, at: early };
  yield { who: hoa, command: meetings.stepTheme, payload: { ...about, paperId: firstDraft, step: 'returned', remark: 'Thêm số liệu của thôn' }, at: early };
  const { id: draft } = yield { who: sy, command: meetings.submitTheme, payload: { ...theme, ...(await uploadOf(sy, 'Nêu gương.pdf', 'sửa lại')) }, at: early };
  yield { who: hoa, command: meetings.stepTheme, payload: { ...about, paperId: draft, step: 'reviewed', remark: '' }, at: early };
  yield { who: sy, command: meetings.stepTheme, payload: { ...about, paperId: draft, step: 'distributed', remark: '' }, at: early };
  yield { who: hien, command: meetings.prepare, payload: about, at: early };
  const { id: noticeId } = yield { who: hien, command: meetings.announce, payload: { ...about, text: 'Kính mời đồng chí dự sinh hoạt chi bộ.' }, at: early };
  yield { who: hien, command: meetings.issueBefore, payload: about, at: early };
  const proof = await uploadOf(hien, 'Màn hình.png');
  yield { who: hien, command: meetings.markPostedBefore, payload: { ...about, postedAt: localMinute(early), proof }, at: early };
  yield { who: hien, command: meetings.markTold, payload: { ...about, noticeId, personId: hoa.personId }, at: early };
  yield { who: nga, command: meetings.reply, payload: { ...about, answer: 'leave', reason: 'Khám bệnh' }, at: early };
  yield { who: hien, command: meetings.decideLeave, payload: { ...about, memberId: ngaId, accepted: true }, at: early };
  yield { who: hien, command: meetings.replyFor, payload: { ...about, memberId: syId, answer: 'coming', reason: '' }, at: early };
  const { id: opinionId } = yield { who: sy, command: meetings.sendOpinion, payload: { ...about, text: 'Đèn đường' }, at: early };
  yield { who: sy, command: meetings.makeCalendarAddress, payload: { unitId }, at: early };
  yield { who: sy, command: meetings.revokeCalendarAddress, payload: { unitId }, at: early };

  const evening = minute('2026-10-06T19:30');
  yield { who: hien, command: meetings.open, payload: { ...about, chairId, secretaryId, markerId: hoaId }, at: evening };
  const takeBack = (what: string, subjectId?: unknown) => ({ who: hien, command: meetings.takeBack, payload: { ...about, what, ...(subjectId ? { subjectId } : {}) }, at: evening });
  yield takeBack('opening');
  yield { who: hien, command: meetings.open, payload: { ...about, chairId, secretaryId, markerId: hoaId }, at: evening };
  const [item] = await inScope(cast.house.app, { cells: [unitId] }, (trx) => trx.selectFrom('agenda_item').select('id').where('meeting_id', '=', String(meetingId)).orderBy('position').execute());
  yield { who: hoa, command: meetings.checkIn, payload: { ...about, code: checkInCode(String(meetingId), evening) }, at: evening };
  yield { who: hien, command: meetings.markAttendance, payload: { ...about, marks: [chairId, secretaryId, syId, baoId].map((memberId) => ({ memberId, mark: 'present' })) }, at: evening };
  const { id: guestId } = yield { who: hien, command: meetings.addGuest, payload: { ...about, name: 'Nguyễn Văn Khách', role: 'Trưởng thôn' }, at: evening };
  yield { who: hien, command: meetings.removeGuest, payload: { ...about, guestId }, at: evening };
  yield { who: hien, command: meetings.startItem, payload: { ...about, itemId: item!.id }, at: evening };
  yield takeBack('item', item!.id);
  yield { who: hien, command: meetings.startItem, payload: { ...about, itemId: item!.id }, at: evening };
  const { id: speechId } = yield { who: hien, command: meetings.noteSpeech, payload: { ...about, itemId: item!.id, memberId: syId, text: 'Nhất trí' }, at: evening };
  yield { who: hien, command: meetings.changeSpeech, payload: { ...about, speechId, text: 'Nhất trí, thêm đèn' }, at: evening };
  const { id: wrong } = yield { who: hien, command: meetings.noteSpeech, payload: { ...about, itemId: item!.id, memberId: hoaId, text: '' }, at: evening };
  yield { who: hien, command: meetings.removeSpeech, payload: { ...about, speechId: wrong }, at: evening };
  yield { who: hien, command: meetings.stateDues, payload: { ...about, statement: '6/6 đồng chí đã nộp.' }, at: evening };
  yield takeBack('dues');
  yield { who: hien, command: meetings.stateDues, payload: { ...about, statement: '6/6 đồng chí đã nộp.' }, at: evening };
  yield { who: hien, command: meetings.judgeTask, payload: { ...about, taskId: old, result: 'carried', note: 'Mưa lũ', newDueOn: '2026-10-25' }, at: evening };
  yield takeBack('judgement', old);
  yield { who: hien, command: meetings.judgeTask, payload: { ...about, taskId: old, result: 'done', note: '' }, at: evening };
  yield { who: hien, command: meetings.answerOpinion, payload: { ...about, opinionId, answer: 'Sẽ lắp', dueOn: '2026-10-20' }, at: evening };
  yield takeBack('answer', opinionId);
  yield { who: hien, command: meetings.answerOpinion, payload: { ...about, opinionId, answer: 'Sẽ lắp', dueOn: '2026-10-20' }, at: evening };

  const late = new Date(evening.getTime() + 95 * 60_000);
  const hands = { ...about, inFavour: 4, against: 0, abstained: 0, reserved: [] };
  const { id: voteId } = yield { who: hien, command: meetings.vote, payload: { ...hands, kind: 'resolution', subject: 'nghị quyết', inFavour: 3, against: 1, reserved: [{ memberId: syId, opinion: 'Cần xem lại' }] }, at: late };
  yield takeBack('vote', voteId);
  yield { who: hien, command: meetings.vote, payload: { ...hands, kind: 'resolution', subject: 'nghị quyết' }, at: late };
  yield { who: hien, command: meetings.selfMark, payload: { ...about, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) }, at: late };
  yield takeBack('self-mark');
  const lines = criteriaOf(hd42).map((one) => ({ criterion: one.key, points: one.max, reason: '' }));
  yield { who: hien, command: fillSheet, payload: { ...about, frame: hd42.id, lines }, at: late };
  yield { who: hien, command: meetings.vote, payload: { ...hands, kind: 'self-mark', subject: 'tự chấm' }, at: late };
  yield { who: hien, command: meetings.approveMinutes, payload: { ...about, inFavour: 4 }, at: late };
  yield takeBack('approval');
  yield { who: hien, command: meetings.approveMinutes, payload: { ...about, inFavour: 4 }, at: late };
  yield { who: hien, command: meetings.conclude, payload: about, at: late };
  yield { who: hien, command: meetings.wordMinutes, payload: { ...about, part: 'ideology', text: 'Tư tưởng đảng viên ổn định.', before: '' }, at: late };
  yield { who: hien, command: meetings.recordAnswer, payload: { unitId, opinionId, text: 'Đã thay bóng', givenOn: localMinute(late).slice(0, 10), givenBy: 'Hồ Xuân Lộc' }, at: late };
  yield { who: hien, command: meetings.write, payload: about, at: late };
  yield { who: hien, command: meetings.addAddendum, payload: { ...about, text: 'Bổ sung: có 2 khách.' }, at: late };
  yield { who: hien, command: meetings.fileDocuments, payload: about, at: late };
  yield { who: hien, command: meetings.markPosted, payload: { ...about, postedAt: localMinute(late), proof }, at: late };
  yield { who: hien, command: meetings.file, payload: about, at: late };
  yield { who: standing, command: meetings.grade, payload: { ...about, grade: 'tot', points: 95, reason: 'Nghiêm túc' }, at: late };
  yield { who: standing, command: decideMark, payload: { ...about, over: late.toISOString(), lines: [{ criterion: '5', points: 4, reason: 'Ít tự phê bình' }], reason: 'Nghiêm túc' }, at: new Date(late.getTime() + 60_000) };

  const { inCharge } = cast.people;
  const { id: visitId } = yield { who: inCharge, command: visits.reportVisit, payload: { ...about, presence: 'whole', goods: ['prepared', 'frank'], goodWords: 'Bàn kỹ', mend: 'few-speakers', mendWords: 'Mời đồng chí trẻ nói trước', mendMemberId: chairId, mendBy: '2026-11-03', earlier: [] }, at: late };
  yield { who: inCharge, command: visits.addToVisit, payload: { unitId, visitId, text: 'Có ba đồng chí phát biểu.' }, at: late };
  yield { who: hien, command: visits.answerVisit, payload: { unitId, visitId, answer: 'not-so', reason: 'Buổi này có năm đồng chí' }, at: late };
  yield { who: inCharge, command: visits.settleVisit, payload: { unitId, visitId, result: 'not-mended', words: 'Xem lại', newBy: '2026-12-03' }, at: late };
}

/** What ends or begins otherwise: a meeting on paper, one missed, a cell with only a secretary. */
async function* otherwise(cast: Cast): Play {
  const { hien, tai } = cast.people;
  const at = minute('2026-11-20T08:00');
  const meetingOf = (unitId: string, month: string) => inScope(cast.house.app, { cells: [unitId] }, (trx) =>
    trx.selectFrom('meeting').select('id').where('month', '=', month).where('cell_id', '=', unitId).executeTakeFirstOrThrow());
  const november = { unitId: cast.dongXanh, meetingId: (await meetingOf(cast.dongXanh, '2026-11-01')).id };
  yield { who: hien, command: meetings.recordAfterwards, payload: { ...november, startsAt: '2026-11-03T19:30', chairId: cast.members['Trần Thị Hiền'], secretaryId: cast.members['Hồ Xuân Lộc'] }, at };
  yield { who: hien, command: meetings.selfMark, payload: { ...november, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) }, at };
  const asked = { unitId: cast.dongXanh };
  const { id: requestId } = yield { who: hien, command: visits.raiseRequest, payload: { ...asked, text: 'Hỗ trợ xi măng làm đường', meetingId: november.meetingId }, at };
  const give = { unitId: cast.commune, cellId: cast.dongXanh, requestId, personId: cast.people.inCharge.personId, dueOn: '2026-12-05', text: 'Báo cáo thường trực' };
  const answer = { who: cast.people.inCharge, command: visits.answerRequest, payload: { ...asked, requestId, text: 'Xã cấp 10 tấn trong tháng 12' }, at };
  yield { who: cast.people.communeOffice, command: visits.giveRequest, payload: give, at };
  yield answer;
  yield { who: hien, command: visits.takeAnswer, payload: { ...asked, requestId, taken: false, text: 'Cần 15 tấn' }, at };
  yield { who: cast.people.communeOffice, command: visits.giveRequest, payload: give, at };
  yield answer;
  yield { who: hien, command: visits.takeAnswer, payload: { ...asked, requestId, taken: true, text: '' }, at };
  const visitTo = { unitId: cast.commune, cellId: cast.dongXanh };
  yield { who: hien, command: visits.askForVisit, payload: { unitId: cast.dongXanh, text: 'Dự buổi bàn đường làng' }, at };
  yield { who: cast.people.communeOffice, command: visits.drawPlan, payload: { unitId: cast.commune, quarter: '2026-Q4' }, at };
  const { id: entryId } = yield { who: cast.people.communeOffice, command: visits.planVisit, payload: { ...visitTo, month: '2027-01-01', personId: cast.people.inCharge.personId }, at };
  yield { who: cast.people.communeOffice, command: visits.moveVisit, payload: { ...visitTo, entryId, month: '2027-02-01', personId: cast.people.inCharge.personId, reason: 'Đồng chí đi công tác' }, at };
  yield { who: cast.people.communeOffice, command: visits.dropVisit, payload: { ...visitTo, entryId, reason: 'Đã dự ở quý trước' }, at };
  yield { who: cast.people.communeOffice, command: visits.importVisits, payload: { unitId: cast.commune, rows: [{ at: 2, cellId: cast.dongXanh, month: '2027-05-01', personId: cast.people.inCharge.personId }], remembered: { signature: 'd'.repeat(64), mapping: { 0: 'cell' } } }, at };
  const [visit] = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => trx.selectFrom('visit').select('id').execute());
  yield { who: cast.people.inCharge, command: visits.reportVisit, payload: { ...november, presence: 'part', goods: ['orderly'], goodWords: '', mend: 'nothing', earlier: [{ visitId: visit!.id, result: 'mended', words: 'Tám đồng chí phát biểu' }] }, at };
  const december = { unitId: cast.dongXanh, meetingId: (await meetingOf(cast.dongXanh, '2026-12-01')).id };
  yield { who: hien, command: meetings.miss, payload: { ...december, reason: 'Lũ lụt' }, at };
  const { id: meetingId } = yield { who: tai, command: meetings.plan, payload: { unitId: cast.benMoi, kind: 'regular', month: '2026-12-01', startsAt: '2026-12-03T19:30', place: 'Nhà văn hóa', dayReason: '' }, at };
  yield { who: tai, command: meetings.skipPreMeeting, payload: { unitId: cast.benMoi, meetingId }, at };
  const report = { unitId: cast.commune, period: '2026-10' };
  const { communeOffice, standing } = cast.people;
  const { id: deputy } = yield { who: communeOffice, command: units.appoint, payload: { unitId: cast.benMoi, holderName: 'Hồ Văn Phó', kind: 'deputy', from: castDay, until: '2026-12-31' }, at };
  yield { who: tai, command: dismissSignal, payload: { unitId: cast.benMoi, kind: 'term-ends', subject: deputy, rests: '2026-12-31', reason: 'Đại hội đã định ngày 20/12' }, at };
  yield { who: communeOffice, command: reports.setReportNumber, payload: { unitId: cast.commune, last: 40 }, at };
  yield { who: communeOffice, command: reports.draftReport, payload: { ...report, remarks: 'Các chi bộ họp nghiêm túc.', proposals: '', version: 0 }, at };
  yield { who: standing, command: reports.closeReport, payload: { ...report, remarks: 'Các chi bộ họp nghiêm túc.', proposals: 'Tặng thêm tài liệu', version: 1 }, at };
  yield { who: communeOffice, command: reports.supplementReport, payload: report, at };
  const chosen = { unitId: cast.commune, cellId: cast.dongXanh };
  const { id: modelId } = yield { who: standing, command: models.chooseModel, payload: { ...chosen, purpose: 'Sinh hoạt chuyên đề', expected: 'Mỗi quý một chuyên đề có nghị quyết', helper: 'Ban Xây dựng Đảng', decision: '15-KH/ĐU', from: '2026-09-15', until: '2027-09-15' }, at };
  yield { who: communeOffice, command: models.reviewModel, payload: { ...chosen, modelId, kind: 'half-year', words: 'Làm tốt, cần nhân rộng' }, at };
  const { rows: [said] } = await cast.database.owner.query<{ meeting: string; item: string; resolution: string }>(`select m.id as meeting, a.id as item, m.resolution_id as resolution from meeting m join agenda_item a on a.cell_id = m.cell_id and a.meeting_id = m.id and a.origin = 'own'
    where m.cell_id = $1 and m.month = '2026-10-01'`, [cast.dongXanh]);
  const share = { unitId: cast.dongXanh, modelId, meetingId: said!.meeting, minutes: 30 };
  const { id: thingId } = yield { who: hien, command: models.shareThing, payload: { ...share, what: 'item', sourceId: said!.item, title: 'Đường làng', points: 'Mức đóng góp' }, at };
  yield { who: tai, command: models.takeThing, payload: { unitId: cast.benMoi, meetingId, thingId }, at };
  const { id: other } = yield { who: hien, command: models.shareThing, payload: { ...share, what: 'resolution', sourceId: said!.resolution, title: 'Nghị quyết làm đường', points: 'Mỗi hộ góp hai ngày công' }, at };
  yield { who: hien, command: models.withdrawThing, payload: { unitId: cast.dongXanh, thingId: other }, at };
  yield { who: standing, command: models.reviewModel, payload: { ...chosen, modelId, kind: 'final', words: 'Kết thúc', outcome: 'renewed', until: '2028-01-01' }, at };
}

/** Plays it all through the door as it stands, and answers each envelope that was done, in order. */
export async function playThrough(cast: Cast, play: Play = everyCommand(cast)) {
  const sent: { who: Actor; command: Command; payload: Record<string, unknown>; at: Date; id: string }[] = [];
  for (let step = await play.next(); !step.done; ) {
    const { who, command, payload, at } = step.value;
    const id = newId();
    const result = await cast.done(who, command, payload, at, id);
    sent.push({ who, command, payload, at, id });
    step = await play.next(result);
  }
  return sent;
}

/** A year's programme, and one inspection of it from its decision to its end. */
async function* inspection(cast: Cast): Play {
  const { standing, inspector, inCharge } = cast.people;
  const at = minute('2026-11-20T09:00');
  const unitId = cast.commune;
  const entry = { unitId, subjectId: cast.benMoi, kind: 'supervision', about: 'Nề nếp sinh hoạt chi bộ', quarter: '2026-Q4' };
  const { id: inspectionId } = yield { who: standing, command: inspections.planInspection, payload: entry, at };
  const { id: other } = yield { who: standing, command: inspections.planInspection, payload: { ...entry, kind: 'inspection', memberIds: [cast.members['Nguyễn Hữu Tài']] }, at };
  yield { who: standing, command: inspections.passProgramme, payload: { unitId, year: 2026, number: '05-CTr/ĐU', passedOn: '2026-11-20' }, at };
  yield { who: standing, command: inspections.dropInspection, payload: { unitId, inspectionId: other, reason: 'Cấp trên đã kiểm tra' }, at };
  const team = { leadId: inspector.personId, memberIds: [inCharge.personId] };
  yield { who: standing, command: inspections.beginInspection, payload: { unitId, inspectionId, decision: '12-QĐ/ĐU', decisionDay: '2026-11-20', beginsOn: '2026-11-20', days: 30, ...team }, at };
  yield { who: standing, command: inspections.changeTeam, payload: { unitId, inspectionId, ...team, scribeId: cast.people.communeOffice.personId, reason: 'Cần thêm thư ký', version: 2 }, at };
  yield { who: inspector, command: inspections.finishStep, payload: { unitId, inspectionId, step: 'prepare', on: '2026-11-20' }, at };
  yield { who: standing, command: inspections.extendInspection, payload: { unitId, inspectionId, days: 10, reason: 'Cần xác minh thêm' }, at };
  const [byTeam, byCell] = [{ unitId, inspectionId }, { unitId: cast.benMoi, inspectionId }];
  const { tai } = cast.people;
  const { id: paperId } = yield { who: inspector, command: inspections.askPaper, payload: { ...byTeam, text: 'Báo cáo tự kiểm tra', dueOn: '2026-12-01' }, at };
  yield { who: tai, command: inspections.handInPaper, payload: { ...byCell, paperId, text: 'Bản chụp 12 trang', file: await uploadOf(tai, 'tu-kiem-tra.pdf') }, at };
  yield { who: inCharge, command: inspections.judgePaper, payload: { ...byTeam, paperId, word: 'received', text: '' }, at };
  const { id: findingId } = yield { who: inCharge, command: inspections.noteFinding, payload: { ...byTeam, nature: 'shortcoming', text: 'Biên bản tháng 8 chưa ký' }, at };
  yield { who: inspector, command: inspections.withdrawFinding, payload: { ...byTeam, findingId, reason: 'Đã ký, để ở sổ khác' }, at };
  yield { who: inspector, command: inspections.noteFinding, payload: { ...byTeam, nature: 'good', text: 'Họp đủ 12 tháng' }, at };
  yield { who: inspector, command: inspections.wordConclusion, payload: { ...byTeam, text: 'Chi bộ giữ nền nếp.', version: 0 }, at };
  const { id: remedyId } = yield { who: inspector, command: inspections.setRemedy, payload: { ...byTeam, text: 'Ghi đủ ý kiến từng đồng chí', memberId: cast.members['Nguyễn Hữu Tài'], dueOn: '2026-12-31' }, at };
  yield { who: inspector, command: inspections.finishStep, payload: { ...byTeam, step: 'conduct', on: '2026-11-20' }, at };
  yield { who: standing, command: inspections.finishStep, payload: { ...byTeam, step: 'conclude', on: '2026-11-20' }, at };
  yield { who: tai, command: inspections.reportRemedy, payload: { ...byCell, remedyId, text: 'Đã ghi từ tháng 11' }, at };
  yield { who: inspector, command: inspections.settleRemedy, payload: { ...byTeam, remedyId, result: 'not-done', text: 'Còn thiếu hai đồng chí', newDueOn: '2027-01-15' }, at };
}

import * as inspections from '#inspection/commands.ts';
import { dayOf, quarterOf, yearOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { CellInHand, Send } from './month.ts';

/** The programme of inspection and supervision: one concluded, one under way in the demo's own cell, one still to come. */
export async function playInspections(send: Send, standing: Actor, inspector: Actor, unitId: string, [first, second, third]: readonly CellInHand[], now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  const on = (days: number) => dayOf(ago(days));
  const quarter = (day: string) => `${yearOf(day)}-Q${quarterOf(day)}`;
  const plan = async (cell: CellInHand, kind: string, about: string, days: number) => String((await send(standing, inspections.planInspection, { unitId, subjectId: cell.id, kind, about, quarter: quarter(on(days)) }, ago(95)))['id']);
  const begin = (inspectionId: string, number: number, cell: CellInHand, length: number, days: number) =>
    send(standing, inspections.beginInspection, { unitId, inspectionId, decision: `${number}-QĐ/ĐU`, decisionDay: on(days + 2), beginsOn: on(days), days: length, leadId: inspector.personId, scribeId: cell.inCharge.personId, memberIds: [standing.personId] }, ago(days + 1));
  const done = (who: Actor, inspectionId: string, step: string, days: number) => send(who, inspections.finishStep, { unitId, inspectionId, step, on: on(days) }, ago(days));
  if (!first) return;
  const past = second && (await plan(second, 'supervision', 'Việc thu, nộp và quản lý đảng phí từ đầu năm đến nay', 80));
  const running = await plan(first, 'supervision', 'Việc chấp hành nền nếp, nâng cao chất lượng sinh hoạt chi bộ 12 tháng qua', 12);
  if (third) await plan(third, 'inspection', 'Việc lãnh đạo thực hiện nghị quyết của chi bộ về xây dựng nông thôn mới', -30);
  await send(standing, inspections.passProgramme, { unitId, year: yearOf(on(12)), number: '05-CTr/ĐU', passedOn: on(93) }, ago(93));
  const say = async (who: Actor, command: Parameters<Send>[1], inspectionId: string, said: Record<string, unknown>, days: number) => String((await send(who, command, { unitId, inspectionId, ...said }, ago(days)))['id']);
  const handIn = (cell: CellInHand, inspectionId: string, paperId: string, text: string, days: number) => send(cell.secretary, inspections.handInPaper, { unitId: cell.id, inspectionId, paperId, text }, ago(days));
  if (past) {
    await begin(past, 31, second, 24, 80);
    const book = await say(inspector, inspections.askPaper, past, { text: 'Sổ thu, nộp đảng phí từ đầu năm', dueOn: on(70) }, 78);
    await done(inspector, past, 'prepare', 75);
    await handIn(second, past, book, 'Sổ giấy, giao đồng chí thư ký đoàn tại nhà văn hóa.', 72);
    await say(inspector, inspections.judgePaper, past, { paperId: book, word: 'received', text: '' }, 71);
    await say(inspector, inspections.noteFinding, past, { nature: 'good', text: 'Thu đúng mức, nộp lên cấp trên đúng quý.' }, 66);
    await say(second.inCharge, inspections.noteFinding, past, { nature: 'shortcoming', text: 'Sổ thu tháng 3 và tháng 4 ghi gộp, chưa có chữ ký từng đồng chí.' }, 65);
    await say(inspector, inspections.wordConclusion, past, { text: 'Chi bộ thu, nộp đảng phí đúng quy định về mức và thời hạn.\nHạn chế: sổ thu hai tháng ghi gộp, thiếu chữ ký; trách nhiệm thuộc đồng chí được giao giữ sổ và chi ủy.', version: 0 }, 63);
    const sign = await say(inspector, inspections.setRemedy, past, { text: 'Lập lại sổ thu theo từng tháng, từng đồng chí ký', memberId: second.members[0]!.id, dueOn: on(30) }, 63);
    const guide = await say(inspector, inspections.setRemedy, past, { text: 'Phổ biến lại quy định về đảng phí cho toàn chi bộ', memberId: second.members[1]!.id, dueOn: on(20) }, 63);
    await done(inspector, past, 'conduct', 62);
    await done(standing, past, 'conclude', 57);
    await send(second.secretary, inspections.reportRemedy, { unitId: second.id, inspectionId: past, remedyId: sign, text: 'Đã lập lại sổ, các đồng chí đã ký đủ.' }, ago(33));
    await say(inspector, inspections.settleRemedy, past, { remedyId: sign, result: 'done', text: '' }, 28);
    await say(inspector, inspections.settleRemedy, past, { remedyId: guide, result: 'not-done', text: 'Mới phổ biến cho nửa số đảng viên.', newDueOn: on(-12) }, 18);
  }
  await begin(running, 38, first, 30, 12);
  const own = await say(inspector, inspections.askPaper, running, { text: 'Báo cáo tự kiểm tra theo đề cương', dueOn: on(-1) }, 10);
  const minutes = await say(inspector, inspections.askPaper, running, { text: 'Sổ biên bản sinh hoạt chi bộ 12 tháng qua', dueOn: on(2) }, 10);
  await done(inspector, running, 'prepare', 6);
  await handIn(first, running, minutes, 'Sổ giấy, giao đồng chí trưởng đoàn.', 4);
  await handIn(first, running, own, 'Bản giấy 8 trang.', 3);
  await say(inspector, inspections.judgePaper, running, { paperId: own, word: 'asked-again', text: 'Chưa nêu trách nhiệm của từng đồng chí chi ủy viên.' }, 2);
  await say(inspector, inspections.noteFinding, running, { nature: 'good', text: 'Họp đủ 12 tháng, biên bản đầy đủ.' }, 1);
}

/** The demo's own cell supervises its members by its programme: one concluded with a remedy still open, of the member who can be signed in as; one under way; one to come. */
export async function playOwnInspections(send: Send, cell: CellInHand, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  const on = (days: number) => dayOf(ago(days));
  const { id: unitId, secretary, members } = cell;
  const official = members.filter((one) => !one.probationary && !one.exempt);
  const [deputy, hoa, third, fourth, fifth] = [official[1], official.find((one) => one.actor.name === 'Lê Thị Hoa'), ...official.slice(5, 8)];
  if (!deputy || !hoa || !third || !fourth || !fifth) return;
  const by = { unitId };
  const plan = async (whom: typeof hoa, kind: string, about: string, days: number) => String((await send(secretary, inspections.planInspection, { ...by, subjectId: unitId, kind, about, quarter: `${yearOf(on(days))}-Q${quarterOf(on(days))}`, memberIds: [whom.id] }, ago(100)))['id']);
  const past = await plan(hoa, 'supervision', 'Việc thực hiện nhiệm vụ chi bộ phân công và trách nhiệm nêu gương năm nay', 60);
  const running = await plan(third, 'inspection', 'Việc chấp hành nghị quyết của chi bộ về xây dựng khu dân cư kiểu mẫu', 9);
  await plan(fourth, 'supervision', 'Việc đóng đảng phí và giữ mối liên hệ với nhân dân nơi cư trú', -30);
  await send(secretary, inspections.passProgramme, { ...by, year: yearOf(on(9)), number: '02-CTr/CB', passedOn: on(98) }, ago(98));
  const begin = (inspectionId: string, number: string, lead: string, members: string[], length: number, days: number) => send(secretary, inspections.beginInspection, { ...by, inspectionId, decision: number, decisionDay: on(days + 1), beginsOn: on(days), days: length, leadId: lead, memberIds: members }, ago(days));
  const say = async (who: Actor, command: Parameters<Send>[1], inspectionId: string, said: Record<string, unknown>, days: number) => String((await send(who, command, { ...by, inspectionId, ...said }, ago(days)))['id']);

  await begin(past, '03-QĐ/CB', deputy.actor.personId, [secretary.personId], 24, 60);
  const own = await say(deputy.actor, inspections.askPaper, past, { text: 'Báo cáo tự kiểm tra theo gợi ý', dueOn: on(50) }, 59);
  await say(deputy.actor, inspections.finishStep, past, { step: 'prepare', on: on(57) }, 57);
  await say(hoa.actor, inspections.handInPaper, past, { paperId: own, text: 'Bản viết tay 3 trang, gửi đồng chí chủ trì.' }, 52);
  await say(deputy.actor, inspections.judgePaper, past, { paperId: own, word: 'received', text: '' }, 51);
  await say(deputy.actor, inspections.noteFinding, past, { nature: 'good', text: 'Làm xong các việc được phân công, gần gũi bà con trong xóm.' }, 47);
  await say(deputy.actor, inspections.noteFinding, past, { nature: 'shortcoming', text: 'Có hai việc báo cáo chậm so với hạn.' }, 47);
  await say(deputy.actor, inspections.wordConclusion, past, { text: 'Đồng chí hoàn thành nhiệm vụ được phân công, nêu gương trong sinh hoạt.\nHạn chế: hai việc báo cáo chậm.', version: 0 }, 45);
  await say(deputy.actor, inspections.setRemedy, past, { text: 'Báo cáo việc được phân công đúng hạn, trước mỗi kỳ sinh hoạt', memberId: hoa.id, dueOn: on(-15) }, 45);
  await say(deputy.actor, inspections.finishStep, past, { step: 'conduct', on: on(43) }, 43);
  await say(secretary, inspections.finishStep, past, { step: 'conclude', on: on(40) }, 40);

  await begin(running, '04-QĐ/CB', secretary.personId, [fifth.actor.personId], 20, 9);
  await say(secretary, inspections.askPaper, running, { text: 'Báo cáo tự kiểm tra theo gợi ý', dueOn: on(-3) }, 7);
  await say(secretary, inspections.finishStep, running, { step: 'prepare', on: on(6) }, 6);
}

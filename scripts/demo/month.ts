import * as meetings from '#meetings/commands.ts';
import { gradeOf, markGroups } from '#meetings/self-mark.ts';
import { addDays, addMonths, dayOf, firstOfMonth, localMinuteOf } from '#organisation/day.ts';
import { decideMark, fillSheet } from '#quality/commands.ts';
import type { openSheet } from '#quality/sheet.ts';
import { handOverTask, remindOfTasks, reportOnTask } from '#resolutions/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { moment } from '#words/format.ts';
import { asks, copiedPreparation, frank, guests, houseBusiness, leaveReasons, letLie, lostReasons, missedReasons, opinionsBefore, preMeetings, remarks, reports, reservedOpinions, topicsOf, type Topic } from './business.ts';
import { come, type Turn } from './course.ts';
import { drawFrom, type DemoCell, type Draw } from './names.ts';
import type { Ground } from './neighbours.ts';

/** What the demo knows of a cell while it loads. */
export interface CellInHand {
  id: string;
  index: number;
  /** as it lives in the month that is played */
  shape: DemoCell;
  secretary: Actor;
  /** whose cell it is */
  ground: Ground;
  /** `exempt`: need not attend, for whichever reason; `from`: the day they came to the cell */
  members: { id: string; actor: Actor; probationary: boolean; exempt: boolean; from: string }[];
  inCharge: Actor;
  /** open tasks with who answers for them */
  tasks: { id: string; memberId: string; carried: number; saysDone: boolean }[];
  draw: Draw;
}
export type Send = (who: Actor, command: Command, payload: Record<string, unknown>, at: Date) => Promise<Record<string, unknown>>;

/** What a turn is played with: the door, the moment, and what the cell reads back of its own. */
export interface Stage {
  send: Send;
  now: Date;
  standing: Actor;
  agendaIds(): Promise<string[]>;
  /** the meeting's sheet as its page opens it at a moment */
  sheet(at: Date): Promise<ReturnType<typeof openSheet>>;
}

/** Plays a meeting through its commands, as a secretary of this habit would, at the moments they would, as far as the turn has come; `last` is the one before the month in hand. */
export async function playTurn({ send, now, standing, agendaIds, sheet }: Stage, cell: CellInHand, turn: Turn, meetingId: string, last: boolean): Promise<void> {
  const { draw } = cell;
  const members = cell.members.filter((one) => one.from <= dayOf(turn.startsAt));
  const weak = cell.shape.habit === 'weak';
  const slow = cell.shape.habit === 'slow';
  const about = { unitId: cell.id, meetingId };
  const s = cell.secretary;
  const before = (hours: number) => new Date(turn.startsAt.getTime() - hours * 3600_000);
  // a meeting kept on paper is entered two days later
  const after = (minutes: number) => new Date(turn.startsAt.getTime() + (minutes + (turn.paper ? 2880 : 0)) * 60_000);
  const passed = (at: Date) => (at > now ? now : at);
  if (turn.step === 'missed') {
    await send(s, meetings.miss, { ...about, reason: missedReasons[draw(missedReasons.length)]! }, turn.startsAt);
    return;
  }
  if (turn.short) return playShortly({ send, standing, agendaIds }, cell, turn, meetingId);
  if (!come(turn, 'pre-meeting')) return;

  const officers = members.slice(0, 3);
  if (members.length >= 9) {
    const held = passed(before(100));
    const drawn = draw(preMeetings.length);
    // a weak cell takes out the same paper each month; others speak of the month's matter
    const talk = preMeetings[weak ? cell.index % preMeetings.length : drawn]!;
    const matter = topicOf(cell, turn);
    const own = { content: weak ? talk[0] : `${talk[0]} Việc chính: ${matter.title.charAt(0).toLowerCase()}${matter.title.slice(1)}; ${matter.points.replaceAll('\n', '; ')}.`, conclusion: talk[1] };
    await send(s, meetings.holdPreMeeting, { ...about, heldAt: localMinuteOf(held), place: '', memberIds: officers.map((one) => one.id), ...(oneHand.includes(cell.index) && turn.month === monthJustOver(now) ? copiedPreparation(cell.index) : own) }, new Date(held.getTime() + 60_000));
  } else await send(s, meetings.skipPreMeeting, about, before(99));
  if (!come(turn, 'prepared')) return;

  await send(s, meetings.setAgenda, { ...about, items: agenda(cell, turn) }, before(98));
  await send(s, meetings.draftResolution, { ...about, ...drafted(cell, turn, last ? now : null) }, before(97));
  await send(s, meetings.prepare, about, before(slow ? 20 : 60));
  if (!come(turn, 'announced')) return;

  await send(s, meetings.announce, { ...about, text: `Kính mời đồng chí dự sinh hoạt chi bộ. Thời gian: ${moment('vi', turn.startsAt)}. Địa điểm: ${cell.shape.place}. Đồng chí nào vắng xin báo lý do trước một ngày.` }, before(slow ? 19 : 50));
  const able = members.filter((one) => !one.exempt);
  const inHand = !come(turn, 'open');
  // weak cells post nothing beforehand, and some of those in hand have still to do it
  if (!weak && !turn.paper && !(inHand && cell.index % 2 === 1)) {
    const posted = passed(before(slow ? 18 : 47));
    await send(s, meetings.issueBefore, about, passed(before(slow ? 18.5 : 48)));
    await send(s, meetings.markPostedBefore, { ...about, postedAt: localMinuteOf(posted) }, posted);
  }
  const three = cell.shape.weak?.includes('three-speak');
  const leave = able.slice(2).filter(() => draw(weak ? 8 : 16) === 0).slice(0, three ? 0 : 3);
  if (inHand && leave.length === 0) leave.push(able.at(-1)!);
  for (const [order, one] of leave.entries()) {
    await send(s, meetings.replyFor, { ...about, memberId: one.id, answer: 'leave', reason: leaveReasons[draw(leaveReasons.length)]! }, before(18 - order));
    if (!inHand) await send(s, meetings.decideLeave, { ...about, memberId: one.id, accepted: true }, before(10));
  }
  if (inHand) {
    for (const one of able.slice(1, 2 + Math.floor(able.length / 3))) if (!leave.includes(one)) await send(one.actor, meetings.reply, { ...about, answer: 'coming', reason: '' }, before(16));
    return;
  }

  const [asked, answer] = opinionsBefore[draw(opinionsBefore.length)]!;
  // the first cell promised an answer at its last regular meeting, and has still to give it
  const handMonth = typeof cell.shape.now === 'object' ? firstOfMonth(addDays(dayOf(now), cell.shape.now.days)) : null;
  const promised = cell.index === 0 && turn.kind !== 'thematic' && handMonth !== null && turn.month === addMonths(handMonth, -1);
  const opinionId = draw(4) === 0 || promised ? (await send(able.at(-1)!.actor, meetings.sendOpinion, { ...about, text: asked }, before(20)))['id'] : null;
  const seats = { chairId: members[0]!.id, secretaryId: members[1]!.id, ...(members[2] ? { markerId: members[2].id } : {}) };
  if (turn.paper) await send(s, meetings.recordAfterwards, { ...about, ...seats, startsAt: localMinuteOf(turn.startsAt) }, after(0));
  else await send(s, meetings.open, { ...about, ...seats }, turn.startsAt);
  if (draw(3) === 0 && !cell.shape.weak?.includes('unvisited')) await send(s, meetings.addGuest, { ...about, name: cell.inCharge.name, role: 'Cấp ủy viên phụ trách', personId: cell.inCharge.personId }, after(5));
  else if (draw(3) === 0) {
    const [name, role] = guests[draw(guests.length)]!;
    await send(s, meetings.addGuest, { ...about, name, role }, after(5));
  }
  const expected = able.filter((one) => !leave.includes(one));
  const marks = expected.map((one, index) => ({ memberId: one.id, mark: index < 3 || three ? 'present' : draw(weak ? 7 : 60) === 0 ? 'absent-without-reason' : draw(18) === 0 ? 'late' : 'present' }));
  const running = !come(turn, 'concluded');
  await send(s, meetings.markAttendance, { ...about, marks: running ? marks.slice(0, Math.ceil(marks.length / 2)) : marks, ...(turn.paper ? { fromPaper: true } : {}) }, after(10));
  const here = marks.filter((mark) => mark.mark !== 'absent-without-reason');
  const items = await agendaIds();
  if (running) {
    await send(s, meetings.startItem, { ...about, itemId: items[0] }, after(12));
    return;
  }
  await send(s, meetings.stateDues, { ...about, statement: `${marks.length}/${members.length} đồng chí đã nộp đảng phí.` }, after(12));
  if (opinionId) await send(s, meetings.answerOpinion, { ...about, opinionId, ...(promised ? { answer: '', dueOn: addDays(dayOf(turn.startsAt), 10) } : { answer }) }, after(13));
  const matter = topicOf(cell, turn);
  const drawnUp = agenda(cell, turn);
  const debated = drawnUp.findIndex((item) => item.origin === 'own');
  const ideology = drawnUp.findIndex((item) => item.key === 'ideology');
  const speaking = speakingIn(cell, turn.month);
  const speaker = (n: number) => here[three ? n % 3 : n]!.memberId;
  for (const [index, itemId] of items.entries()) {
    // a quarter of an hour for thinking and self-criticism
    const begins = 13 + index * 8 + (ideology >= 0 && index > ideology ? 8 : 0);
    // on paper nobody noted when an item began
    if (!turn.paper) await send(s, meetings.startItem, { ...about, itemId }, after(begins));
    const say = (memberId: string, text: string, minute: number) => send(s, meetings.noteSpeech, { ...about, itemId, memberId, text }, after(begins + minute));
    if (index === ideology) {
      for (const [n, at] of frankIn(cell, turn.month).entries()) await say(speaker(speaking(here.length)), frank[at]![0], 3 + n);
      // who is slow lets it lie
      if (!slow && turn.kind !== 'thematic') for (const at of frankIn(cell, addMonths(turn.month, -1))) await say(speaker(0), frank[at]![1], 2);
      const lying = cell.shape.weak?.includes('lets-lie') ? [addMonths(monthJustOver(now), -2), monthJustOver(now)].indexOf(turn.month) : -1;
      if (letLie[lying]) await say(here.at(-1 - lying)!.memberId, letLie[lying], 6);
    }
    if (index !== debated) continue;
    const first = draw(matter.opinions.length);
    const heard = new Set<string>();
    for (let n = 0; n < Math.min(matter.opinions.length, weak ? 1 : 2 + draw(3)); n++) {
      const memberId = speaker(draw(here.length));
      heard.add(memberId);
      await say(memberId, matter.opinions[(first + n) % matter.opinions.length]!, 2 + n);
    }
    // where a cell is alive a third to six in ten speak
    const others = here.filter((mark) => !heard.has(mark.memberId)).map((mark) => ({ mark, order: speaking(1000) })).sort((a, b) => a.order - b.order).map(({ mark }) => mark);
    const more = weak || three ? 0 : Math.round(here.length * (slow ? 0.2 : 0.3 + speaking(31) / 100)) - heard.size;
    for (const [n, { memberId }] of others.slice(0, Math.max(0, more)).entries()) await say(memberId, n < remarks.length ? remarks[(n + cell.index) % remarks.length]! : '', 5);
  }
  if (turn.kind !== 'thematic')
    for (const [nth, task] of cell.tasks.entries()) {
      // for half a year, which is long enough
      const stuck = nth === 0 && cell.shape.weak?.includes('carries') && turn.month >= addMonths(monthJustOver(now), -5);
      const result = stuck ? 'carried' : task.carried < (weak ? 3 : 2) && draw(weak ? 2 : 5) === 0 ? 'carried' : draw(6) === 0 ? 'done-late' : 'done';
      await send(s, meetings.judgeTask, { ...about, taskId: task.id, result, note: '' }, after(60));
    }
  const minutes = (turn.kind === 'combined' ? 120 : 90) + draw(weak ? 5 : 25) - (weak ? 15 : 0);
  const voters = here.filter((mark) => !members.find((one) => one.id === mark.memberId)!.probationary).length;
  const vote = { ...about, inFavour: voters, against: 0, abstained: 0, reserved: [] };
  if (turn.kind === 'thematic') await send(s, meetings.vote, { ...vote, kind: 'conclusion', subject: 'kết luận' }, after(minutes - 12));
  else {
    // now and then somebody obeys and reserves their opinion; in the first cell at its last meeting
    const minority = voters > 4 && (cell.index === 0 ? last : (cell.index + Number(turn.month.slice(5, 7))) % 12 === 5) ? here.findLast((mark) => !members.find((one) => one.id === mark.memberId)!.probationary) : undefined;
    const reserved = minority ? [{ memberId: minority.memberId, opinion: reservedOpinions[cell.index % reservedOpinions.length]! }] : [];
    await send(s, meetings.vote, { ...vote, inFavour: voters - reserved.length, against: reserved.length, reserved, kind: 'resolution', subject: 'nghị quyết' }, after(minutes - 12));
  }
  const loss = weak ? 4 : slow ? 2 : 1;
  // the last months are marked by criterion, who kept the meeting on paper by the groups
  const opened = turn.paper || turn.month < addMonths(firstOfMonth(dayOf(now)), -2) ? null : await sheet(after(minutes - 8));
  // drawn apart, so that what else happens in the cell does not hang on its sheet
  const marking = drawFrom(cell.index * 31 + Number(turn.month.slice(0, 4)) * 12 + Number(turn.month.slice(5, 7)));
  const lines = opened?.lines.map((line) => markedLine({ shape: cell.shape, draw: marking }, line)) ?? [];
  const selfMarks = markGroups.map((group) => ({ criterion: group.key, points: Math.max(0, group.max - (group.max >= 10 ? draw(loss * 2 + 1) : draw(loss))), note: '' }));
  if (opened) await send(s, fillSheet, { ...about, frame: opened.frame.id, lines }, after(minutes - 8));
  else await send(s, meetings.selfMark, { ...about, marks: selfMarks }, after(minutes - 8));
  await send(s, meetings.vote, { ...vote, kind: 'self-mark', subject: 'điểm tự chấm' }, after(minutes - 6));
  await send(s, meetings.approveMinutes, { ...about, inFavour: voters }, after(minutes - 3));
  await send(s, meetings.conclude, { ...about, ...(turn.paper ? { endedAt: localMinuteOf(new Date(turn.startsAt.getTime() + minutes * 60_000)) } : {}) }, after(minutes));
  if (!come(turn, 'written')) return;

  const filing = minutes + turn.filingDays * 24 * 60;
  await send(s, meetings.write, about, after(filing));
  if (!come(turn, 'filed')) return;

  await send(s, meetings.fileDocuments, about, after(filing + 20));
  await send(s, meetings.markPosted, { ...about, postedAt: localMinuteOf(passed(after(filing + 30))) }, after(filing + 40));
  await send(s, meetings.file, about, after(filing + 45));
  if (!come(turn, 'graded')) return;

  // some are decided after the month's report was closed
  const decidedAt = after((cell.index % 9 === 4 ? 40 : 20) * 24 * 60);
  const less = draw(4);
  if (opened) {
    // now and then the superior sees one criterion otherwise
    const other = marking(3) === 0 ? opened.lines.find((line) => line.way === 'yes-no' && line.computed === null && lines.some((one) => one.criterion === line.key && one.points === line.max)) : undefined;
    // what was not known when the cell marked: when it ended, whether the results were posted in time
    const since = (await sheet(decidedAt)).lines.flatMap(({ key, computed }) => {
      const unknown = opened.lines.some((line) => line.key === key && line.computed === null);
      return unknown && computed !== null && lines.some((line) => line.criterion === key && line.points !== computed) ? [{ criterion: key, points: computed, reason: '' }] : [];
    });
    const own = other ? { criterion: other.key, points: 0, reason: 'Qua dự họp và biên bản, nội dung này chưa rõ.' } : lines[0]!;
    await send(standing, decideMark, { ...about, lines: [...since.filter((line) => line.criterion !== own.criterion), since.find((line) => line.criterion === own.criterion) ?? own], reason: '' }, decidedAt);
    return;
  }
  const points = Math.max(0, selfMarks.reduce((sum, mark) => sum + mark.points, 0) - less);
  await send(standing, meetings.grade, { ...about, points, grade: gradeOf(points), reason: '' }, decidedAt);
}

/** A meeting of long ago, kept on paper and entered the next day: who came, who spoke, what was voted, its papers and its grade. */
async function playShortly({ send, standing, agendaIds }: Pick<Stage, 'send' | 'standing' | 'agendaIds'>, cell: CellInHand, turn: Turn, meetingId: string): Promise<void> {
  const draw = drawFrom(cell.index * 97 + Number(turn.month.slice(0, 4)) * 12 + Number(turn.month.slice(5, 7)));
  const weak = cell.shape.habit === 'weak';
  const matter = topicOf(cell, turn);
  const after = (minutes: number, days = 1) => new Date(turn.startsAt.getTime() + (minutes + days * 1440) * 60_000);
  const say = (command: Command, payload: Record<string, unknown>, at: Date) => send(cell.secretary, command, { unitId: cell.id, meetingId, ...payload }, at);
  const members = cell.members.filter((one) => one.from <= dayOf(turn.startsAt));
  await say(meetings.setAgenda, { items: [{ origin: 'own', key: 'debate', title: matter.title, minutes: 40, points: matter.points }, { origin: 'playbook', key: 'minutes', title: 'Thông qua biên bản', minutes: 5, points: '' }] }, after(0));
  await say(meetings.recordAfterwards, { startsAt: localMinuteOf(turn.startsAt), chairId: members[0]!.id, secretaryId: members[1]!.id }, after(1));
  const marks = members.filter((one) => !one.exempt).map((one, index) => ({ memberId: one.id, mark: index < 3 || draw(weak ? 6 : 14) > 0 ? 'present' : draw(weak ? 2 : 6) === 0 ? 'absent-without-reason' : 'absent-with-reason' }));
  await say(meetings.markAttendance, { marks, fromPaper: true }, after(2));
  const here = marks.filter((one) => one.mark === 'present');
  const [itemId] = await agendaIds();
  for (const [n, opinion] of matter.opinions.slice(0, weak ? 1 : 3).entries()) await say(meetings.noteSpeech, { itemId, memberId: here[(n * 5 + draw(here.length)) % here.length]!.memberId, text: opinion }, after(3 + n));
  await say(meetings.draftResolution, { kind: 'resolution', subject: 'lãnh đạo thực hiện nhiệm vụ trong tháng', preamble: '', clauses: [{ text: matter.clause, tasks: [] }] }, after(8));
  const voters = here.filter((mark) => !members.find((one) => one.id === mark.memberId)!.probationary).length;
  const vote = { inFavour: voters, against: 0, abstained: 0, reserved: [] };
  await say(meetings.vote, { ...vote, kind: 'resolution', subject: 'nghị quyết' }, after(9));
  const selfMarks = markGroups.map((group) => ({ criterion: group.key, points: group.max - (group.max >= 10 ? draw(weak ? 6 : 3) : 0), note: '' }));
  await say(meetings.selfMark, { marks: selfMarks }, after(10));
  await say(meetings.vote, { ...vote, kind: 'self-mark', subject: 'điểm tự chấm' }, after(11));
  await say(meetings.approveMinutes, { inFavour: voters }, after(12));
  await say(meetings.conclude, { endedAt: localMinuteOf(new Date(turn.startsAt.getTime() + 90 * 60_000)) }, after(13));
  const filed = (minutes: number) => after(minutes, turn.filingDays);
  await say(meetings.write, {}, filed(20));
  await say(meetings.fileDocuments, {}, filed(21));
  await say(meetings.markPosted, { postedAt: localMinuteOf(filed(22)) }, filed(23));
  await say(meetings.file, {}, filed(24));
  const points = selfMarks.reduce((sum, mark) => sum + mark.points, 0) - draw(3);
  await send(standing, meetings.grade, { unitId: cell.id, meetingId, points, grade: gradeOf(points), reason: '' }, after(0, 20));
}

/** What a cell gives a criterion: what follows from the facts, and of what it judges itself now and then less, with the reason. */
function markedLine({ shape, draw }: Pick<CellInHand, 'shape' | 'draw'>, line: Awaited<ReturnType<Stage['sheet']>>['lines'][number]) {
  const whole = line.computed ?? line.choices[0] ?? line.max;
  if (line.computed !== null) {
    // somebody who sent word late is not somebody who stayed away
    const better = line.key === '2.1' && line.computed === 1 && draw(2) === 0 ? line.choices.find((points) => points < line.max && points > 1) : undefined;
    return { criterion: line.key, points: better ?? whole, reason: better ? 'Đồng chí vắng có báo miệng với bí thư trước giờ họp.' : '' };
  }
  if (draw(shape.habit === 'weak' ? 4 : shape.habit === 'slow' ? 8 : 14) > 0) return { criterion: line.key, points: whole, reason: '' };
  return { criterion: line.key, points: line.choices[1] ?? Math.max(0, line.max - 1), reason: lostReasons[draw(lostReasons.length)]! };
}

/** What members say of their tasks between two meetings. In the month in hand of the first cell: two reports, and an opinion for the meeting. */
export async function playBetween({ send, now }: Stage, cell: CellInHand, turn: Turn, next: { id: string } | null): Promise<void> {
  const { draw } = cell;
  const who = (task: CellInHand['tasks'][number]) => cell.members.find((one) => one.id === task.memberId)!;
  const report = (task: CellInHand['tasks'][number], saysDone: boolean, at: Date) =>
    send(who(task).actor, reportOnTask, { unitId: cell.id, taskId: task.id, text: said(saysDone), saysDone }, at);
  const said = (saysDone: boolean) => (saysDone ? reports.done : reports.underWay)[draw(3)]!;
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3600_000);
  if (next && cell.index === 0) {
    const [first, second, third] = cell.tasks.filter((task) => task.carried === 0);
    // what was carried over is given to another, and recalled
    const [stuck] = cell.tasks.filter((task) => task.carried > 0);
    const other = cell.members.slice(8).find((one) => !one.exempt && one.id !== stuck?.memberId);
    if (stuck && other) await send(cell.secretary, handOverTask, { unitId: cell.id, taskId: stuck.id, memberId: other.id, reason: 'Đồng chí phụ trách đi làm ăn xa đến hết năm.' }, ago(3));
    // nobody is reminded of what they said is done
    const recalled = [stuck, third].find((task) => task && !task.saysDone);
    if (recalled) await send(cell.secretary, remindOfTasks, { unitId: cell.id, taskIds: [recalled.id] }, ago(1.2));
    if (first) await report(first, true, ago(1));
    if (second) await report(second, false, ago(0.5));
    await send(cell.members[Math.min(4, cell.members.length - 1)]!.actor, meetings.sendOpinion, { unitId: cell.id, meetingId: next.id, text: 'Đề nghị chi bộ bàn việc sửa đèn đường trước nhà văn hóa thôn.' }, ago(0.5));
    return;
  }
  const at = new Date(Math.min(turn.startsAt.getTime() + 15 * 24 * 3600_000, now.getTime()));
  for (const task of cell.tasks) if (draw(cell.shape.habit === 'weak' ? 3 : 4) !== 0) await report(task, draw(4) !== 0, at);
}

/** Who says what in a month is drawn apart, so that what else happens in the cell does not hang on it. */
const speakingIn = ({ index }: CellInHand, month: string): Draw => drawFrom(index * 67 + Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
/** Which words of criticism are said in a month: one or two. */
function frankIn(cell: CellInHand, month: string): number[] {
  const drawn = drawFrom(cell.index * 71 + Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  const first = drawn(frank.length);
  return drawn(2) === 0 ? [first] : [first, (first + 3) % frank.length];
}

/** The matter of a meeting: another each month, and not the same in neighbouring cells. `further` is one more of the same month. */
function topicOf({ shape, index }: CellInHand, { month }: Turn, further = 0): Topic {
  const topics = topicsOf(shape, month);
  return topics[(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) + index * 3 + further) % topics.length]!;
}

function agenda(cell: CellInHand, turn: Turn) {
  const matter = topicOf(cell, turn);
  const month = Number(turn.month.slice(5, 7));
  const [ask, further] = [asks[month - 1]!, asks[month % 12]!];
  // a weak cell passes on more than it talks about, and leaves self-criticism out
  const weak = cell.shape.habit === 'weak';
  const thematic = { origin: 'playbook', key: 'thematic', title: 'Sinh hoạt chuyên đề', minutes: 45, points: '' };
  const end = [{ origin: 'playbook', key: 'resolution', title: 'Nghị quyết và phân công', minutes: 12, points: '' }, { origin: 'playbook', key: 'assessment', title: 'Đánh giá buổi sinh hoạt', minutes: 8, points: '' }, { origin: 'playbook', key: 'minutes', title: 'Thông qua biên bản', minutes: 5, points: '' }];
  if (turn.kind === 'thematic') return [{ origin: 'playbook', key: 'opening', title: 'Khai mạc, điểm danh', minutes: 8, points: '' }, thematic, { origin: 'own', title: 'Đảng viên liên hệ, đề xuất', minutes: 30, points: '' }, ...end];
  return [
    { origin: 'playbook', key: 'opening', title: 'Khai mạc, điểm danh, báo cáo đảng phí', minutes: 8, points: '' }, { origin: 'playbook', key: 'results', title: 'Kết quả thực hiện nghị quyết tháng trước', minutes: 15, points: '' },
    { origin: 'superior', title: ask.title, minutes: 12, points: ask.points }, ...(weak ? [{ origin: 'superior', title: further.title, minutes: 12, points: further.points }] : [{ origin: 'playbook', key: 'ideology', title: 'Tình hình tư tưởng; tự phê bình và phê bình', minutes: 15, points: '' }]), { origin: 'own', key: 'debate', title: matter.title, minutes: 30, points: matter.points },
    ...(cell.shape.weak?.includes('house-business') ? [{ origin: 'own', ...houseBusiness[month % 2]!, minutes: 15 }] : []),
    ...(turn.kind === 'combined' ? [thematic] : []), ...end
  ];
}

function drafted(cell: CellInHand, turn: Turn, inHand: Date | null) {
  const { draw } = cell;
  if (turn.kind === 'thematic') return { kind: 'conclusion', subject: 'chuyên đề', preamble: '', clauses: [{ text: 'Đảng viên đăng ký việc làm theo cụ thể, báo cáo tại kỳ sinh hoạt sau.', tasks: [] }] };
  const held = dayOf(turn.startsAt);
  const members = cell.members.filter((one) => one.from <= held);
  // a hundred cells have some dozen matters: each resolves its own with another second one and other tasks, or all would read as copied
  const [first, second] = [topicOf(cell, turn), topicOf(cell, turn, 1 + (cell.index % Math.max(1, topicsOf(cell.shape, turn.month).length - 1)))];
  const turned = Math.floor(cell.index / 7);
  const tasksOf = ({ tasks }: Topic, most: number) => tasks.map((_, at) => tasks[(at + turned) % tasks.length]!).slice(0, most).map(([text, evidence]) => ({ text, evidence, memberId: members[draw(members.length)]!.id, dueOn: addDays(held, 14 + draw(12)) }));
  const set = cell.index === 0 && inHand ? tasksInHand(cell, [...first.tasks, ...second.tasks, ...topicOf(cell, turn, 2).tasks, ...topicOf(cell, turn, 3).tasks], held, inHand) : null;
  return {
    kind: 'resolution', subject: 'lãnh đạo thực hiện nhiệm vụ trong tháng', preamble: '',
    clauses: [{ text: first.clause, tasks: set?.slice(0, 2) ?? tasksOf(first, 2) }, ...(second === first ? [] : [{ text: second.clause, tasks: set?.slice(2) ?? tasksOf(second, cell.shape.habit === 'weak' && draw(2) === 0 ? 0 : 1 + draw(2)) }])]
  };
}

/** The first cell, where a newcomer begins, has four tasks of each sort whatever the day: reported done, half done, late, and one of its own still ahead. */
function tasksInHand(cell: CellInHand, works: Topic['tasks'], held: string, now: Date) {
  const today = dayOf(now);
  const days = [addDays(today, 1), addDays(today, 6), addDays(today, -2), addDays(today, 4)];
  return works.slice(0, 4).map(([text, evidence], order) => {
    const day = days[order]!;
    return { text, evidence, memberId: cell.members[[5, 6, 7, 3][order]! % cell.members.length]!.id, dueOn: day < held ? held : day };
  });
}

/** These cells had one hand write for them in the month just over. */
const oneHand = [0, 8, 9];
const monthJustOver = (now: Date): string => addMonths(firstOfMonth(dayOf(now)), -1);

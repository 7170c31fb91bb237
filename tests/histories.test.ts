import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { allowed, lifeCommands, type MeetingState } from '#meetings/meeting.ts';
import { markGroups } from '#meetings/self-mark.ts';
import * as members from '#members/commands.ts';
import * as imports from '#members/import-commands.ts';
import { appoint, foundUnit } from '#organisation/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Answer, Command, Envelope } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { checkInCode } from '#platform/secret.server.ts';
import * as quality from '#quality/commands.ts';
import { criteriaOf } from '#quality/frame.ts';
import * as tasks from '#resolutions/commands.ts';
import { hd42 } from '../rubrics/hd42.ts';
import { handlers } from '../src/handlers.server.ts';
import { castDay, castIn, type Cast } from './cast.ts';
import { uploadOf } from './uploads.ts';
import { dice, type Dice } from './dice.ts';
import { monthsFromFacts } from './facts.ts';

const deep = process.env['DEEP'] === 'yes';
const howMany = deep ? 1000 : 36;
const length = 110;
/** A failure names its seed; `SEED=… ` runs that history alone. */
const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: howMany }, (_, n) => 20_261_100 + n);

let cast: Cast;
let superuser: pg.Client;
let cellTables: string;
beforeAll(async () => {
  cast = await castIn();
  const { address } = cast.database;
  if (address.kind !== 'socket') throw new Error('tests run on the embedded server');
  superuser = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: address.database });
  await superuser.connect();
  const { rows } = await superuser.query<{ name: string; key: string }>(`select format('%I.%I', n.nspname, c.relname) as name, a.attname as key from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname in ('cell_id', 'unit_id') where c.relkind = 'r' and n.nspname in ('public', 'command_log') order by 1, 2`);
  cellTables = rows.map(({ name, key }) => `select '${name}.${key}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)::numeric), 0) as digest from ${name} t where ${key} = any ($1::uuid[])`).join(' union all ') + ' order by name';
});
afterAll(async () => {
  await superuser.end();
  await cast.close();
});

const everythingOf = async ({ cellId, besideId }: History) =>
  Object.fromEntries((await superuser.query<{ name: string; digest: string }>({ name: 'everything', text: cellTables, values: [[cellId, besideId]] })).rows.map((row) => [row.name, row.digest]));

/** A cell of its own for one history, with its people, and the day it is there. */
interface History {
  cellId: string;
  /** the cell beside it, with its year planned: its people come and go */
  besideId: string;
  secretary: Actor;
  people: Map<string, Actor>;
  now: Date;
  roll: Dice;
  /** what a meeting's last refusal said is missing, as the command that brings it */
  missing: Map<string, string>;
}
interface Meeting {
  id: string;
  state: MeetingState;
  month: string;
  kind: string;
  starts_at: Date;
  pre_meeting: string;
  resolution_id: string | null;
}

const minutes = (n: number) => n * 60_000;
const days = (n: number) => n * 24 * 3600_000;
const day = (instant: Date) => new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
const localMinute = (instant: Date) => new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(0, 16);

async function begin(seed: number): Promise<History> {
  const roll = dice(seed);
  const now = new Date('2026-03-01T01:00:00Z');
  const office = cast.people.communeOffice;
  const cellId = String((await cast.done(office, foundUnit, { unitId: cast.commune, name: `Chi bộ số ${seed}`, kind: 'cell', type: 'village', foundedOn: castDay }, now))['id']);
  const people = new Map<string, Actor>();
  for (let n = 0; n < 4 + roll.below(4); n++) {
    const name = `Đảng Viên ${seed} ${n}`;
    const { id, personId } = await cast.done(office, members.addMember, { unitId: cellId, fullName: name, since: castDay, status: n > 3 && roll.in(3) ? 'probationary' : 'official', largeType: false }, now);
    people.set(String(id), { personId: String(personId), accountId: String(personId), name });
  }
  const secretary = [...people.values()][0]!;
  await cast.done(office, appoint, { unitId: cellId, personId: secretary.personId, holderName: secretary.name, kind: 'secretary', from: castDay }, now);
  if (roll.in(2)) await cast.done(office, appoint, { unitId: cellId, personId: [...people.values()][1]!.personId, holderName: 'Phó', kind: 'deputy', from: castDay }, now);
  const besideId = String((await cast.done(office, foundUnit, { unitId: cast.commune, name: `Chi bộ cạnh số ${seed}`, kind: 'cell', type: 'village', foundedOn: castDay }, now))['id']);
  const { personId: besideSecretary } = await cast.done(office, members.addMember, { unitId: besideId, fullName: 'Người Cạnh', since: castDay, status: 'official', largeType: false }, now);
  await cast.done(office, appoint, { unitId: besideId, personId: besideSecretary, holderName: 'Người Cạnh', kind: 'secretary', from: castDay }, now);
  const theirs: Actor = { personId: String(besideSecretary), accountId: String(besideSecretary), name: 'Người Cạnh' };
  await cast.done(theirs, meetings.planYear, { unitId: besideId, year: 2026, fromMonth: '2026-03-01', time: '19:30', place: 'Nhà văn hóa', themes: [] }, now);
  return { cellId, besideId, secretary, people, now, roll, missing: new Map() };
}

interface Next {
  who: Actor;
  command: Command;
  payload: Record<string, unknown>;
}

const meetingsOf = async ({ cellId }: History): Promise<Meeting[]> =>
  (await superuser.query('select id, state, month, kind, starts_at, pre_meeting, resolution_id from meeting where cell_id = $1 order by id', [cellId])).rows;
async function idsOf({ cellId, roll }: History, table: string, meetingId?: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(`select id from ${table} where cell_id = $1 ${meetingId ? 'and meeting_id = $2' : ''} order by id`, meetingId ? [cellId, meetingId] : [cellId]);
  return rows.length > 0 ? roll.of(rows).id : newId();
}

async function openTask(history: History): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(`select id from task where cell_id = $1 and status = 'open' order by id`, [history.cellId]);
  return rows.length > 0 && !history.roll.in(4) ? history.roll.of(rows).id : idsOf(history, 'task');
}
/** A dated row of somebody of the cell, to be corrected. */
async function spanOf({ cellId, people, roll }: History, of: string): Promise<{ member_id: string; flag: string; began: string }> {
  const { rows } = await superuser.query<{ member_id: string; flag: string; began: string }>(`select member_id, to_jsonb(t)->>'flag' as flag, lower(valid)::text as began from (select * from ${of} and cell_id = $1) t order by 1, 2, 3`, [cellId]);
  return rows.length > 0 ? roll.of(rows) : { member_id: roll.of([...people.keys()]), flag: 'exempt', began: castDay };
}

/** What a secretary would do next with a meeting; a refusal says what comes before. */
const nextStep: Partial<Record<MeetingState, string[]>> = {
  planned: ['meeting.prepare', 'meeting.prepare', 'meeting.prepare', 'meeting.draft-resolution', 'meeting.add-paper', 'meeting.advance-paper', 'meeting.send-opinion', 'meeting.propose-time', 'meeting.answer-proposal', 'theme.submit', 'theme.step'],
  prepared: ['meeting.announce', 'meeting.announce', 'meeting.draft-resolution'],
  announced: ['meeting.issue-before', 'meeting.mark-posted-before', 'meeting.reply', 'meeting.reply-for', 'meeting.decide-leave', 'meeting.open', 'meeting.open', 'meeting.draft-resolution'],
  open: ['meeting.conclude', 'meeting.conclude', 'meeting.conclude', 'meeting.mark-attendance', 'meeting.note-speech', 'meeting.self-mark', 'meeting.fill-sheet', 'meeting.judge-task', 'meeting.check-in', 'meeting.take-back'],
  concluded: ['meeting.write'],
  written: ['meeting.file'],
  filed: ['meeting.grade', 'meeting.decide-mark', 'meeting.add-addendum']
};
const bringsWhatIsMissing: Record<string, string> = {
  'pre-meeting-is-due': 'meeting.hold-pre-meeting', 'agenda-is-empty': 'meeting.set-agenda', 'roll-has-unknown': 'meeting.mark-attendance', 'resolution-not-voted': 'meeting.vote resolution',
  'no-draft-resolution': 'meeting.draft-resolution', 'self-mark-not-voted': 'meeting.vote self-mark', 'minutes-not-approved': 'meeting.approve-minutes', 'documents-not-issued': 'meeting.file-documents', 'not-posted-yet': 'meeting.mark-posted'
};

const aboutTheCell = ['meeting.plan', 'plan.make-year', 'task.enter', 'task.report', 'task.change', 'task.hand-over', 'task.drop', 'task.remind', 'task.report-for', 'month.explain', 'member.add', 'member.set-status',
  'member.correct-status', 'member.set-flag', 'member.end-flag', 'member.correct-flag', 'member.remove-flag', 'member.end', 'member.correct-name', 'member.set-details', 'member.transfer', 'member.stay', 'member.end-stay', 'member.import', 'member.import-below'];
/** What no history sends: it moves no fact a month is reckoned from. */
const movesNoMonth = /^(unit|place|post|delegation|holiday|setting|superior|reminder|calendar|document|frame|visit|visits|inspection|request|opinion|signal|report|model)\.|^plan\.(report-year|issue-themes)$|^member\.(print-slip|set-group)$|^task\.mark-called$/;
const named = new Map<string, Command>([...Object.values(meetings), ...Object.values(members), ...Object.values(tasks), ...Object.values(imports), ...Object.values(quality)].filter((one) => typeof one === 'object' && 'name' in one).map((one) => [one.name, one]));

async function choose(history: History): Promise<Next> {
  const { cellId, besideId, roll, secretary, people, now } = history;
  const known = await meetingsOf(history);
  const meeting = known.length > 0 ? (roll.in(4) ? roll.of(known) : known.find((one) => !['graded', 'missed'].includes(one.state)) ?? known.at(-1)!) : null;
  const [name, wanted] = (!meeting ? (roll.in(5) ? roll.of(aboutTheCell) : 'meeting.plan')
    : roll.below(10) < 7 ? (history.missing.get(meeting.id) ?? roll.of(nextStep[meeting.state] ?? ['meeting.plan'])) : roll.in(2) ? roll.of(aboutTheCell) : roll.of(roll.in(3) ? lifeCommands : ['meeting.plan', ...lifeCommands.filter((one) => allowed(meeting.state, one) === true)])).split(' ') as [string, string?];
  const anyone = () => roll.of([...people.keys()]);
  const around = (from: Date, spread: number) => new Date(from.getTime() + days(roll.below(2 * spread + 1) - spread));
  const month = `${day(around(now, 20)).slice(0, 7)}-01`;
  const kind = roll.in(3) ? roll.of(['thematic', 'combined', 'extraordinary']) : 'regular';
  const [authorId, reviewerId] = [...people.keys()];
  const plan = { kind, startsAt: `${month.slice(0, 8)}0${3 + roll.below(5)}T19:30`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt', ...(kind === 'thematic' || kind === 'combined' ? { theme: 'Nêu gương' } : {}), authorId, reviewerId };
  const secretarySends = (payload: Record<string, unknown>, who = secretary): Next => ({ who, command: named.get(name)!, payload: { unitId: cellId, ...payload } });
  const sometime = () => day(around(now, 60));
  switch (name) {
    case 'meeting.plan': return secretarySends({ ...plan, month });
    case 'plan.make-year': return secretarySends({ year: 2026, fromMonth: `2026-${roll.of(['10', '11', '12'])}-01`, time: '19:30', place: 'Nhà văn hóa', themes: [] });
    case 'task.enter': return secretarySends({ text: 'Việc cũ', memberId: anyone(), dueOn: day(new Date(now.getTime() + days(30))), setOn: day(new Date(now.getTime() - days(40))), evidence: '' });
    case 'task.report': {
      const { rows } = await superuser.query<{ id: string; member_id: string | null }>('select id, member_id from task where cell_id = $1 order by id', [cellId]);
      const task = rows.length > 0 ? roll.of(rows) : { id: newId(), member_id: null };
      return secretarySends({ taskId: task.id, text: 'Đang làm', saysDone: roll.in(2) }, people.get(task.member_id ?? anyone())!);
    }
    case 'task.change': return secretarySends({ taskId: await openTask(history), dueOn: day(new Date(now.getTime() + days(roll.below(40) - 5))), evidence: 'Ảnh', reason: 'Mưa lũ' });
    case 'task.hand-over': return secretarySends({ taskId: await openTask(history), memberId: anyone(), reason: 'Bận' });
    case 'task.report-for': {
      const { rows } = await superuser.query<{ id: string; member_id: string | null }>('select id, member_id from task where cell_id = $1 order by id', [cellId]);
      const task = rows.length > 0 ? roll.of(rows) : { id: newId(), member_id: null };
      return secretarySends({ taskId: task.id, memberId: task.member_id ?? anyone(), text: 'Nói qua điện thoại', saysDone: roll.in(2) });
    }
    case 'task.drop': return secretarySends({ taskId: await openTask(history), reason: 'Ghi trùng' });
    case 'task.remind': return secretarySends({ taskIds: [await openTask(history)] });
    case 'member.add': return secretarySends({ fullName: `Người Mới ${roll.below(1000)}`, since: sometime(), status: roll.of(['official', 'probationary']), largeType: false });
    case 'member.set-status': return secretarySends({ memberId: anyone(), status: roll.of(['official', 'probationary']), from: sometime() });
    case 'member.set-flag': return secretarySends({ memberId: anyone(), flag: roll.of(['exempt', 'suspended', 'temporary-in', 'temporary-away', 'special-duty']), from: sometime(), ...(roll.in(2) ? { until: sometime() } : {}) });
    case 'member.end-flag': {
      const span = await spanOf(history, 'member_flag where true');
      return secretarySends({ memberId: span.member_id, flag: span.flag, on: sometime() });
    }
    case 'member.end': return secretarySends({ memberId: roll.of([...people.keys()].slice(2)), status: roll.of(['died', 'left', 'expelled']), on: sometime() });
    case 'member.correct-status': {
      const span = await spanOf(history, "member_status where status in ('official', 'probationary')");
      return secretarySends({ memberId: span.member_id, began: span.began, status: roll.of(['official', 'probationary']), from: roll.in(3) ? span.began : sometime() });
    }
    case 'member.correct-flag': {
      const span = await spanOf(history, 'member_flag where true');
      return secretarySends({ memberId: span.member_id, flag: span.flag, began: span.began, from: roll.in(3) ? span.began : sometime(), ...(roll.in(2) ? { until: sometime() } : {}) });
    }
    case 'member.remove-flag': {
      const span = await spanOf(history, 'member_flag where true');
      return secretarySends({ memberId: span.member_id, flag: span.flag, began: span.began });
    }
    case 'member.set-details': return secretarySends({ memberId: anyone(), born: '1970', largeType: roll.in(2) });
    case 'member.transfer': case 'member.stay': {
      const there = { unitId: cast.commune, memberId: roll.of([...people.keys()].slice(2)), fromCellId: cellId, toCellId: besideId };
      return secretarySends(name === 'member.stay' ? { ...there, from: sometime(), ...(roll.in(2) ? { until: sometime() } : {}) } : { ...there, on: sometime() }, cast.people.communeOffice);
    }
    case 'member.end-stay': {
      const span = await spanOf(history, "member_flag where flag = 'temporary-away'");
      return secretarySends({ unitId: cast.commune, memberId: span.member_id, fromCellId: cellId, toCellId: besideId, on: day(new Date(new Date(span.began).getTime() + days(roll.below(40)))) }, cast.people.communeOffice);
    }
    case 'member.import': case 'member.import-below': {
      const rows = [{ at: 2, fullName: `Trong Tệp ${roll.below(1000)}`, status: roll.of(['official', 'probationary']) }, { at: 3, fullName: `Trong Tệp ${roll.below(1000)}`, admittedOn: sometime() }];
      return name === 'member.import' ? secretarySends({ since: sometime(), rows }) : secretarySends({ unitId: cast.commune, since: sometime(), rows: rows.map((row) => ({ ...row, cellId: roll.of([cellId, besideId]) })) }, cast.people.communeOffice);
    }
    case 'member.correct-name': return secretarySends({ memberId: anyone(), fullName: 'Tên Sửa' });
    case 'month.explain': return secretarySends({ month, reason: 'Lũ lụt' });
  }
  const about = (payload: Record<string, unknown>, who = secretary): Next => secretarySends({ meetingId: meeting!.id, ...payload }, who);
  const [chairId, secretaryId] = [...people.keys()];
  switch (name) {
    case 'meeting.change-plan': return about(plan);
    case 'meeting.postpone': return about({ startsAt: localMinute(new Date(now.getTime() + days(roll.below(12) - 1))), reason: 'Bão' });
    case 'meeting.miss': return roll.in(4) ? about({ reason: 'Lũ lụt' }) : about({ reason: '' });
    case 'meeting.register': return about({});
    case 'meeting.settle': return about({}, cast.people.communeOffice);
    case 'meeting.propose-time': return about({ startsAt: localMinute(new Date(now.getTime() + days(roll.below(9) - 1))), reason: 'Trùng lịch' }, cast.people.communeOffice);
    case 'meeting.answer-proposal': {
      const { rows } = await superuser.query<{ id: string }>('select id from time_proposal where cell_id = $1 and meeting_id = $2 and answered_at is null', [cellId, meeting!.id]);
      return about({ proposalId: rows[0]?.id ?? newId(), accepted: roll.in(2), answer: roll.in(4) ? '' : 'Thôn có việc' });
    }
    case 'theme.submit': {
      const by = people.get(roll.in(4) ? anyone() : authorId!)!;
      return about(await uploadOf(by, 'a.pdf'), by);
    }
    case 'theme.step': {
      const { rows } = await superuser.query<{ id: string; step: string }>("select id, step from paper where cell_id = $1 and meeting_id = $2 and step <> 'distributed' and removed_at is null order by id", [cellId, meeting!.id]);
      return about({ paperId: rows[0]?.id ?? newId(), step: rows[0]?.step === 'reviewed' ? 'distributed' : roll.of(['reviewed', 'returned']), remark: roll.in(4) ? '' : 'Thêm số liệu' }, people.get(roll.in(4) ? anyone() : reviewerId!)!);
    }
    case 'meeting.grade': return about({ grade: 'kha', points: 80, reason: 'Đủ' }, cast.people.standing);
    case 'meeting.hold-pre-meeting': return about({ heldAt: localMinute(now), place: '', memberIds: [chairId, anyone()], content: 'Bàn', conclusion: '' });
    case 'meeting.set-agenda': return about({ items: [{ origin: 'own', title: 'Đường làng', minutes: 30, points: '' }, { origin: 'playbook', title: 'Khai mạc', minutes: 5, points: '' }] });
    case 'meeting.draft-resolution': return about({ kind: roll.of(['resolution', 'conclusion']), subject: 'nhiệm vụ', preamble: '', clauses: [{ text: 'Làm đường', tasks: Array.from({ length: roll.below(4) }, (_, n) => ({ text: `Việc ${n}`, memberId: anyone(), dueOn: day(new Date(meeting!.starts_at.getTime() + days(roll.below(40) - 2))), evidence: '' })) }] });
    case 'meeting.add-paper': return about({ kind: roll.of(['paper', 'thematic', 'scan']), ...(await uploadOf(secretary, 'a.pdf')) });
    case 'meeting.remove-paper': return about({ paperId: await idsOf(history, 'paper', meeting!.id) });
    case 'meeting.advance-paper': {
      const { rows } = await superuser.query<{ id: string; step: string }>("select id, step from paper where cell_id = $1 and meeting_id = $2 and kind = 'thematic' order by id", [cellId, meeting!.id]);
      return about({ paperId: rows[0]?.id ?? newId(), step: rows[0]?.step === 'reviewed' ? 'distributed' : 'reviewed' });
    }
    case 'meeting.announce': return about({ text: 'Kính mời' });
    case 'meeting.mark-told': return about({ noticeId: await idsOf(history, 'notice', meeting!.id), personId: people.get(anyone())!.personId });
    case 'meeting.reply': return about({ answer: roll.of(['coming', 'leave']), reason: 'Bận' }, people.get(anyone())!);
    case 'meeting.reply-for': return about({ memberId: anyone(), answer: roll.of(['coming', 'leave']), reason: 'Bận' });
    case 'meeting.decide-leave': {
      const { rows } = await superuser.query<{ member_id: string }>("select member_id from reply where cell_id = $1 and meeting_id = $2 and answer = 'leave' order by 1", [cellId, meeting!.id]);
      return about({ memberId: rows[0]?.member_id ?? anyone(), accepted: !roll.in(3) });
    }
    case 'meeting.send-opinion': return about({ text: 'Đèn đường' }, people.get(anyone())!);
    case 'meeting.answer-opinion': return about({ opinionId: await idsOf(history, 'opinion', meeting!.id), answer: 'Sẽ làm' });
    case 'meeting.open': return about({ chairId, secretaryId });
    case 'meeting.record-afterwards': return about({ startsAt: localMinute(new Date(now.getTime() - days(roll.below(9)) - minutes(200))), chairId, secretaryId: anyone() });
    case 'meeting.check-in': return about({ code: roll.in(3) ? '0000' : checkInCode(meeting!.id, now) }, people.get(anyone())!);
    case 'meeting.mark-attendance': {
      const marks = [...people.keys()].filter(() => !roll.in(8)).map((memberId) => ({ memberId, mark: roll.in(2) ? 'present' : roll.of(['late', 'left-early', 'absent-with-reason', 'absent-without-reason', 'present', 'unknown']) }));
      return about({ marks: roll.below(3) > 0 ? [...people.keys()].map((memberId) => ({ memberId, mark: roll.in(5) ? roll.of(['absent-with-reason', 'absent-without-reason', 'late']) : 'present' })) : marks });
    }
    case 'meeting.add-guest': return about({ name: 'Khách', role: '' });
    case 'meeting.remove-guest': return about({ guestId: await idsOf(history, 'guest', meeting!.id) });
    case 'meeting.start-item': return about({ itemId: await idsOf(history, 'agenda_item', meeting!.id) });
    case 'meeting.note-speech': return about({ itemId: await idsOf(history, 'agenda_item', meeting!.id), memberId: anyone(), text: 'Nhất trí' });
    case 'meeting.change-speech': return about({ speechId: await idsOf(history, 'speech', meeting!.id), text: 'Khác' });
    case 'meeting.remove-speech': return about({ speechId: await idsOf(history, 'speech', meeting!.id) });
    case 'meeting.state-dues': return about({ statement: 'Đã nộp' });
    case 'meeting.judge-task': return about({ taskId: await idsOf(history, 'task'), result: roll.of(['done', 'done-late', 'carried', 'dropped']), ...(roll.in(3) ? { newDueOn: day(around(meeting!.starts_at, 20)) } : {}), note: '' });
    case 'meeting.vote': {
      const { rows } = await superuser.query<{ n: number }>("select count(*)::int as n from attendance join member_status s using (cell_id, member_id) where cell_id = $1 and meeting_id = $2 and mark in ('present', 'late', 'left-early') and s.status = 'official'", [cellId, meeting!.id]);
      const kind = wanted ?? roll.of(['resolution', 'conclusion', 'self-mark', 'other']);
      return about({ kind, subject: 'nội dung', inFavour: roll.in(3) ? roll.below(5) : Math.max(0, rows[0]!.n - 1), against: roll.below(2), abstained: 0, reserved: roll.in(4) ? [{ memberId: anyone(), opinion: '' }] : [] });
    }
    case 'meeting.take-back': {
      const what = roll.of(['opening', 'item', 'dues', 'judgement', 'answer', 'vote', 'self-mark', 'approval']);
      const table = { item: 'agenda_item', judgement: 'task', answer: 'opinion', vote: 'vote' }[what];
      return about({ what, ...(table ? { subjectId: await idsOf(history, table, table === 'agenda_item' || table === 'opinion' ? meeting!.id : undefined) } : {}) });
    }
    case 'meeting.self-mark': return about({ marks: markGroups.map((group) => ({ criterion: group.key, points: group.max - roll.below(6) < 0 ? 0 : group.max - roll.below(5), note: '' })) });
    case 'meeting.fill-sheet': return about({ frame: hd42.id, lines: criteriaOf(hd42).map((one) => ({ criterion: one.key, points: Math.max(0, one.max - roll.below(3)), reason: '' })) });
    case 'meeting.decide-mark': return about({ lines: [{ criterion: '5', points: roll.below(6), reason: 'Ít tự phê bình' }], reason: '' }, cast.people.standing);
    case 'meeting.approve-minutes': return about({ inFavour: roll.below(7) });
    case 'meeting.conclude': return roll.in(3) ? about({ endedAt: localMinute(new Date(now.getTime() - minutes(roll.below(200)))) }) : about({});
    case 'meeting.word-minutes': return about({ part: 'ideology', text: 'Chào cờ', before: '' });
    case 'meeting.add-addendum': return about({ text: 'Bổ sung' });
    case 'meeting.mark-posted': case 'meeting.mark-posted-before':
      return about({ postedAt: localMinute(now), ...(roll.in(2) ? { proof: await uploadOf(secretary, 'Màn hình.png') } : {}) });
    case 'meeting.skip-pre-meeting': case 'meeting.prepare': case 'meeting.write': case 'meeting.issue-before': case 'meeting.file-documents': case 'meeting.file': return about({});
  }
  throw new Error(`a history cannot send ${name}`);
}

/** Where a meeting stands after a command that was done; what is not named here leaves it where it was. */
const leadsTo: Record<string, MeetingState> = {
  'meeting.prepare': 'prepared', 'meeting.announce': 'announced', 'meeting.open': 'open', 'meeting.record-afterwards': 'open', 'meeting.conclude': 'concluded',
  'meeting.write': 'written', 'meeting.file': 'filed', 'meeting.grade': 'graded', 'meeting.decide-mark': 'graded', 'meeting.miss': 'missed'
};

/** `openedFrom`: where the meeting stood when it was opened, for an opening that is taken back. */
function expectedState(before: MeetingState, command: string, payload: Record<string, unknown>, openedFrom: MeetingState): MeetingState {
  if (command === 'meeting.take-back' && payload['what'] === 'opening') return openedFrom;
  if (before === 'announced' && (command === 'meeting.postpone' || (command === 'meeting.answer-proposal' && payload['accepted']))) return 'prepared';
  return leadsTo[command] ?? before;
}

const tried = { done: new Map<string, number>(), refused: new Map<string, number>() };

async function live(seed: number): Promise<void> {
  const history = await begin(seed);
  const { cellId, besideId, roll } = history;
  const sent: { envelope: Envelope; who: Actor; answer: Answer }[] = [];
  const openedFrom = new Map<string, MeetingState>();
  let before = await everythingOf(history);
  for (let n = 0; n < length; n++) {
    history.now = new Date(history.now.getTime() + (roll.in(6) ? days(1 + roll.below(4)) : minutes(1 + roll.below(90))));
    const { who, command, payload } = await choose(history);
    const told = { seed, n, command: command.name, payload, at: history.now.toISOString() };
    const held = (await meetingsOf(history)).find((one) => one.id === payload['meetingId']);
    const envelope: Envelope = { id: newId(), name: command.name, payload };
    const answer = await cast.house.receive(envelope, who, history.now).catch((broke: Error) => expect({ ...told, broke: `${broke.message}` }).toEqual(told)) as Answer;
    const after = await everythingOf(history);
    const brings = answer.answer === 'refused' ? bringsWhatIsMissing[answer.refusal.refused] : undefined;
    if (held && brings) history.missing.set(held.id, brings);
    else if (held && answer.answer === 'done') history.missing.delete(held.id);
    const count = answer.answer === 'done' ? tried.done : tried.refused;
    count.set(command.name, 1 + (count.get(command.name) ?? 0));

    if (answer.answer !== 'done') expect({ ...told, answer, changed: Object.keys(after).filter((name) => after[name] !== before[name]) }).toEqual({ ...told, answer, changed: [] });
    if (held) {
      const may = allowed(held.state, command.name);
      const state = (await meetingsOf(history)).find((one) => one.id === held.id)!.state;
      expect({ ...told, answer, state }).toEqual({ ...told, answer, state: answer.answer === 'done' ? expectedState(held.state, command.name, payload, openedFrom.get(held.id) ?? 'announced') : held.state });
      if (answer.answer === 'done' && leadsTo[command.name] === 'open') openedFrom.set(held.id, held.state);
      if (may !== true) expect({ ...told, state, answer: answer.answer }).not.toEqual({ ...told, state, answer: 'done' });
      if (answer.answer === 'refused' && /^meeting-(not-yet|too-late|missed)$/.test(answer.refusal.refused)) expect({ ...told, may }).toEqual({ ...told, may: answer.refusal });
    }
    if (answer.answer === 'done' && command === members.addMember) {
      const { id, personId } = answer.result as { id: string; personId: string };
      history.people.set(id, { personId, accountId: personId, name: 'Người Mới' });
    }
    if (answer.answer === 'done') {
      for (const one of JSON.stringify(payload).includes(besideId) ? [cellId, besideId] : [cellId]) {
        const kept = (await superuser.query('select * from month_summary where cell_id = $1 order by month', [one])).rows;
        expect({ ...told, months: kept }).toEqual({ ...told, months: await monthsFromFacts(superuser, one) });
      }
    }
    sent.push({ envelope, who, answer });
    before = after;
  }
  for (const { envelope, who, answer } of sent.filter((one) => one.answer.answer === 'done')) {
    const again = await cast.house.receive(envelope, who, history.now);
    // who has left the cell meanwhile is told nothing of it any more
    if (again.answer !== 'refused' || again.refusal.refused !== 'not-yours') expect({ seed, again, name: envelope.name }).toEqual({ seed, again: { ...answer, answer: 'already-done' }, name: envelope.name });
  }
  expect({ seed, all: await everythingOf(history) }).toEqual({ seed, all: before });
}

const moving = handlers.map((one) => one.command.name).filter((name) => !movesNoMonth.test(name));
const notDone = () => moving.filter((name) => !tried.done.has(name));

test(`over ${seeds.length} random histories of ${length} commands, each summary equals its facts, refusals change nothing, and all of it sent again changes nothing`, async () => {
  for (const seed of seeds) await live(seed);
  // what is rare gets half as many histories again to turn up in
  for (let n = 1; seeds.length > 1 && n <= seeds.length / 2 && notDone().length > 0; n++) await live(seeds.at(-1)! + n);
}, deep ? 3_600_000 : 600_000);

test('the histories went everywhere: every command that can move a fact of a month was done, and most were also refused', () => {
  if (seeds.length === 1) return;
  expect(notDone(), 'never done: let a history send it, or name it in movesNoMonth').toEqual([]);
  expect(moving.filter((name) => tried.refused.has(name)).length).toBeGreaterThan(moving.length / 2);
});

import type pg from 'pg';

// The months of a cell worked out from its facts in another way than the program does: plain rows, counted here. It asks none
// of the program's code, so that a mistake there is not repeated here.

type Row = Record<string, unknown> & { id: string; meeting_id: string; member_id: string; month: string };
const day = (instant: Date) => new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
const over = ['concluded', 'written', 'filed', 'graded'];
const here = ['present', 'late', 'left-early'];

function holds(span: string, on: string): boolean {
  const [from, until] = span.slice(1, -1).split(',') as [string, string];
  return span !== 'empty' && (from === '' || from <= on) && (until === '' || on < until);
}

/** What the table of month summaries should hold for this cell, in the order of the months. */
export async function monthsFromFacts(superuser: pg.Client, cellId: string): Promise<Record<string, unknown>[]> {
  const all = async (table: string) => (await superuser.query<Row>(`select * from ${table} where cell_id = $1`, [cellId])).rows;
  const [meetings, people, statuses, flags, marks, speeches, moments, points, judged, tasks, clauses, minutes, sheets] = [
    await all('meeting'), await all('member'), await all('member_status'), await all('member_flag'), await all('attendance'), await all('speech'),
    await all('meeting_moment'), await all('self_mark'), await all('task_month'), await all('task'), await all('clause'), await all('minutes'), await all('mark_sheet')
  ];
  /** Must attend: official or probationary on the day, and here for a time, or not away, suspended, exempt or on special duty. */
  const mustAttend = (member: Row, on: string): boolean => {
    const status = statuses.find((one) => one.member_id === member.id && holds(String(one['valid']), on))?.['status'];
    if (status !== 'official' && status !== 'probationary') return false;
    const flagged = flags.filter((one) => one.member_id === member.id && holds(String(one['valid']), on)).map((one) => one['flag']);
    return flagged.includes('temporary-in') || !flagged.some((flag) => ['temporary-away', 'suspended', 'exempt', 'special-duty'].includes(String(flag)));
  };
  const months = meetings.filter((one) => one['kind'] === 'regular' || one['kind'] === 'combined').map((meeting) => {
    const base = people.filter((member) => mustAttend(member, day(meeting['starts_at'] as Date))).map((member) => member.id);
    const roll = marks.filter((mark) => mark.meeting_id === meeting.id && base.includes(mark.member_id)).map((mark) => String(mark['mark']));
    // of a meeting that is over the roll is what its minutes froze, line by line; the records may have been corrected since
    const frozen = minutes.find((one) => one.meeting_id === meeting.id)?.['facts'] as { roll: { mark: string; inBase: boolean }[] } | null | undefined;
    const counted = frozen ? frozen.roll.filter((line) => line.inBase).map((line) => line.mark) : null;
    const marked = counted ?? roll;
    const moment = (name: string, which: 'at' | 'claimed_at') => (moments.find((one) => one.meeting_id === meeting.id && one['moment'] === name)?.[which] ?? null) as Date | null;
    const firstOf = (...times: (Date | null)[]) => times.filter((time) => time !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
    const own = judged.filter((one) => one.month === meeting.month).map((one) => String(one['result']));
    const setHere = clauses.filter((clause) => clause['resolution_id'] === meeting['resolution_id']).map((clause) => clause.id);
    const [opened, ended] = [moment('opened', 'claimed_at'), meeting['ended_at'] as Date | null];
    const given = points.filter((one) => one.meeting_id === meeting.id).map((one) => Number(one['points']));
    const sheet = sheets.find((one) => one.meeting_id === meeting.id);
    return {
      cell_id: cellId, month: meeting.month, meeting_id: meeting.id, state: meeting['state'], starts_at: meeting['starts_at'], must_attend: counted?.length ?? base.length,
      present: marked.filter((mark) => here.includes(mark)).length, late: marked.filter((mark) => mark === 'late' || mark === 'left-early').length,
      absent_with_reason: marked.filter((mark) => mark === 'absent-with-reason').length, absent_without_reason: marked.filter((mark) => mark === 'absent-without-reason').length,
      spoke: new Set(speeches.filter((one) => one.meeting_id === meeting.id).map((one) => one.member_id)).size,
      duration_minutes: opened && ended ? Math.floor((ended.getTime() - opened.getTime()) / 60_000) : null,
      combined: meeting['kind'] === 'combined',
      thematic: meetings.some((one) => one.month === meeting.month && ['thematic', 'combined'].includes(String(one['kind'])) && over.includes(String(one['state']))),
      announced_at: moment('announced', 'at'), papers_at: firstOf(moment('papers-posted', 'at'), moment('posted-before', 'claimed_at')), concluded_at: ended, filed_at: moment('filed', 'at'), posted_at: moment('posted', 'claimed_at'),
      self_mark: sheet ? sheet['points'] : given.length > 0 ? given.reduce((sum, one) => sum + one, 0) : null,
      tasks_before: own.length, tasks_done: own.filter((result) => result === 'done' || result === 'done-late').length, tasks_done_in_time: own.filter((result) => result === 'done').length,
      tasks_carried: own.filter((result) => result === 'carried').length,
      tasks_set: tasks.filter((task) => setHere.includes(String(task['clause_id'])) && task['status'] !== 'proposed').length
    };
  });
  for (const one of months) if (one.duration_minutes !== null && one.duration_minutes < 0) throw new Error(`a meeting of ${one.duration_minutes} minutes in ${one.month}`);
  return months.sort((a, b) => (a.month < b.month ? -1 : 1));
}

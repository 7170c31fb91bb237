import { sql } from 'kysely';
import { fold } from '#platform/fold.ts';
import type { Trx } from '#platform/database.server.ts';
import type { TaskFacts } from './last-month.ts';

/** A task as lists show it. */
export interface ListedTask extends TaskFacts {
  /** whether its member still belongs to the cell on the day asked for */
  memberHere: boolean;
  evidence: string;
  /** the words it is found by: itself and its member's name, folded */
  folded: string;
  /** when its member was last reminded, unless they reported since */
  remindedAt: Date | null;
}

/** Every task of the cell that was ever set, whoever answers for it: the open ones first, by date, then the ended, the newest first. One statement. */
export async function tasksOf(trx: Trx, cellId: string, day: string, which: { memberId?: string; taskId?: string; open?: true } = {}): Promise<ListedTask[]> {
  const { rows } = await sql<Omit<ListedTask, 'folded' | 'reports' | 'remindedAt'> & { memberFolded: string | null; reports: { at: string; text: string; saysDone: boolean; percent: number | null }[]; remindedAt: Date | null }>`
    select t.id, t.text, t.member_id as "memberId", m.full_name as "memberName", m.folded as "memberFolded", coalesce(m.valid @> ${day}::date, false) as "memberHere", t.set_on as "setOn", t.due_on as "dueOn",
      t.status, t.ended_on as "endedOn", case when t.status = 'open' then null else t.ended_as end as judged, t.evidence,
      (select count(*)::int from task_month c where c.cell_id = t.cell_id and c.task_id = t.id and c.result = 'carried') as carried,
      (select coalesce(json_agg(json_build_object('at', r.at, 'text', r.text, 'saysDone', r.says_done, 'percent', r.percent) order by r.at, r.id), '[]') from task_report r where r.cell_id = t.cell_id and r.task_id = t.id) as reports,
      (select max(n.at) from task_reminder n where n.cell_id = t.cell_id and n.task_id = t.id and n.member_id = t.member_id
        and not exists (select from task_report a where a.cell_id = n.cell_id and a.task_id = n.task_id and a.at > n.at)) as "remindedAt"
    from task t left join member m on m.cell_id = t.cell_id and m.id = t.member_id
    where t.cell_id = ${cellId} and t.status <> 'proposed' and (${which.open ?? false}::boolean is false or t.status = 'open') and (${which.memberId ?? null}::uuid is null or t.member_id = ${which.memberId ?? null}::uuid) and (${which.taskId ?? null}::uuid is null or t.id = ${which.taskId ?? null}::uuid)
    order by t.status <> 'open', case when t.status = 'open' then t.due_on end, t.ended_on desc, t.text, t.id`.execute(trx);
  return rows.map(({ memberFolded, ...row }) => ({ ...row, folded: `${fold(row.text)} ${memberFolded ?? ''}`, reports: row.reports.map((report) => ({ ...report, at: new Date(report.at) })) }));
}

/** Those to be called: reminded of a task, not called yet and not answered, without a page of their own. Telephones only where the scope opens details. */
export async function callsOf(trx: Trx, cellId: string, day: string) {
  const { rows } = await sql<{ reminderId: string; taskId: string; text: string; dueOn: string; name: string; phone: string | null; at: Date; toldAt: Date | null }>`
    select n.id as "reminderId", t.id as "taskId", t.text, t.due_on as "dueOn", m.full_name as name, d.phone, n.at, n.told_at as "toldAt"
    from task_reminder n join task t on t.cell_id = n.cell_id and t.id = n.task_id and t.status = 'open' and t.member_id = n.member_id
    join member m on m.cell_id = n.cell_id and m.id = n.member_id and m.valid @> ${day}::date left join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id
    where n.cell_id = ${cellId} and not has_account(m.person_id) and d.email is null
      and not exists (select from task_reminder l where l.cell_id = n.cell_id and l.task_id = n.task_id and l.day > n.day)
      and not exists (select from task_report a where a.cell_id = n.cell_id and a.task_id = n.task_id and a.at > n.at)
    order by m.sort_key, m.id, t.due_on, n.id`.execute(trx);
  return rows;
}

import type { Block, Letter } from '#documents/letter.ts';
import { dayOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { lastMonth } from '#resolutions/last-month.ts';
import { packWords, shortDay } from '../../playbooks/papers.ts';
import { lettersOf } from './letters.server.ts';
import { agendaOf, resolutionOf } from './queries.server.ts';
import { tasksBefore } from './task-queries.server.ts';

/**
 * Everything that was written for a meeting, for those who read it on paper: notice, agenda, draft resolution, results of last
 * month. Before the notice is out there is none; uploaded papers are files of their own and not in it.
 */
export async function packOf(trx: Trx, cellId: string, meetingId: string): Promise<{ letters: Letter[] } | null> {
  const meeting = await trx.selectFrom('meeting').select(['starts_at', 'month', 'resolution_id']).where('cell_id', '=', cellId).where('id', '=', meetingId).executeTakeFirst();
  if (!meeting) return null;
  const day = dayOf(meeting.starts_at);
  const written = (await lettersOf(trx, cellId, meetingId)).filter((letter) => letter.kind === 'notice' || letter.kind === 'agenda');
  const frame = written.find((letter) => letter.kind === 'notice');
  if (!frame || (await agendaOf(trx, cellId, meetingId)).length === 0) return null;
  const like = (type: string, subject: string, blocks: Block[]): Letter => ({ ...frame, kind: 'pack', number: '', type, subject, blocks, signatures: [], recipients: [], seal: null });
  const draft = await resolutionOf(trx, cellId, meeting.resolution_id);
  const results = lastMonth(await tasksBefore(trx, cellId, meeting.month, day), day);
  return {
    letters: [
      ...written,
      ...(draft ? [like(packWords.draft[draft.kind], draft.subject, [
        ...(draft.preamble ? [{ paragraph: draft.preamble }] : []),
        ...draft.clauses.flatMap((clause, index): Block[] => [
          { heading: `${index + 1}. ${clause.text}` },
          ...clause.tasks.map((task) => ({ paragraph: packWords.task(task.text, task.who, task.dueOn, task.evidence) }))
        ])
      ])] : []),
      like(packWords.results, packWords.lastMonth, results.length === 0
        ? [{ paragraph: packWords.noResults }]
        : [{ table: { columns: packWords.columns, widths: [50, 25, 25], rows: results.map(({ task, state, daysLate }) => [`${task.text} (${shortDay(task.dueOn)})`, task.memberName ?? packWords.wholeCell, packWords.state(state, daysLate)]) } }])
    ]
  };
}

import { error } from '@sveltejs/kit';
import { archiveOf } from '#documents/archive.server.ts';
import { decidedMarkLetter, meetingPapers } from '#meetings/letters.server.ts';
import { packageEntries, packageList, packageRule } from '#meetings/package.server.ts';
import { openKinds } from '#meetings/papers.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { see } from '../../../../../../../front.server.ts';
import { answerWithLetter, download, wordFile } from '../../../../../../letter-answer.server.ts';
import { standardNotice } from '../../../../../../standard-notice.ts';

/**
 * A paper of the meeting to print, or in Word: the latest that was issued, else (or with `draft=yes`) the draft as it stands; `pack` is
 * all of them, `mark-sheet` the mark with the superior's decision, `package-before` and `package-after` the ZIP for the national handbook app. Drafts and the roll are for those who see who came.
 */
export async function GET(event) {
  const kind = event.params.kind;
  const part = kind === 'package-before' ? 'before' : kind === 'package-after' ? 'after' : null;
  const asksDraft = event.url.searchParams.get('draft') === 'yes';
  const { papers, list, meeting, cellName, marked } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const all = await meetingPapers(trx, meeting, standardNotice(meeting), day);
    const sees = permit.rights.has('see-attendance');
    if ((part || kind === 'pack') && !sees) error(404);
    const papers = all.filter((paper) => sees || (openKinds.includes(paper.kind) && (paper.id !== null || !['planned', 'prepared'].includes(meeting.state))));
    return { papers, marked: kind === 'mark-sheet' && sees ? await decidedMarkLetter(trx, unit.id, meeting.id) : null, meeting, cellName: all[0]?.letter.issuer ?? '', list: part ? await packageList(trx, meeting, part, all, await packageRule(trx, unit.id, dayOf(meeting.starts_at))) : null };
  });
  const name = `${meeting.month.slice(0, 7)}-${kind}`;
  if (part) {
    if (!list || list.papers.length + list.files.length === 0) error(404);
    const { rule } = list;
    return download(archiveOf(await packageEntries(list), { cell: cellName, month: meeting.month.slice(0, 7), part, rule: rule.id, source: rule.source, largest: rule.largest, missing: list.missing, leftOut: list.leftOut }), 'application/zip', `${name}.zip`);
  }
  if (kind === 'pack') {
    if (papers.length === 0) error(404);
    return wordFile(papers.map((paper) => paper.letter), name);
  }
  if (marked) return answerWithLetter(event.url, marked, name);
  const ofKind = papers.filter((paper) => paper.kind === kind);
  const chosen = asksDraft ? ofKind.find((paper) => paper.id === null) : (ofKind.findLast((paper) => paper.id !== null) ?? ofKind.at(-1));
  if (!chosen) error(404);
  return answerWithLetter(event.url, chosen.letter, name);
}

import { dayOf } from '#organisation/day.ts';
import { isRefusal, type Refusal } from '#platform/command.ts';
import { uploadRefusal } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { conclusionOf, findingsOf, membersToRemedy, papersOf, remediesOf } from './follow-up-queries.server.ts';
import { isClosed, isWithinReach, mayFollowPaper, paperState, type PaperWord, type RemedyWord } from './follow-up.ts';
import { begun, notOurs, theOne, worksOn } from './one.server.ts';
import type { Inspection } from './queries.server.ts';

export const followHandlers = [
  handler(commands.askPaper, 'inspect', async (doing) => {
    const { payload, commandId, trx, now } = doing;
    const found = await underWay(doing, 'text');
    if (isRefusal(found)) return found;
    if (!isWithinReach(payload.dueOn, dayOf(now))) return { refused: 'paper-day-out-of-reach', field: 'dueOn' };
    await trx.insertInto('inspection_paper').values({ ...said(doing, found), id: commandId, text: payload.text, due_on: payload.dueOn }).execute();
    await tellOfPaper(doing, found);
    return { id: commandId };
  }),

  handler(commands.handInPaper, 'answer-inspection', async (doing) => {
    const { payload: { file }, commandId, trx, actor, now } = doing;
    const found = await theOne(doing, 'told');
    if (isRefusal(found)) return found;
    if (file?.secrecyMark && !file.secrecyConfirmed) return { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark: file.secrecyMark };
    const unknown = await uploadRefusal(actor.personId, file);
    if (unknown) return unknown;
    const handedIn = await sayOfPaper(doing, found, 'handed-in');
    if (isRefusal(handedIn) || !file) return handedIn;
    await trx.insertInto('inspection_file').values({
      unit_id: found.unitId, inspection_id: found.id, id: newId(), word_id: commandId, at: now, by_person_id: actor.personId, name: file.name, media_type: file.mediaType, size: file.size, content_hash: file.contentHash, secrecy_confirmed: file.secrecyMark ? `${actor.name}: ${file.secrecyMark}` : null
    }).execute();
    return handedIn;
  }),

  handler(commands.judgePaper, 'inspect', async (doing) => {
    const found = await underWay(doing, 'text');
    if (isRefusal(found)) return found;
    if (doing.payload.word !== 'received' && !doing.payload.text) return { refused: 'paper-needs-reason', field: 'text' };
    const judged = await sayOfPaper(doing, found, doing.payload.word);
    if (!isRefusal(judged) && doing.payload.word === 'asked-again') await tellOfPaper(doing, found);
    return judged;
  }),

  handler(commands.noteFinding, 'inspect', async (doing) => {
    const found = await underWay(doing, 'text');
    if (isRefusal(found)) return found;
    await doing.trx.insertInto('inspection_finding').values({ ...said(doing, found), id: doing.commandId, nature: doing.payload.nature, text: doing.payload.text, withdrawn_at: null, withdrawn_by: null }).execute();
    return { id: doing.commandId };
  }),

  handler(commands.withdrawFinding, 'inspect', async (doing) => {
    const { payload, trx, actor, now } = doing;
    const found = await underWay(doing, 'reason');
    if (isRefusal(found)) return found;
    const finding = (await findingsOf(trx, found.id)).find((one) => one.id === payload.findingId);
    if (!finding) return { refused: 'not-yours', field: 'findingId' };
    if (finding.withdrawn) return { refused: 'finding-withdrawn', field: 'reason', by: finding.withdrawn.by };
    await trx.updateTable('inspection_finding').set({ withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: payload.reason }).where('inspection_id', '=', found.id).where('id', '=', finding.id).execute();
    return { id: finding.id };
  }),

  handler(commands.wordConclusion, 'inspect', async (doing) => {
    const { payload, trx } = doing;
    const found = await underWay(doing, 'text');
    if (isRefusal(found)) return found;
    const before = await conclusionOf(trx, found.id);
    if ((before?.version ?? 0) !== payload.version) return { refused: 'conclusion-changed-meanwhile', field: 'text', by: before?.by ?? '' };
    const words = { ...said(doing, found), text: payload.text, version: payload.version + 1 };
    await trx.insertInto('inspection_conclusion').values(words).onConflict((conflict) => conflict.column('inspection_id').doUpdateSet(words)).execute();
    return { version: words.version };
  }),

  handler(commands.setRemedy, 'inspect', async (doing) => {
    const { payload, commandId, trx, now } = doing;
    const found = await underWay(doing, 'text');
    if (isRefusal(found)) return found;
    const today = dayOf(now);
    if (!isWithinReach(payload.dueOn, today)) return { refused: 'remedy-day-out-of-reach', field: 'dueOn' };
    const member = (await membersToRemedy(trx, found, today)).find((one) => one.id === payload.memberId);
    if (!member) return { refused: found.members.length > 0 ? 'remedy-of-who-is-inspected' : 'not-a-member-that-day', field: 'memberId' };
    await trx.insertInto('inspection_remedy').values({ ...said(doing, found), id: commandId, subject_id: found.subjectId, text: payload.text, member_id: member.id, member_name: member.name, due_on: payload.dueOn }).execute();
    return { id: commandId };
  }),

  handler(commands.reportRemedy, 'answer-inspection', async (doing) => {
    const found = await theOne(doing, 'told');
    return isRefusal(found) ? found : sayOfRemedy(doing, found, 'reported', null);
  }),

  // followed to the end: also after the conclusion
  handler(commands.settleRemedy, 'inspect', async (doing) => {
    const { payload, now } = doing;
    const found = await workedOn(doing, 'text');
    if (isRefusal(found)) return found;
    if (payload.result !== 'done' && !payload.text) return { refused: 'remedy-needs-reason', field: 'text' };
    if (payload.result === 'not-done' && !payload.newDueOn) return { refused: 'remedy-needs-day', field: 'newDueOn' };
    if (payload.result === 'not-done' && !isWithinReach(payload.newDueOn!, dayOf(now))) return { refused: 'remedy-day-out-of-reach', field: 'newDueOn' };
    // what was closed is taken up again by who ordered the inspection, not by the team
    const again = payload.result === 'not-done' && (await notOurs(doing)) === null;
    return sayOfRemedy(doing, found, payload.result, payload.result === 'not-done' ? payload.newDueOn! : null, again);
  })
];

type OfOne = Doing<{ unitId: string; inspectionId: string }>;

/** An inspection that has begun, for who is on its team or ordered it. */
async function workedOn(doing: OfOne, field: string): Promise<Refusal | Inspection> {
  const found = await theOne(doing);
  if (isRefusal(found)) return found;
  const course = begun(found);
  if (isRefusal(course)) return { ...course, field };
  return worksOn(found, doing.actor.personId) || (await notOurs(doing)) === null ? found : { refused: 'only-the-team', field };
}

/** The same while it is not concluded: from then on its words are final. */
async function underWay(doing: OfOne, field: string): Promise<Refusal | Inspection> {
  const found = await workedOn(doing, field);
  return !isRefusal(found) && found.course?.done.conclude !== undefined ? { refused: 'inspection-concluded', field } : found;
}

/** The columns that every word about an inspection has: whose it is, when and by whom it was said. */
const said = ({ actor, now }: OfOne, { id, unitId }: Inspection) => ({ unit_id: unitId, inspection_id: id, at: now, by_person_id: actor.personId, by_name: actor.name });

/** What is asked for before anybody was told comes with that; afterwards a letter says that something is. */
async function tellOfPaper({ trx, commandId }: OfOne, { id, subjectId, course }: Inspection): Promise<void> {
  if (course?.done.prepare !== undefined) await putJobs(trx, 'mail.inspection', [{ cellId: subjectId, inspectionId: id, about: 'inspection-paper', subjectId: commandId }]);
}

async function sayOfPaper(doing: Doing<{ unitId: string; inspectionId: string; paperId: string; text: string }>, found: Inspection, word: PaperWord): Promise<Refusal | Record<string, unknown>> {
  const { payload, commandId, trx } = doing;
  const paper = (await papersOf(trx, [found.id])).find((one) => one.id === payload.paperId);
  if (!paper) return { refused: 'not-yours', field: 'paperId' };
  if (!mayFollowPaper(paperState(paper)).includes(word)) return { refused: `paper-is-${paperState(paper)}`, field: 'text', by: paper.words.at(-1)?.by ?? '' };
  await trx.insertInto('inspection_paper_word').values({ ...said(doing, found), id: commandId, paper_id: paper.id, word, text: payload.text }).execute();
  return { id: commandId };
}

async function sayOfRemedy(doing: Doing<{ unitId: string; inspectionId: string; remedyId: string; text: string }>, found: Inspection, word: RemedyWord, newDueOn: string | null, again = false): Promise<Refusal | Record<string, unknown>> {
  const { payload, commandId, trx } = doing;
  const remedy = (await remediesOf(trx, [found.id])).find((one) => one.id === payload.remedyId);
  if (!remedy) return { refused: 'not-yours', field: 'remedyId' };
  if (isClosed(remedy) && !again) return { refused: 'remedy-is-closed', field: 'text', by: remedy.words.at(-1)?.by ?? '' };
  await trx.insertInto('inspection_remedy_word').values({ ...said(doing, found), id: commandId, remedy_id: remedy.id, word, text: payload.text, new_due_on: newDueOn }).execute();
  return { id: commandId };
}

import { addDays, dayOf } from '#organisation/day.ts';
import type { Refusal } from '#platform/command.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { answerersFor, requestsOf, type CellRequest } from './request-queries.server.ts';
import { answererOf, mayFollow, requestState, type Step } from './request.ts';

export const requestHandlers = [
  handler(commands.raiseRequest, 'answer-above', async ({ payload, commandId, trx, actor, now }) => {
    if (payload.meetingId && !(await trx.selectFrom('meeting').select('id').where('cell_id', '=', payload.unitId).where('id', '=', payload.meetingId).executeTakeFirst())) return { refused: 'not-yours', field: 'meetingId' };
    await trx.insertInto('cell_request').values({ cell_id: payload.unitId, id: commandId, text: payload.text, meeting_id: payload.meetingId ?? null, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    return { id: commandId };
  }),

  handler(commands.giveRequest, 'settle-calendar', async (doing) => {
    const { payload, trx, permit, now } = doing;
    const today = dayOf(now);
    if (!permit.scope.cells.includes(payload.cellId)) return { refused: 'not-yours', field: 'requestId' };
    if (payload.dueOn < today || payload.dueOn > addDays(today, 366)) return { refused: 'answer-day-out-of-reach', field: 'dueOn' };
    const answerer = (await answerersFor(trx, [payload.cellId], today)).find((one) => one.personId === payload.personId);
    return answerer ? say(doing, payload.cellId, 'given', payload.text, { personId: answerer.personId, name: answerer.name, dueOn: payload.dueOn }) : { refused: 'cannot-answer-that-cell', field: 'personId' };
  }),

  handler(commands.answerRequest, 'see-attendance', async (doing) =>
    say(doing, doing.payload.unitId, 'answered', doing.payload.text, null, (request) => (answererOf(request)?.personId === doing.actor.personId ? null : { refused: 'only-the-one-asked-answers', field: 'text' }))),

  handler(commands.takeAnswer, 'answer-above', async (doing) => {
    const { unitId, taken, text } = doing.payload;
    return !taken && !text ? { refused: 'raising-again-needs-reason', field: 'text' } : say(doing, unitId, taken ? 'taken' : 'raised-again', text);
  })
];

/** Keeps the next word about a request, where it may come now. */
async function say(
  { payload, commandId, trx, actor, now }: Doing<{ unitId: string; requestId: string }>, cellId: string, step: Step['step'], text: string, given: { personId: string; name: string; dueOn: string } | null = null, not: (request: CellRequest) => Refusal | null = () => null
): Promise<Refusal | Record<string, unknown>> {
  const [request] = await requestsOf(trx, cellId, dayOf(now), { requestIds: [payload.requestId] });
  if (!request) return { refused: 'not-yours', field: 'requestId' };
  if (!mayFollow(requestState(request)).includes(step)) return { refused: `request-is-${requestState(request)}`, field: 'text' };
  const refusal = not(request);
  if (refusal) return refusal;
  // two who speak at one moment: the second waits for the first here, and is told what was said
  const { numInsertedOrUpdatedRows } = await trx.insertInto('request_step').values({
    cell_id: cellId, id: commandId, request_id: payload.requestId, step, text, nth: request.steps.length, person_id: given?.personId ?? null, person_name: given?.name ?? null, due_on: given?.dueOn ?? null, at: now, by_person_id: actor.personId, by_name: actor.name
  }).onConflict((conflict) => conflict.columns(['cell_id', 'request_id', 'nth']).doNothing()).executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    const [since] = await requestsOf(trx, cellId, dayOf(now), { requestIds: [payload.requestId] });
    return { refused: 'request-said-meanwhile', field: 'text', by: since?.steps.at(-1)?.by ?? '' };
  }
  if (step === 'answered') await putJobs(trx, 'mail.word', [{ cellId, about: 'request-answer', subjectId: commandId }]);
  return { id: commandId };
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/id.server.ts';
import { checkInCode } from '#platform/secret.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { checkIn, markAttendance } from './commands.ts';

let cast: Cast;
let evening: Evening;
beforeAll(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
});
afterAll(() => cast.close());

test('the code on the projector cannot be guessed: after ten wrong ones that comrade is marked by the roll’s keeper, others check in as before', async () => {
  const { nga, sy } = cast.people;
  const now = new Date('2026-10-05T12:50:00Z');
  const { meetingId } = evening.about;
  const right = checkInCode(meetingId, now);
  const tried = async (who: typeof nga, code: string, at = now, claimedAt?: Date) => {
    const answer = await cast.house.receive({ id: newId(), name: checkIn.name, payload: { ...evening.about, code }, ...(claimedAt ? { claimedAt: claimedAt.toISOString() } : {}) }, who, at);
    return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
  };
  const wrong = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0')).filter((code) => code !== right && code !== checkInCode(meetingId, new Date(now.getTime() - 120_000)));
  for (const code of wrong.slice(0, 10)) expect(await tried(nga, code)).toBe('code-not-right');
  // neither the right one now, nor one that is claimed to have been right before
  expect(await tried(nga, right)).toBe('code-tried-too-often');
  expect(await tried(nga, wrong[11]!, now, new Date(now.getTime() - 600_000))).toBe('code-tried-too-often');
  expect(await tried(sy, wrong[0]!)).toBe('code-not-right');
  expect(await tried(sy, right)).toBe('done');
  await evening.record(markAttendance, { marks: [{ memberId: cast.members['Võ Thị Nga'], mark: 'present' }] });
  // an hour later it is forgotten
  const later = new Date(now.getTime() + 61 * 60_000);
  expect(await tried(nga, checkInCode(meetingId, later), later)).toBe('done');
});

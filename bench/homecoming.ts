import { markAttendance, noteSpeech } from '#meetings/commands.ts';
import { newId } from '#platform/id.server.ts';
import { openHalls, type Hall } from './hall.server.ts';
import { percentile, type Figure, type Size } from './outcome.ts';
import { accounts, phone, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { onStand } from './stand.server.ts';

/**
 * 500 phones come back from villages without a network at one moment, two from each cell, each with ten commands of an evening in its
 * outbox (marks and speeches, claimed for an hour ago), and send them through `POST /commands`.
 */
export const run = (size: Size): Promise<Figure[]> => onStand(async (stand) => {
  const [cells, perPhone] = size === 'whole' ? [250, 10] : [2, 3];
  const halls = await openHalls(stand.house, cells, 5);
  const names = await accounts(stand, halls.map((hall) => hall.secretary), 'hall');
  const phones = (await sessions(stand, [...names, ...names])).map((cookie, n) => ({ hall: halls[n % cells]!, device: phone(stand.port, cookie), outbox: outboxOf(halls[n % cells]!, perPhone, n) }));
  // each has shown a page before, so the session is known
  for (const { device } of phones) await device.get('/me');
  const cost = await counting(stand.program);
  const begin = performance.now();
  const waits = await Promise.all(phones.map(async ({ device, outbox }) => {
    const { status, text } = await device.post('/commands', outbox, 'application/json');
    const answers = status === 200 ? (JSON.parse(text) as { answers: { answer: string }[] }).answers : [];
    if (answers.length !== perPhone || answers.some((one) => one.answer !== 'done')) throw new Error(`${status} ${text.slice(0, 300)}`);
    return performance.now() - begin;
  }));
  const seconds = (performance.now() - begin) / 1000;
  const share = told(await cost());
  phones.forEach(({ device }) => device.close());
  return [
    { what: `${phones.length} phones with ${perPhone} commands each`, value: (phones.length * perPhone) / seconds, unit: 'commands a second', atLeast: 150, beside: `${shownSeconds(seconds)} for all; ${share}` },
    { what: 'the phone that waits longest', value: percentile(waits, 100) / 1000, unit: 's', beside: `half of them ${shownSeconds(percentile(waits, 50) / 1000)}` }
  ];
});

const shownSeconds = (seconds: number) => `${seconds.toFixed(1)} s`;

/** An evening's marks and speeches, by turns. */
function outboxOf(hall: Hall, many: number, phone: number): string {
  const claimedAt = new Date(Date.now() - 3600_000).toISOString();
  const about = { unitId: hall.cellId, meetingId: hall.meetingId };
  const commands = Array.from({ length: many }, (_, n) => {
    const memberId = hall.memberIds[(n + phone) % hall.memberIds.length]!;
    return n % 2 === 0
      ? { id: newId(), name: markAttendance.name, claimedAt, payload: { ...about, marks: [{ memberId, mark: n % 4 === 0 ? 'present' : 'late' }] } }
      : { id: newId(), name: noteSpeech.name, claimedAt, payload: { ...about, itemId: hall.itemId, memberId, text: `Đề nghị làm đường trước mùa mưa, ý kiến ${n}.` } };
  });
  return JSON.stringify({ commands });
}

import { addGuest, noteSpeech } from '#meetings/commands.ts';
import { newId } from '#platform/id.server.ts';
import { freePort } from '../tests/program.ts';
import { openHalls, type Hall } from './hall.server.ts';
import { inspected, lookInto } from './inside.ts';
import type { Figure, Size } from './outcome.ts';
import { accounts, phone, sessions } from './phones.server.ts';
import { counting, told } from './share.ts';
import { onStand, type Stand } from './stand.server.ts';
import { http } from './ways.server.ts';
import { openScreen } from './screen.ts';

/**
 * An hour of meetings in as little time as it takes: in each of many cells the recorder makes a mark or notes a speech a minute, five screens listen and draw the
 * page again after each, some members come and go. After each quarter of an hour what the program keeps is measured when all it let go of was
 * collected. The first quarter fills what is remembered on purpose; from then on it has to stay level.
 */
export async function run(size: Size): Promise<Figure[]> {
  const inspector = await freePort();
  return onStand(async (stand) => {
    const [cells, minutes] = size === 'whole' ? [30, 15] : [2, 1];
    const halls = await openHalls(stand.house, cells, 10);
    const cookies = await sessions(stand, await accounts(stand, halls.flatMap((hall) => hall.people), 'toi'));
    const inside = await lookInto(stand.program, inspector);
    const kept = [await inside.kept()];
    const cost = await counting(stand.program);
    for (let quarter = 0; quarter < 4; quarter++) {
      await Promise.all(halls.map((hall, n) => meeting(stand, hall, cookies.slice(n * 10, n * 10 + 10), minutes)));
      kept.push(await inside.kept());
    }
    const used = await cost();
    inside.close();
    const requests = cells * minutes * 4 * 8;
    return [
      { what: 'memory kept after the last quarter of an hour against after the first', value: kept[4]! / kept[1]!, unit: '', atMost: 1.05, beside: `${kept.map((one) => one.toFixed(1)).join(', ')} MB before and after each quarter; about ${requests} requests; ${told(used)}` },
      { what: 'memory the program held at the highest', value: used.highest, unit: 'MB', beside: `${Math.round(used.memory)} at the end` }
    ];
  }, { NODE_OPTIONS: inspected(inspector) });
}

/** So many minutes of one meeting. */
async function meeting(stand: Stand, hall: Hall, cookies: readonly string[], minutes: number): Promise<void> {
  const path = `/cells/${hall.cellId}/meetings/${hall.meetingId}`;
  const recorder = await http(stand.port, hall, cookies[0]!);
  const desk = phone(stand.port, cookies[0]!);
  const devices = cookies.slice(1, 6).map((cookie) => phone(stand.port, cookie));
  const closing = await Promise.all(cookies.slice(1, 6).map((cookie) => openScreen(stand.port, cookie, `${path}/events?since=${Date.now()}`, () => {})));
  for (let minute = 0; minute < minutes; minute++) {
    const memberId = hall.memberIds[minute % hall.memberIds.length]!;
    await recorder.mark(memberId, minute % 2 === 0 ? 'present' : 'late');
    const about = { unitId: hall.cellId, meetingId: hall.meetingId };
    const said = minute % 5 === 0 ? { name: addGuest.name, payload: { ...about, name: `Khách ${minute}`, role: '' } } : { name: noteSpeech.name, payload: { ...about, itemId: hall.itemId, memberId, text: `Ý kiến phút ${minute}` } };
    const { status, text } = await desk.post('/commands', JSON.stringify({ commands: [{ id: newId(), ...said }] }), 'application/json');
    if (status !== 200 || !text.includes('"done"')) throw new Error(`${status} ${text.slice(0, 300)}`);
    for (const device of devices) await device.get(`${path}/live`);
    // somebody looks in who had not been there
    const visitor = phone(stand.port, cookies[6 + (minute % 4)]!);
    await visitor.get('/');
    visitor.close();
  }
  closing.forEach((close) => close());
  [desk, ...devices].forEach((device) => device.close());
  await recorder.close();
}

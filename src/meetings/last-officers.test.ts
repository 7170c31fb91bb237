import { expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { castIn } from '../../tests/cast.ts';
import { plan, recordAfterwards } from './commands.ts';
import { candidatesOf } from './queries.server.ts';

test('a meeting entered afterwards is proposed the officers of the meeting before it, not of one that came later', async () => {
  const cast = await castIn();
  try {
    const { hien } = cast.people;
    const [unitId, id] = [cast.dongXanh, (name: string) => cast.members[name]!];
    const planned = async (month: string) => String((await cast.done(hien, plan, { unitId, kind: 'regular', month: `${month}-01`, startsAt: `${month}-03T19:30`, place: 'Nhà văn hóa', dayReason: '' }, new Date('2026-05-01T01:00:00Z')))['id']);
    const [june, july, august] = [await planned('2026-06'), await planned('2026-07'), await planned('2026-08')];
    const held = (meetingId: string, month: string, secretary: string) => cast.done(hien, recordAfterwards, { unitId, meetingId, startsAt: `${month}-03T19:30`, chairId: id('Trần Thị Hiền'), secretaryId: id(secretary) }, new Date('2026-09-01T01:00:00Z'));
    await held(june, '2026-06', 'Hồ Xuân Lộc');
    await held(august, '2026-08', 'Lê Thị Hoa');
    const before = (meetingId: string, day: string) => inScope(cast.house.app, { cells: [unitId] }, async (trx) => (await candidatesOf(trx, unitId, meetingId, day)).lastTime.secretaryId);
    expect([await before(july, '2026-07-03'), await before(june, '2026-06-03')]).toEqual([id('Hồ Xuân Lộc'), null]);
  } finally {
    await cast.close();
  }
});

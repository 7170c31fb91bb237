import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as members from '#members/commands.ts';
import { endPost, renameUnit, retypeUnit } from '#organisation/commands.ts';
import { canonical } from '#platform/canonical.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { dice } from '../../tests/dice.ts';
import { openEvening } from '../../tests/evening.ts';
import { everyCommand, type Sample } from '../../tests/samples.ts';
import * as meetings from './commands.ts';
import { lettersOf } from './letters.server.ts';

const deep = process.env['DEEP'] === 'yes';

/** The facts of a meeting as they lie in the table, byte by byte, and the papers drawn from them. */
async function frozen(cast: Cast, meetingId: string) {
  const { rows } = await cast.database.owner.query<{ facts: string }>('select facts::text as facts from minutes where meeting_id = $1', [meetingId]);
  const letters = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => lettersOf(trx, cast.dongXanh, meetingId));
  return { facts: rows[0]?.facts ?? null, letters: canonical(letters) };
}

test('once a meeting is over, nothing that is changed about its people, their posts, the roll or the cell changes its papers', async () => {
  const cast = await castIn();
  const evening = await openEvening(cast);
  await evening.record(meetings.noteSpeech, { itemId: evening.items[4], memberId: evening.id('Lê Thị Hoa'), text: 'Thêm cống' });
  await evening.decide();
  await evening.conclude();
  const before = await frozen(cast, evening.about.meetingId);
  expect(JSON.parse(before.letters).map((one: { kind: string }) => one.kind)).toEqual(['notice', 'agenda', 'pre-meeting-minutes', 'roll', 'minutes', 'resolution', 'self-mark']);
  const { hien, communeOffice } = cast.people;
  const who = (name: string) => ({ unitId: cast.dongXanh, memberId: evening.id(name) });
  await cast.done(hien, members.correctName, { ...who('Lê Thị Hoa'), fullName: 'Lê Thị Hòa' });
  await cast.done(hien, members.correctName, { ...who('Trần Thị Hiền'), fullName: 'Trần Thị Hiên' });
  await cast.done(hien, members.correctStatus, { ...who('Nguyễn Gia Bảo'), began: '2026-01-01', status: 'official', from: '2026-02-01', decisionNumber: '1-QĐ' });
  await cast.done(hien, members.setFlag, { ...who('Trần Văn Sỹ'), flag: 'exempt', from: '2026-09-01' });
  await cast.done(communeOffice, renameUnit, { unitId: cast.dongXanh, name: 'Chi bộ thôn Đồng Tươi', on: '2026-10-01' });
  await cast.done(communeOffice, retypeUnit, { unitId: cast.dongXanh, type: 'administrative-office', on: '2026-10-01' });
  const post = (await cast.database.owner.query<{ id: string }>(`select id from post where unit_id = $1 and kind = 'in-charge'`, [cast.dongXanh])).rows[0]!.id;
  await cast.done(communeOffice, endPost, { unitId: cast.dongXanh, postId: post, on: '2026-10-02' });
  await cast.database.owner.query(`update attendance set source = 'paper', mark = 'late'; update post set holder_name = 'Người khác'; update agenda_item set title = 'Khác'; update vote set in_favour = 0; update notice set text = 'Khác';
    update pre_meeting set content = 'Khác'; update self_mark set points = 0; update clause set text = 'Khác'; update task set text = 'Khác'; update speech set text = 'Khác'; update meeting set place = 'Khác', dues_statement = 'Khác'`);
  await cast.database.owner.query(`insert into site_setting (unit_id, name, value, valid) values ($1, 'paper.signature', '"T/M CHI ỦY"', '[2026-01-01,)')`, [cast.commune]);
  expect(await frozen(cast, evening.about.meetingId)).toEqual(before);
  await cast.close();
});

test('whatever command comes after a meeting is over, in whatever order, its facts stay byte for byte', async () => {
  await fc.assert(fc.asyncProperty(fc.nat(), async (seed) => {
    const roll = dice(seed);
    const cast = await castIn();
    const sent: Sample[] = [];
    const play = everyCommand(cast);
    for (let step = await play.next(); !step.done; ) {
      sent.push(step.value);
      const result = await cast.done(step.value.who, step.value.command, step.value.payload, step.value.at);
      if (step.value.command === meetings.conclude) break;
      step = await play.next(result);
    }
    const { payload, who, at } = sent.at(-1)!;
    const about = { unitId: payload['unitId'], meetingId: payload['meetingId'] };
    const before = await frozen(cast, String(about.meetingId));
    expect(before.facts).not.toBeNull();
    const done = new Set<string>();
    const later = new Date(at.getTime() + 3600_000);
    const sendAll = async () => {
      for (const one of [...sent].map((sample) => [roll.below(1_000_000), sample] as const).sort(([a], [b]) => a - b).map(([, sample]) => sample)) {
        const answer = await cast.send(one.who, one.command, one.payload, later);
        if (answer.answer === 'done') done.add(one.command.name);
        expect([one.command.name, await frozen(cast, String(about.meetingId))]).toEqual([one.command.name, before]);
      }
    };
    await sendAll();
    for (const [command, rest] of [[meetings.write, {}], [meetings.addAddendum, { text: 'Bổ sung' }], [meetings.fileDocuments, {}], [meetings.markPosted, { postedAt: '2026-10-06T22:05' }], [meetings.file, {}]] as const)
      await cast.done(who, command, { ...about, ...rest }, later);
    await sendAll();
    expect((await frozen(cast, String(about.meetingId))).facts).toBe(before.facts);
    expect(done.size).toBeGreaterThan(15);
    await cast.close();
  }), { numRuns: deep ? 20 : 1 });
}, 600_000);

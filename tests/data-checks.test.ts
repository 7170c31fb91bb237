import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAs, type Db } from '#platform/database.server.ts';
import { checksIn, findings, type Check } from '#platform/checks.server.ts';
import { words } from '#words/words.ts';
import type { Cast } from './cast.ts';
import { filledCast } from './rights-rows.ts';

// Each check of the data is seen to fire: what it is about is spoiled as only a hand in the database could, and it must find it.

const day = '2026-11-02';
const now = new Date('2026-11-02T02:00:00Z');
let cast: Cast;
let client: pg.Client;
let checks: Check[];
let db: Db;
beforeAll(async () => {
  cast = await filledCast();
  checks = await checksIn(join(import.meta.dirname, '../checks/data'));
  const { directory, database } = cast.database.address as { directory: string; database: string };
  client = new pg.Client({ host: directory, port: 5432, user: 'postgres', database });
  await client.connect();
  db = openAs({ host: directory, port: 5432, user: 'postgres', database, max: 1 });
});
afterAll(async () => {
  await client.end();
  await db.destroy();
  await cast.close();
});

/** What makes each check fire; `$cell`, `$other`, `$commune` are units of the cast, `$member` a member of the cell, `$meeting` one that was filed. */
const spoilt: Record<string, string> = {
  'cell-without-secretary': `delete from post where unit_id = $cell and kind = 'secretary'`,
  'cell-with-two-secretaries': `update post set kind = 'secretary' where unit_id = $cell and kind = 'deputy'`,
  'cell-without-member-in-charge': `delete from post where unit_id = $cell and kind = 'in-charge'`,
  'cell-without-type': `delete from unit_type where unit_id = $cell`,
  'cell-below-three-official': `update member_status set status = 'probationary' where cell_id = $cell`,
  'committee-without-office': `delete from post where unit_id = $commune and kind = 'office'`,
  'unit-without-name': `delete from unit_name where unit_id = $cell`,
  'unit-without-superior': `delete from unit_parent where unit_id = $cell`,
  'path-not-the-superiors': `update unit set path = subpath(path, 0, 1) || subpath(path, -1) where id = $cell`,
  'superior-has-ended': `update unit set ended_on = '2026-10-01' where id = $commune`,
  'superior-came-later': `update unit set founded_on = '2026-02-01' where id = $commune`,
  'same-name-twice': `update unit_name set name = 'Chi bộ một tên' where unit_id in ($cell, $other)`,
  'post-after-the-end': `update unit set ended_on = '2026-10-01' where id = $cell`,
  'leader-left-the-cell': `update member set valid = daterange(lower(valid), '2026-10-01') where cell_id = $cell`,
  'delegation-of-no-post': `insert into delegation (unit_id, from_person_id, to_person_id, post_kind, valid, reason, holder_name) values ($cell, uuidv7(), uuidv7(), 'secretary', '[2026-10-01,2027-01-01)', 'ốm', 'Trần Thị Hiền')`,
  'place-of-an-ended-cell': `insert into place (unit_id, kind, name, folded) values ($commune, 'hamlet', 'Thôn X', 'thon x'); insert into place_cell (place_id, valid, cell_id) select id, '[2026-01-01,)', $cell from place where name = 'Thôn X'; update unit set ended_on = '2026-10-01' where id = $cell`,
  'holiday-not-confirmed': `insert into holiday (day, kind, name, source, confirmed) values ('2026-11-20', 'holiday', 'Lễ', 'dự kiến', false) on conflict (day) do update set confirmed = false`,
  'member-without-status': `delete from member_status where cell_id = $cell and member_id = $member`,
  'status-outside-membership': `update member_status set valid = '[2020-01-01,)' where cell_id = $cell and member_id = $member`,
  'probation-too-long': `update member_status set status = 'probationary', valid = '[2025-01-01,)' where cell_id = $cell and member_id = $member`,
  'member-of-two-cells': `insert into member (cell_id, person_id, valid, full_name, folded, sort_key) select $other, person_id, valid, full_name, folded, sort_key from member m where cell_id = $cell and upper_inf(valid) and not exists (select from member o where o.cell_id = $other and o.person_id = m.person_id) limit 1`,
  'member-of-an-ended-cell': `update unit set ended_on = '2026-10-01' where id = $cell`,
  'card-number-twice': `delete from member_detail where card_number is not null; insert into member_detail (cell_id, member_id, card_number) select distinct on (cell_id) cell_id, id, '00000001' from member where cell_id in ($cell, $other) on conflict (cell_id, member_id) do update set card_number = '00000001'`,
  'official-without-card': `update member_detail set card_number = null where cell_id = $cell; delete from member_detail where cell_id = $other`,
  'official-before-admission': `insert into member_detail (cell_id, member_id, admitted_on, official_on) values ($cell, $member, '2020-01-01', '2019-01-01') on conflict (cell_id, member_id) do update set admitted_on = '2020-01-01', official_on = '2019-01-01'`,
  'admitted-too-young': `insert into member_detail (cell_id, member_id, admitted_on, born) values ($cell, $member, '2020-01-01', '2010') on conflict (cell_id, member_id) do update set admitted_on = '2020-01-01', born = '2010'`,
  'group-outside-membership': `insert into member_group (cell_id, member_id, group_id, valid) values ($cell, $member, $other, '[2026-01-01,)')`,
  'flag-outside-membership': `insert into member_flag (cell_id, member_id, flag, valid) values ($cell, $member, 'exempt', '[2010-01-01,2011-01-01)')`,
  'away-for-a-year': `update member set valid = '[2020-01-01,)' where cell_id = $cell and id = $member; delete from member_flag where member_id = $member; insert into member_flag (cell_id, member_id, flag, valid) values ($cell, $member, 'temporary-away', '[2025-01-01,)')`,
  'meeting-outside-the-cells-life': `update meeting set starts_at = '2020-01-03T12:00Z' where id = $meeting`,
  'meeting-in-another-month': `update meeting set month = month - interval '4 months' where id = $meeting`,
  'meeting-neither-held-nor-missed': `update meeting set state = 'announced', starts_at = '2026-10-20T12:00Z' where id = $meeting`,
  'meeting-open-too-long': `update meeting set state = 'open', starts_at = '2026-10-20T12:00Z', recorded_afterwards = false where id = $meeting`,
  'minutes-not-signed': `update meeting set state = 'concluded', ended_at = '2026-10-20T14:00Z' where id = $meeting`,
  'papers-not-filed': `update meeting set state = 'written', ended_at = '2026-10-20T14:00Z' where id = $meeting`,
  'month-without-a-word': `update meeting set month = '2026-02-01' where id = $meeting; delete from meeting where cell_id = $cell and month in ('2026-08-01', '2026-09-01', '2026-10-01'); delete from empty_month where cell_id = $cell`,
  'present-and-no-member': `update member set valid = '[2026-11-01,)' where cell_id = $cell`,
  'more-present-than-should-attend': `update month_summary set present = must_attend + 1`,
  'summary-without-meeting': `update month_summary set meeting_id = uuidv7()`,
  'ended-without-facts': `update minutes set facts = null where meeting_id = $meeting`,
  'held-without-officers': `update meeting set chair_member_id = null where id = $meeting`,
  'chair-was-no-member': `update member set valid = '[2026-11-01,)' where cell_id = $cell`,
  'thematic-without-theme': `update meeting set kind = 'thematic', theme = '', state = 'planned', starts_at = '2026-11-08T12:00Z' where id = $meeting`,
  'held-without-notice': `delete from notice where meeting_id = $meeting`,
  'two-meetings-at-one-hour': `update meeting set starts_at = '2026-10-20T12:00Z', state = 'planned' where cell_id = $cell`,
  'quarter-without-theme': `update meeting set kind = 'extraordinary' where cell_id = $cell; update meeting set month = '2026-02-01' where id = $meeting`,
  'year-without-plan': `delete from meeting where cell_id = $cell; update unit set founded_on = '2025-01-01' where id = $cell`,
  'task-of-somebody-who-left': `update task set status = 'open', ended_on = null, ended_as = null, member_id = $member where cell_id = $cell; update member set valid = daterange(lower(valid), '2026-10-01') where id = $member`,
  'task-carried-three-times': `update task set status = 'open', ended_on = null, ended_as = null; insert into task_month (cell_id, task_id, month, result) select cell_id, id, m::date, 'carried' from task, generate_series('2026-05-01'::timestamp, '2026-07-01', interval '1 month') m on conflict do nothing`,
  'task-late-and-silent': `delete from task_report; update task set status = 'open', ended_on = null, ended_as = null, due_on = '2026-08-01', set_on = '2026-07-01'`,
  'task-due-before-it-was-set': `update task set set_on = due_on + 1 where clause_id is not null`,
  'task-open-of-no-decision': `update resolution set passed_at = null; update task set status = 'open', ended_on = null, ended_as = null where clause_id is not null`,
  'decision-without-vote': `delete from vote`,
  'clause-nobody-does': `update resolution set passed_at = '2026-10-20T12:00Z'; delete from task`,
  'paper-number-missing': `update document_number set last = last + 1`,
  'paper-number-twice': `alter table filed_document drop constraint filed_document_numbered_once; update filed_document set number = 7, symbol = 'NQ/CB', cycle = '2026' where number is not null`,
  'chain-of-papers-cut': `delete from filed_document where head in (select head from document_head)`,
  'chain-of-papers-broken': `update filed_document set previous = repeat('0', 64) where id = (select id from filed_document order by id desc limit 1)`,
  'filed-without-papers': `delete from filed_document; update meeting set state = 'filed' where id = $meeting`,
  'posted-before-the-end': `update meeting set ended_at = '2026-10-20T14:00Z' where id = $meeting; insert into meeting_moment (cell_id, meeting_id, moment, at, claimed_at, by_person_id) values ($cell, $meeting, 'posted', now(), '2026-10-19T00:00Z', uuidv7()) on conflict (cell_id, meeting_id, moment) do update set claimed_at = '2026-10-19T00:00Z'`
};

test('there are more than forty, each with words in both languages and something that makes it fire', () => {
  expect(checks.length).toBeGreaterThan(40);
  expect(Object.keys(spoilt).sort()).toEqual(checks.map((one) => one.name));
  for (const lang of ['vi', 'en'] as const) expect(Object.keys(words(lang).checks.of).sort()).toEqual(checks.map((one) => one.name));
});

test.each(Object.keys(spoilt))('%s is found', async (name) => {
  const check = checks.filter((one) => one.name === name);
  const { rows } = await client.query<{ meeting: string }>(`select meeting_id as meeting from minutes where cell_id = $1 and facts is not null order by meeting_id limit 1`, [cast.dongXanh]);
  const given: Record<string, string> = { $cell: cast.dongXanh, $other: cast.benMoi, $commune: cast.commune, $member: cast.people.hoa.memberId!, $meeting: rows[0]!.meeting };
  const statement = spoilt[name]!.replace(/\$(cell|other|commune|member|meeting)/g, (word) => `'${given[word]}'::uuid`);
  const count = async () => {
    const found = await client.query<{ n: number }>(`select count(*)::int as n from (${check[0]!.sql.replaceAll('$1', `'${day}'`).replaceAll('$2', `'${now.toISOString()}'`)}) f`);
    return found.rows[0]!.n;
  };
  await client.query('begin');
  try {
    // as a hand in the database would, past every key
    await client.query(`set local session_replication_role = 'replica'`);
    const before = await count();
    await client.query(statement);
    expect(await count()).toBeGreaterThan(before);
  } finally {
    await client.query('rollback');
  }
});

test('asked all at once, for some units or for all, they name the unit and who mends it', async () => {
  const all = await findings(db, checks, day, now, null);
  expect(all.length).toBeGreaterThan(0);
  const some = await findings(db, checks, day, now, [cast.benMoi]);
  expect(some).toEqual(all.filter((one) => one.unitId === cast.benMoi));
  expect(all.every((one) => one.unit !== '' && ['cell', 'office', 'site'].includes(one.who))).toBe(true);
});

test('what several facts show is one line, whichever way it is asked, and does not crowd out the others', async () => {
  const often = [{ name: 'shown-often', who: 'office' as const, sql: `select u.id as unit_id, s.subject from unit u, (select 'a' as subject from generate_series(1, 60) union all select 'b') s where u.kind = 'cell' and u.founded_on <= $1::date` }];
  for (const units of [null, [cast.dongXanh], [cast.dongXanh, cast.benMoi]]) expect((await findings(db, often, day, now, units)).filter((one) => one.unitId === cast.dongXanh).map((one) => one.subject)).toEqual(['a', 'b']);
  expect(await findings(db, often, day, now, [])).toEqual([]);
});

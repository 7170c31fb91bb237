import { expect, test } from 'vitest';
import { diagnosis, exitCode, type Condition, type DatabaseCondition, type Grade } from './diagnosis.ts';

const now = new Date('2026-11-26T02:00:00Z');
const gib = 1024 ** 3;
const database: DatabaseCondition = {
  major: 18, clock: now, migration: { applied: 12, known: 12, changed: [] }, roles: null, unguarded: [], collations: [], transactionsUsed: 0.01, connections: { used: 4, of: 80 },
  queue: { waiting: 2, failed: 0, oldest: 10 }, refusedLetters: 0, accounts: 5, newestCommand: new Date('2026-11-26T01:59:00Z'), writeAheadLog: { kept: new Date('2026-11-26T01:55:00Z'), failed: null }, chains: { links: 900, broken: [] }, data: { found: 7, site: [] }
};
const healthy: Condition = {
  now, node: 24, wrongSettings: [], version: '0.2.0', memory: 2 * gib, vietnamese: true, pages: 'built',
  folder: { path: '/srv/data', there: true, writable: true, openToOthers: false, free: 50 * gib, spare: 1e6 },
  keys: ['secret', 'site-key.pem'].map((name) => ({ name, there: true, openToOthers: false, sound: true })),
  program: { address: 'https://nennep.example', answer: { ok: true, version: '0.2.0' } }, majors: { wanted: 18, leftOver: [] }, database,
  mail: { set: true, failure: null }, certificate: { until: new Date('2027-02-01T00:00:00Z') },
  backup: { dir: '/backup', free: 50 * gib, sameDisk: false, sealed: true, passphrase: 'well', last: { at: '2026-11-25T19:00:00Z', bytes: gib, failed: null } },
  files: { named: 10, missing: [], altered: [] }
};
const withDatabase = (part: Partial<DatabaseCondition>): Partial<Condition> => ({ database: { ...database, ...part } });
const withFolder = (part: Partial<Condition['folder']>): Partial<Condition> => ({ folder: { ...healthy.folder, ...part } });
const withKey = (part: Partial<Condition['keys'][number]>): Partial<Condition> => ({ keys: [{ ...healthy.keys[0]!, ...part }, healthy.keys[1]!] });
const withBackup = (part: Partial<Condition['backup']>): Partial<Condition> => ({ backup: { ...healthy.backup, ...part } });

/** What is wrong, which check says so, and how bad it is. */
const wrongs: [string, Grade, Partial<Condition>][] = [
  ['node', 'broken', { node: 22 }],
  ['settings', 'broken', { wrongSettings: ['PORT is "x": it must be a whole number from 0 to 65535.'] }],
  ['data folder', 'broken', withFolder({ there: false })],
  ['data folder', 'broken', withFolder({ writable: false })],
  ['data folder', 'look', withFolder({ openToOthers: true })],
  ['secret', 'broken', withKey({ there: false })],
  ['secret', 'broken', withKey({ sound: false })],
  ['secret', 'look', withKey({ openToOthers: true })],
  ['site-key.pem', 'broken', { keys: [healthy.keys[0]!, { ...healthy.keys[1]!, sound: false }] }],
  ['disk', 'broken', withFolder({ free: 0.1 * gib })],
  ['disk', 'look', withFolder({ free: 0.5 * gib })],
  ['inodes', 'look', withFolder({ spare: 900 })],
  ['memory', 'look', { memory: 0.5 * gib }],
  ['language', 'broken', { vietnamese: false }],
  ['pages', 'look', { pages: 'missing' }],
  ['pages', 'look', { pages: 'of other sources' }],
  ['program', 'look', { program: null }],
  ['program', 'broken', { program: { address: 'http://localhost:3000', answer: null } }],
  ['program', 'broken', { program: { address: 'http://localhost:3000', answer: { ok: false, version: '0.2.0' } } }],
  ['program', 'look', { program: { address: 'http://localhost:3000', answer: { ok: true, version: '0.1.0' } } }],
  ['data folders', 'look', { majors: { wanted: 18, leftOver: [17] } }],
  ['database', 'broken', { database: { unreachable: 'no answer' } }],
  ['database', 'broken', withDatabase({ major: 17 })],
  ['migrations', 'broken', withDatabase({ migration: { applied: 12, known: 12, changed: [3] } })],
  ['migrations', 'broken', withDatabase({ migration: { applied: 13, known: 12, changed: [] } })],
  ['migrations', 'look', withDatabase({ migration: { applied: 11, known: 12, changed: [] } })],
  ['roles', 'broken', withDatabase({ roles: 'the database role nen_nep_app must own no table' })],
  ['row-level security', 'broken', withDatabase({ unguarded: ['member'] })],
  ['sorting', 'broken', withDatabase({ collations: ['vi-x-icu'] })],
  ['transactions', 'look', withDatabase({ transactionsUsed: 0.7 })],
  ['connections', 'look', withDatabase({ connections: { used: 78, of: 80 } })],
  ['clock', 'broken', withDatabase({ clock: new Date('2026-11-26T02:05:00Z') })],
  ['order of time', 'broken', withDatabase({ newestCommand: new Date('2026-11-27T02:00:00Z') })],
  ['write-ahead log', 'broken', withDatabase({ writeAheadLog: { kept: new Date('2026-11-26T01:00:00Z'), failed: new Date('2026-11-26T01:59:00Z') } })],
  ['write-ahead log', 'broken', withDatabase({ writeAheadLog: { kept: null, failed: new Date('2026-11-26T01:59:00Z') } })],
  ['write-ahead log', 'look', withDatabase({ writeAheadLog: { kept: null, failed: null } })],
  ['write-ahead log', 'look', withDatabase({ writeAheadLog: { kept: new Date('2026-11-26T00:30:00Z'), failed: null } })],
  ['queue', 'look', withDatabase({ queue: { waiting: 0, failed: 2, oldest: 0 } })],
  ['queue', 'look', withDatabase({ queue: { waiting: 3, failed: 0, oldest: 7200 } })],
  ['accounts', 'look', withDatabase({ accounts: 0 })],
  ['log', 'broken', withDatabase({ chains: { links: 4, broken: ['0197'] } })],
  ['data', 'broken', withDatabase({ data: { found: 7, site: ['chain-of-papers-cut'] } })],
  ['mail', 'broken', { mail: { set: true, failure: '535 no' } }],
  ['mail', 'look', withDatabase({ refusedLetters: 3 })],
  ['certificate', 'look', { certificate: { failure: 'ENOTFOUND' } }],
  ['certificate', 'look', { certificate: { until: new Date('2026-12-03T00:00:00Z') } }],
  ['certificate', 'broken', { certificate: { until: new Date('2026-11-25T00:00:00Z') } }],
  ['backup', 'look', withBackup({ dir: null })],
  ['backup', 'look', withBackup({ sameDisk: true })],
  ['age of the backup', 'look', withBackup({ last: null })],
  ['age of the backup', 'broken', withBackup({ last: { at: '2026-11-24T20:00:00Z', bytes: gib, failed: null } })],
  ['age of the backup', 'broken', withBackup({ last: { at: '2026-11-25T19:00:00Z', bytes: gib, failed: { at: '2026-11-26T01:00:00Z', why: 'the disk is full' } } })],
  ['room for backups', 'broken', withBackup({ free: null })],
  ['room for backups', 'broken', withBackup({ free: 0.5 * gib })],
  ['room for backups', 'look', withBackup({ free: 2 * gib })],
  ['passphrase', 'broken', withBackup({ passphrase: 'unreadable' })],
  ['passphrase', 'look', withBackup({ passphrase: 'open to others' })],
  ['passphrase', 'look', withBackup({ passphrase: 'none' })],
  ['files', 'look', { files: null }],
  ['files', 'broken', { files: { named: 10, missing: ['ab'], altered: [] } }],
  ['files', 'broken', { files: { named: 10, missing: [], altered: ['ab'] } }]
];

test('a healthy site is well in every line, and there are more than twenty', () => {
  const lines = diagnosis(healthy);
  expect(lines.filter((line) => line.grade !== 'well')).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
  expect(exitCode(lines)).toBe(0);
});

test.each(wrongs)('%s is %s when something is wrong with it, says what to do, and nothing else complains', (check, grade, wrong) => {
  const lines = diagnosis({ ...healthy, ...wrong });
  const complaints = lines.filter((line) => line.grade !== 'well');
  expect(complaints.map((line) => [line.check, line.grade])).toEqual([[check, grade]]);
  expect(complaints[0]!.remedy.length).toBeGreaterThan(8);
  expect(exitCode(lines)).toBe(grade === 'look' ? 1 : 2);
});

test('every line of the doctor has a wrong that makes it fire', () => {
  expect([...new Set(diagnosis(healthy).map((line) => line.check))].sort()).toEqual([...new Set(wrongs.map(([check]) => check))].sort());
});

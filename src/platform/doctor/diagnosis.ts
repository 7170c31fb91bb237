/** What the doctor found out about a site; nothing of anybody's. Sizes in bytes, ages in seconds, moments as `Date`. null: could not be found out, or there is none. */
export interface Condition {
  now: Date;
  node: number;
  /** sentences of the settings that are wrong */
  wrongSettings: string[];
  folder: { path: string; there: boolean; writable: boolean; openToOthers: boolean; free: number; spare: number };
  keys: { name: string; there: boolean; openToOthers: boolean; sound: boolean }[];
  memory: number;
  /** the letters of Vietnamese sort, and its time zone is known */
  vietnamese: boolean;
  pages: 'built' | 'missing' | 'of other sources';
  /** the program that runs on the folder; `answer` is what /healthz said */
  program: { address: string; answer: { ok: boolean; version: string } | null } | null;
  version: string;
  majors: { wanted: number; leftOver: number[] };
  database: DatabaseCondition | { unreachable: string };
  mail: { set: boolean; failure: string | null };
  certificate: { until: Date } | { failure: string } | null;
  backup: { dir: string | null; free: number | null; sameDisk: boolean; sealed: boolean; passphrase: 'none' | 'well' | 'open to others' | 'unreadable'; last: { at: string; bytes: number; failed: { at: string; why: string } | null } | null };
  /** of the files that papers name: how many are not on the disk, or are not what their name says */
  files: { named: number; missing: string[]; altered: string[] } | null;
}
export interface DatabaseCondition {
  major: number;
  clock: Date;
  migration: { applied: number; known: number; changed: number[] };
  /** a role that stands above row-level security, or owns what it must not */
  roles: string | null;
  unguarded: string[];
  collations: string[];
  /** transactions until the server stops to protect itself, as a share of what it has */
  transactionsUsed: number;
  connections: { used: number; of: number };
  queue: { waiting: number; failed: number; oldest: number };
  refusedLetters: number;
  accounts: number;
  newestCommand: Date | null;
  /** when the server last kept a piece of its write-ahead log, and last failed to; null where it is not told to keep any */
  writeAheadLog: { kept: Date | null; failed: Date | null } | null;
  chains: { links: number; broken: string[] };
  /** what the checks of the data find: all that the office and the cells can mend, and the names of those that only this machine's keeper can */
  data: { found: number; site: string[] };
}

export type Grade = 'well' | 'look' | 'broken';
export interface Line {
  check: string;
  grade: Grade;
  says: string;
  /** what to do; empty where all is well */
  remedy: string;
}

const gib = 1024 ** 3;
const hour = 3600_000;

/** Each question of the doctor with what it found and what to do about it, in the order of looking. Pure: the same condition, the same lines. */
export function diagnosis(c: Condition): Line[] {
  const database = 'unreachable' in c.database ? null : c.database;
  return [
    c.node >= 24 ? well('node', `Node ${c.node}`) : broken('node', `Node ${c.node} is older than the program needs`, 'Start with npm, which brings Node 24, or install Node 24.'),
    c.wrongSettings.length === 0 ? well('settings', 'every setting is right') : broken('settings', c.wrongSettings.join(' '), 'Mend the setting; npm run settings lists them with their meaning.'),
    folderLine(c.folder),
    ...keyLines(c),
    roomLine('disk', 'DATA_DIR', c.folder.free, 0.2 * gib, gib),
    c.folder.spare >= 10_000 ? well('inodes', 'the disk has room for many more files') : look('inodes', `the disk has room for ${c.folder.spare} more files only`, 'Remove files nobody needs from that disk, or move DATA_DIR to another.'),
    c.memory >= 0.9 * gib ? well('memory', `${size(c.memory)} of memory`) : look('memory', `this machine has ${size(c.memory)} of memory`, 'The program wants 1 GiB; give it more, or expect a slow evening.'),
    c.vietnamese ? well('language', 'Vietnamese letters and the time of Vietnam are known') : broken('language', 'this Node knows neither Vietnamese sorting nor Asia/Ho_Chi_Minh', 'Use the Node that npm ci brings, or one with full ICU.'),
    c.pages === 'built' ? well('pages', 'the pages are built') : look('pages', c.pages === 'missing' ? 'the pages are not built yet' : 'the pages are built from other sources than these', 'Nothing: the next start builds them, half a minute. If they stay so, see that the folder build can be written to.'),
    programLine(c),
    c.majors.leftOver.length === 0 ? well('data folders', 'one database in the data folder') : look('data folders', `a database of PostgreSQL ${c.majors.leftOver.join(', ')} lies beside the one in use`, 'If the upgrade is done and a backup is kept, remove that folder; before that, see docs/operating.md, “Upgrade”.'),
    ...('unreachable' in c.database ? [broken('database', c.database.unreachable, 'Start the program and read what it says; with DATABASE_URL see that the server runs and lets this machine in.')] : databaseLines(c, c.database)),
    mailLine(c.mail, database?.refusedLetters ?? 0),
    certificateLine(c),
    ...backupLines(c),
    filesLine(c)
  ];
}

/** 0 all is well, 1 something should be looked at, 2 something is broken. */
export const exitCode = (lines: readonly Line[]): 0 | 1 | 2 => (lines.some((line) => line.grade === 'broken') ? 2 : lines.some((line) => line.grade === 'look') ? 1 : 0);

function folderLine({ path, there, writable, openToOthers }: Condition['folder']): Line {
  if (!there) return broken('data folder', `there is no folder ${path}`, 'Name the right one in DATA_DIR; a new site begins with npm start.');
  if (!writable) return broken('data folder', `this account may not write to ${path}`, 'Give the account that runs the program the right to it (chown).');
  return openToOthers ? look('data folder', `other accounts of this machine may look into ${path}`, `chmod 700 ${path}`) : well('data folder', path);
}

function keyLines({ keys, folder }: Condition): Line[] {
  if (!folder.there) return [];
  return keys.map(({ name, there, openToOthers, sound }): Line => {
    if (!there) return broken(name, `${name} is not in the data folder`, 'Put it back from a backup (npm run restore) before the next start makes a new one: what the old one sealed or locked opens with the old one only.');
    if (!sound) return broken(name, `${name} cannot be read, or is not what it should be`, 'Put it back from a backup (npm run restore).');
    return openToOthers ? look(name, `other accounts of this machine may read ${name}`, `chmod 600 ${folder.path}/${name}`) : well(name, 'there, and closed to others');
  });
}

function roomLine(check: string, what: string, free: number, least: number, wanted: number): Line {
  if (free < least) return broken(check, `${size(free)} left on the disk of ${what}`, 'Make room now: nothing can be saved when it is full.');
  return free < wanted ? look(check, `${size(free)} left on the disk of ${what}`, 'Make room, or give it a larger disk, before it is full.') : well(check, `${size(free)} left on the disk of ${what}`);
}

function programLine({ program, version }: Condition): Line {
  if (!program) return look('program', 'the program does not run on this data folder', 'Start it: npm start, or the service.');
  if (!program.answer) return broken('program', `the program runs and does not answer at ${program.address}`, 'Read its last lines (journalctl -u nen-nep), then end it and start it again.');
  if (!program.answer.ok) return broken('program', 'the program answers that its database is away', 'Wait a minute; if it stays so, read its last lines.');
  return program.answer.version === version ? well('program', `answers at ${program.address}`) : look('program', `version ${program.answer.version} runs, version ${version} is installed`, 'Start it again to use the installed one.');
}

function databaseLines({ now, majors }: Condition, db: DatabaseCondition): Line[] {
  const { applied, known, changed } = db.migration;
  const apart = Math.abs(db.clock.getTime() - now.getTime());
  const ahead = db.newestCommand ? db.newestCommand.getTime() - now.getTime() : 0;
  const used = db.connections.used / db.connections.of;
  return [
    db.major >= majors.wanted ? well('database', `PostgreSQL ${db.major} answers`) : broken('database', `PostgreSQL ${db.major} answers`, `The program needs ${majors.wanted}: see docs/operating.md, “Upgrade”.`),
    changed.length > 0 ? broken('migrations', `migration ${changed[0]} of this database is another than this program's`, 'Install the program this database belongs to.')
      : applied > known ? broken('migrations', `the database is at migration ${applied}, this program knows ${known}`, 'Install the newer version that was here before.')
        : applied < known ? look('migrations', `${known - applied} migrations wait`, 'Make a backup, then start the program: it brings the database forward.') : well('migrations', `${applied} of ${known}`),
    db.roles === null ? well('roles', 'no role of the program stands above row-level security') : broken('roles', db.roles, 'Take those rights away (alter role … nosuperuser nobypassrls; alter table … owner to nen_nep_owner): until then the database protects nobody.'),
    db.unguarded.length === 0 ? well('row-level security', 'on every table with people’s or cells’ data') : broken('row-level security', `not on ${db.unguarded.join(', ')}`, 'Somebody changed the database by hand: restore it from a backup, or switch it on again (alter table … enable row level security).'),
    db.collations.length === 0 ? well('sorting', 'the rules of sorting are those the indexes were made with') : broken('sorting', `the rules of sorting changed under ${db.collations.join(', ')}`, 'As its owner: reindex database, then alter database … refresh collation version.'),
    db.transactionsUsed < 0.5 ? well('transactions', `${Math.round(db.transactionsUsed * 100)} % of the transaction numbers are used`) : look('transactions', `${Math.round(db.transactionsUsed * 100)} % of the transaction numbers are used`, 'Something holds back the server’s cleaning: look for old prepared or idle transactions, then vacuum freeze.'),
    used < 0.9 ? well('connections', `${db.connections.used} of ${db.connections.of}`) : look('connections', `${db.connections.used} of ${db.connections.of} are taken`, 'End what else uses this server, or raise its max_connections.'),
    apart < 60_000 ? well('clock', 'this machine and the database have the same time') : broken('clock', `this machine and the database are ${Math.round(apart / 1000)} s apart`, 'Set both by the network (timedatectl set-ntp true): deadlines are decided by the clock.'),
    ahead < 60_000 ? well('order of time', 'nothing was received in the future') : broken('order of time', `the newest command was received ${Math.round(ahead / 60_000)} minutes from now`, 'The clock was set back: set it right before anybody works on.'),
    db.queue.failed > 0 ? look('queue', `${db.queue.failed} jobs failed for good`, 'Read the program’s lines about jobs; usually the mail server.')
      : db.queue.oldest > 3600 ? look('queue', `a job waits for ${Math.round(db.queue.oldest / 60)} minutes`, 'See that the program runs, and that the mail server answers.') : well('queue', `${db.queue.waiting} jobs wait`),
    writeAheadLine(db.writeAheadLog, now),
    db.accounts > 0 ? well('accounts', `${db.accounts} accounts that may sign in`) : look('accounts', 'nobody can sign in', 'Open /set-up with the code that the start prints.'),
    db.data.site.length === 0 ? well('data', db.data.found === 0 ? 'the data fits together' : `${db.data.found} things for offices and cells to look at; their pages say which`)
      : broken('data', `the data does not fit together: ${db.data.site.join(', ')}`, 'Somebody changed the database past the program: keep this data folder as it is, and restore a backup from before (checks/data has the questions).'),
    db.chains.broken.length === 0 ? well('log', `${db.chains.links} links of the log’s chains hold`) : broken('log', `the log’s chain does not hold for ${db.chains.broken.length} units: ${db.chains.broken.slice(0, 3).join(', ')}`, 'Somebody changed or cut the log: keep this data folder as it is, and compare with the backups from before.')
  ];
}

function writeAheadLine(log: DatabaseCondition['writeAheadLog'], now: Date): Line {
  if (!log) return well('write-ahead log', 'not kept: backups bring the site back as it was when they were made');
  if (log.failed && (!log.kept || log.failed > log.kept)) return broken('write-ahead log', `the server cannot keep its write-ahead log since ${log.failed.toISOString()}`, 'See its own log for what archive_command says; until then its disk fills up, and there is no way back to a minute.');
  if (!log.kept) return look('write-ahead log', 'the server is told to keep its write-ahead log and has kept nothing yet', 'Set archive_timeout, and look again when it has passed.');
  return now.getTime() - log.kept.getTime() > hour ? look('write-ahead log', `nothing of it was kept since ${log.kept.toISOString()}`, 'Set archive_timeout to some minutes: what is not kept is lost with the disk.') : well('write-ahead log', `kept until ${log.kept.toISOString()}`);
}

function mailLine({ set, failure }: Condition['mail'], refused: number): Line {
  if (!set) return well('mail', 'no mail is sent: SMTP_URL is not set, notices stand on the pages');
  if (failure) return broken('mail', `the mail server does not take us: ${failure}`, 'See SMTP_URL, its name and password; letters wait meanwhile, none is lost.');
  return refused === 0 ? well('mail', 'the mail server answers') : look('mail', `${refused} letters of the last week were refused for good`, 'Their people’s addresses are wrong: the secretary’s page names them.');
}

function certificateLine({ certificate, now }: Condition): Line {
  if (!certificate) return well('certificate', 'plain HTTP on this machine only');
  if ('failure' in certificate) return look('certificate', `the address of ORIGIN could not be asked for its certificate: ${certificate.failure}`, 'From the office’s network, open the address in a browser; if it warns, renew the certificate.');
  const days = Math.floor((certificate.until.getTime() - now.getTime()) / (24 * hour));
  if (days < 0) return broken('certificate', 'the certificate has run out', 'Renew it now: phones refuse the address.');
  return days < 14 ? look('certificate', `the certificate runs out in ${days} days`, 'See why the proxy has not renewed it.') : well('certificate', `good for ${days} days`);
}

function backupLines({ backup, now }: Condition): Line[] {
  const { dir, last, passphrase } = backup;
  if (!dir) return [look('backup', 'no backup is made by itself', 'Set BACKUP_DIR to a folder on another disk.'), ...ageOf(last, now, 30 * 24)];
  return [
    backup.sameDisk ? look('backup', `BACKUP_DIR ${dir} is on the same disk as the data`, 'A broken disk takes both: name a folder on another disk or machine.') : well('backup', `goes to ${dir}`),
    ...ageOf(last, now, 26),
    backup.free === null ? broken('room for backups', `BACKUP_DIR ${dir} cannot be reached`, 'See that the disk is there and this account may write to it.') : roomLine('room for backups', 'BACKUP_DIR', backup.free, last?.bytes ?? 0, 3 * (last?.bytes ?? 0)),
    passphrase === 'unreadable' ? broken('passphrase', 'BACKUP_PASSPHRASE_FILE cannot be read', 'Put it where this account can read it, with the passphrase as its first line.')
      : passphrase === 'open to others' ? look('passphrase', 'other accounts of this machine may read the passphrase', 'chmod 600 that file.')
        : passphrase === 'none' ? look('passphrase', 'backups are not encrypted', 'Set BACKUP_PASSPHRASE_FILE, and keep the passphrase on paper in another place.') : well('passphrase', 'backups are encrypted')
  ];
}

function ageOf(last: Condition['backup']['last'], now: Date, hours: number): Line[] {
  if (last?.failed) return [broken('age of the backup', `the last try failed: ${last.failed.why}`, 'Mend that, then npm run backup.')];
  if (!last?.at) return [look('age of the backup', 'there is none yet', 'npm run backup')];
  const age = Math.floor((now.getTime() - new Date(last.at).getTime()) / hour);
  return [age <= hours ? well('age of the backup', `${age} hours, proved by restoring it`) : broken('age of the backup', `the last one is ${age} hours old`, 'See why none was made (the administrator’s page says), then npm run backup.')];
}

function filesLine({ files }: Condition): Line {
  if (!files) return look('files', 'not compared: the database is away', 'Run the doctor again when it is back.');
  const gone = [...files.missing, ...files.altered];
  return gone.length === 0 ? well('files', `${files.named} uploaded files are there and are what they were`)
    : broken('files', `${files.missing.length} uploaded files are gone and ${files.altered.length} changed: ${gone.slice(0, 3).join(', ')}`, 'Copy them back from a backup: npm run restore into an empty folder, then take its files/.');
}

const well = (check: string, says: string): Line => ({ check, grade: 'well', says, remedy: '' });
const look = (check: string, says: string, remedy: string): Line => ({ check, grade: 'look', says, remedy });
const broken = (check: string, says: string, remedy: string): Line => ({ check, grade: 'broken', says, remedy });
const size = (bytes: number): string => (bytes >= gib ? `${(bytes / gib).toFixed(1)} GiB` : `${Math.round(bytes / 1024 ** 2)} MiB`);

/**
 * `npm run bench`: marking a member present, through HTTP as the page sends it, against the same transaction raw through `pg` on
 * the same database, at 1, 8 and 32 connections, each its own cell; and the bytes of each page. Slowest first; appended to RESULTS.md.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { canonical } from '#platform/canonical.ts';
import { dayOf } from '#organisation/day.ts';
import { openAs } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { markAttendance } from '#meetings/commands.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { PreparingClient } from '#platform/postgres/prepared.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { houseOn } from '../src/house.server.ts';
import { buildIfNeeded } from '../scripts/web.ts';
import { freePort, startProgram } from '../tests/program.ts';
import { openHalls, password, type Hall } from './hall.server.ts';
import { openLine, type Line } from './line.ts';
import { pagesOf, type PageBytes } from './pages.ts';

const at = [1, 8, 32];
const rounds = 3;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2);

await buildIfNeeded((line) => process.stdout.write(`${line}\n`));
const folder = await mkdtemp(join(tmpdir(), 'nn-bench-'));
const port = await freePort();
const program = startProgram(folder, port);
await program.says(/Nền Nếp: http/);
process.env['NEN_NEP_DATABASE'] = JSON.stringify({ kind: 'socket', directory: join(folder, 'socket'), database: 'nen_nep' });
process.env['NEN_NEP_SECRET'] = await readFile(join(folder, 'secret'), 'utf8');
process.env['NEN_NEP_SITE_KEY'] = join(folder, 'site-key.pem');
// the pools let go quickly: the server has 80 places, and raw needs 32
const pool = (role: 'nen_nep_app' | 'nen_nep_reports') => openAs({ ...addressOf(role), max: 20, idleTimeoutMillis: 100 });
const house = houseOn(pool('nen_nep_app'), pool('nen_nep_reports'));

try {
  const halls = await openHalls(house, Math.max(...at), 40);
  await closeSignIn();
  const cookies: string[] = [];
  for (const hall of halls) cookies.push(await signIn(hall));
  const ways: Record<string, (hall: Hall, n: number) => Promise<Worker>> = { raw, receive: inProcess, http: (hall, n) => through(hall, cookies[n]!) };
  const rates: { connections: number; way: string; perSecond: number; ratio: number }[] = [];
  for (const connections of at) {
    const measured = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round <= rounds; round++)
      for (const [way, open] of Object.entries(ways)) {
        const rate = await measure(halls.slice(0, connections), open);
        // the first round warms up
        if (round > 0) measured.get(way)!.push(rate);
      }
    const median = (way: string) => measured.get(way)!.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
    for (const way of Object.keys(ways)) rates.push({ connections, way, perSecond: Math.round(median(way)), ratio: Number((median(way) / median('raw')).toFixed(2)) });
  }
  rates.sort((a, b) => a.ratio - b.ratio);
  const pages = await pagesOf(port, cookies[0]!, halls[0]!);
  await report(rates, pages);
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.stack : String(failure)}\n${program.said}\n`);
  process.exitCode = 1;
} finally {
  await house.close();
  program.child.kill('SIGTERM');
  await program.ended;
  await rm(folder, { recursive: true, force: true });
}

interface Worker {
  mark(memberId: string, mark: string): Promise<void>;
  close(): void | Promise<void>;
}

/** Marks per second of so many workers side by side, each in its own cell, over the agreed time. */
async function measure(halls: Hall[], open: (hall: Hall, n: number) => Promise<Worker>): Promise<number> {
  const workers = await Promise.all(halls.map(open));
  const begin = performance.now();
  const until = begin + seconds * 1000;
  let done = 0;
  await Promise.all(workers.map(async (worker, w) => {
    for (let n = 0; performance.now() < until; n++, done++) await worker.mark(halls[w]!.memberIds[n % 40]!, Math.floor(n / 40) % 2 === 0 ? 'present' : 'late');
  }));
  const rate = (done * 1000) / (performance.now() - begin);
  await Promise.all(workers.map((worker) => worker.close()));
  return rate;
}

function payloadOf(hall: Hall, memberId: string, mark: string) {
  return { unitId: hall.cellId, meetingId: hall.meetingId, marks: [{ memberId, mark }] };
}

/** The same rows written by hand: the scope, the place in line, the mark, the month's counts, the notice to screens, the log row with its chain. */
async function raw(hall: Hall): Promise<Worker> {
  const client = new PreparingClient(addressOf('nen_nep_app'));
  client.on('error', () => {});
  await client.connect();
  const scope = ['cells', 'details', 'logs', 'above'].map((name) => `set local app.${name} = '${name === 'above' ? '' : hall.cellId}'`).join('; ');
  return {
    mark: async (memberId, mark) => {
      const now = new Date();
      const id = newId();
      const body = canonical(payloadOf(hall, memberId, mark));
      await client.query('begin');
      await client.query(scope);
      await client.query('select known, result from command_log.begin_command($1, $2, $3, $4, $5)', [hall.cellId, id, body, hall.secretary.personId, now]);
      await client.query(`insert into attendance (cell_id, meeting_id, member_id, mark, at, source, confirmed) values ($1, $2, $3, $4, $5, 'secretary', true)
        on conflict (cell_id, meeting_id, member_id) do update set mark = excluded.mark, at = excluded.at, source = excluded.source, confirmed = excluded.confirmed`, [hall.cellId, hall.meetingId, memberId, mark, now]);
      await client.query(`update month_summary set (present, late) = (select count(*) filter (where mark in ('present', 'late', 'left-early')), count(*) filter (where mark in ('late', 'left-early'))
        from attendance where cell_id = $1 and meeting_id = $2) where cell_id = $1 and meeting_id = $2`, [hall.cellId, hall.meetingId]);
      await client.query(`select pg_notify('meeting_changed', $1)`, [`${hall.cellId}/${hall.meetingId}`]);
      await client.query('select command_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)', [hall.cellId, id, markAttendance.name, hall.secretary.personId, 'secretary', now, now, body, randomBytes(16), '{}']);
      await client.query('commit');
    },
    close: () => client.end()
  };
}

/** The one door, without the web server. */
async function inProcess(hall: Hall): Promise<Worker> {
  return {
    mark: async (memberId, mark) => {
      const answer = await house.receive({ id: newId(), name: markAttendance.name, payload: payloadOf(hall, memberId, mark) }, hall.secretary, new Date());
      if (answer.answer !== 'done') throw new Error(JSON.stringify(answer));
    },
    close: () => {}
  };
}

/** The form of the live page, as a browser posts it: session, rights, the door, and the way back to the page. */
async function through(hall: Hall, cookie: string): Promise<Worker> {
  const line: Line = await openLine(port);
  const head = `POST /cells/${hall.cellId}/meetings/${hall.meetingId}/live HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\ncookie: ${cookie}\r\naccept: text/html\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: `;
  return {
    mark: async (memberId, mark) => {
      const body = new URLSearchParams({ command: markAttendance.name, commandId: newId(), unitId: hall.cellId, meetingId: hall.meetingId, 'marks[0].memberId': memberId, 'marks[0].mark': mark }).toString();
      const { status, body: said } = await line.ask(`${head}${body.length}\r\n\r\n${body}`);
      if (status !== 303) throw new Error(`${status} ${said.toString().slice(0, 300)}`);
    },
    close: () => line.close()
  };
}

async function signIn(hall: Hall): Promise<string> {
  const response = await fetch(`http://localhost:${port}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { origin: `http://localhost:${port}`, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username: hall.username, password })
  });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
  if (!cookie) throw new Error(`${hall.username} could not sign in: ${response.status}`);
  return cookie;
}

async function report(rates: { connections: number; way: string; perSecond: number; ratio: number }[], pages: PageBytes[]): Promise<void> {
  const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version, postgresql: '18' };
  const commit = execFileSync('git', ['log', '-1', '--format=%h'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' }).trim();
  const lines = [
    `\n## ${dayOf(new Date())}, ${commit}: ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgresql}\n`,
    '| way | connections | marks a second | against raw |', '|---|---:|---:|---:|',
    ...rates.map((row) => `| ${row.way} | ${row.connections} | ${row.perSecond} | ${row.ratio.toFixed(2)} |`),
    '', '| page | document | script | style | together, bytes gzip |', '|---|---:|---:|---:|---:|',
    ...pages.map((page) => `| ${page.page} | ${page.document} | ${page.script} | ${page.style} | ${page.document + page.script + page.style} |`), ''
  ];
  process.stdout.write(`${lines.join('\n')}\n${JSON.stringify({ machine, commit, rates, pages })}\n`);
  await appendFile(join(import.meta.dirname, 'RESULTS.md'), lines.join('\n'));
}

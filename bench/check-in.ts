/**
 * `npm run bench`: marking a member present, through HTTP as the page sends it, against the same transaction raw through `pg` on
 * the same database, at 1, 8 and 32 connections, each its own cell; and the bytes of each page. Slowest first; appended to RESULTS.md.
 *
 * http: form, session, rights, the door, redirect. door: the door alone. raw: the very statements of the door's transaction,
 * recorded and sent again by hand. least: only the rows that have to be written, with the log row and its chain.
 */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '#organisation/day.ts';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { houseOn } from '../src/house.server.ts';
import { buildIfNeeded } from '../scripts/web.ts';
import { freePort, startProgram } from '../tests/program.ts';
import { openHalls, password, type Hall } from './hall.server.ts';
import { pagesOf, type PageBytes } from './pages.ts';
import { door, http, least, raw, type Worker } from './ways.server.ts';

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
  const ways: Record<string, (hall: Hall, n: number) => Promise<Worker>> = {
    raw: (hall) => raw(house, hall), least, door: (hall) => door(house, hall), http: (hall, n) => http(port, hall, cookies[n]!)
  };
  const rates: Rate[] = [];
  for (const connections of at) {
    const measured = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round <= rounds; round++)
      for (const [way, open] of Object.entries(ways)) {
        const rate = await measure(halls.slice(0, connections), open);
        // the first round warms up
        if (round > 0) measured.get(way)!.push(rate);
      }
    const median = (way: string) => measured.get(way)!.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
    for (const way of Object.keys(ways)) rates.push({ connections, way, perSecond: Math.round(median(way)), ratio: Number((median(way) / median('raw')).toFixed(2)), ofLeast: Number((median(way) / median('least')).toFixed(2)) });
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

async function signIn(hall: Hall): Promise<string> {
  const response = await fetch(`http://localhost:${port}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { origin: `http://localhost:${port}`, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ username: hall.username, password })
  });
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]!).join('; ');
  if (!cookie) throw new Error(`${hall.username} could not sign in: ${response.status}`);
  return cookie;
}

interface Rate {
  connections: number;
  way: string;
  perSecond: number;
  ratio: number;
  ofLeast: number;
}

async function report(rates: Rate[], pages: PageBytes[]): Promise<void> {
  const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version, postgresql: '18' };
  const commit = execFileSync('git', ['log', '-1', '--format=%h'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' }).trim();
  const lines = [
    `\n## ${dayOf(new Date())}, ${commit}: ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgresql}\n`,
    '| way | connections | marks a second | against raw | against least |', '|---|---:|---:|---:|---:|',
    ...rates.map((row) => `| ${row.way} | ${row.connections} | ${row.perSecond} | ${row.ratio.toFixed(2)} | ${row.ofLeast.toFixed(2)} |`),
    '', '| page | document | script | style | together, bytes gzip |', '|---|---:|---:|---:|---:|',
    ...pages.map((page) => `| ${page.page} | ${page.document} | ${page.script} | ${page.style} | ${page.document + page.script + page.style} |`), ''
  ];
  process.stdout.write(`${lines.join('\n')}\n${JSON.stringify({ machine, commit, rates, pages })}\n`);
  await appendFile(join(import.meta.dirname, 'RESULTS.md'), lines.join('\n'));
}

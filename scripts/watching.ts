import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { resolve } from 'node:path';
import pg from 'pg';
import { lastBackup } from '#platform/backup/last.server.ts';
import { asText, count, noFigures, took, type Figures, type Gauge } from '#platform/figures.ts';
import { onHappening, writeLine } from '#platform/journal.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import type { Settings } from '#platform/settings.ts';

const helps: Record<string, string> = {
  nen_nep_requests_total: 'Requests answered, by route, method and status',
  nen_nep_request_seconds: 'How long answering took, by route',
  nen_nep_commands_total: 'Commands received, by name and answer',
  nen_nep_command_seconds: 'How long a command took'
};

/** Writes a line where somebody asks for what is not theirs, and for each request where LOG says so, and serves /metrics on an address of its own where METRICS_PORT is set. */
export async function watch(settings: Settings): Promise<{ metricsPort: number | null; stop(): Promise<void> }> {
  const ends = [onHappening('kept-out', (of) => writeLine({ what: 'kept-out', ...of }, process.stderr))];
  if (settings.log === 'requests') ends.push(onHappening('answered', (request) => writeLine({ what: 'request', ...request })));
  const served = settings.metricsPort === null ? null : await serveMetrics(settings.metricsPort, settings);
  return {
    metricsPort: served?.port ?? null,
    stop: async () => {
      ends.forEach((end) => end());
      await served?.stop();
    }
  };
}

async function serveMetrics(port: number, settings: Settings): Promise<{ port: number; stop(): Promise<void> }> {
  const figures = noFigures();
  let streams = 0;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const ends = [
    onHappening('answered', ({ route, method, status, ms }) => {
      count(figures, 'nen_nep_requests_total', { route, method, status: String(status) });
      took(figures, 'nen_nep_request_seconds', { route }, ms / 1000);
    }),
    onHappening('received', ({ name, answer, ms }) => {
      count(figures, 'nen_nep_commands_total', { name, answer });
      took(figures, 'nen_nep_command_seconds', {}, ms / 1000);
    }),
    onHappening('streams', ({ change }) => (streams += change))
  ];
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    void gauges(settings, streams, delay.mean / 1e9).then((found) => {
      delay.reset();
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text(figures, found));
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', () => fail(new CannotStart(`METRICS_PORT ${port} is taken by another program: set it to another number.`)));
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port: (server.address() as { port: number }).port,
    stop: async () => {
      ends.forEach((end) => end());
      delay.disable();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  };
}

const text = (figures: Figures, found: readonly Gauge[]): string => asText(figures, found, helps);

/** What is so at the moment of asking. While the database is away, its figures are missing and `nen_nep_database_up` is 0. */
async function gauges(settings: Settings, streams: number, delay: number): Promise<Gauge[]> {
  const one = (name: string, help: string, value: number, labels: Record<string, string> = {}): Gauge => ({ name, help, values: [{ labels, value }] });
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const last = await lastBackup(resolve(settings.dataDir));
  const database = await databaseGauges();
  return [
    one('process_resident_memory_bytes', 'Memory the program holds', rss), one('nodejs_heap_used_bytes', 'Memory of its values', heapUsed),
    one('process_cpu_seconds_total', 'Processor time used', (user + system) / 1e6), one('nodejs_eventloop_delay_seconds', 'Mean delay since the last question', Number.isFinite(delay) ? delay : 0),
    one('nen_nep_event_streams', 'Screens that follow a meeting', streams), one('nen_nep_database_up', 'Whether the database answers', database.length > 0 ? 1 : 0), ...database,
    ...(last?.at ? [one('nen_nep_backup_age_seconds', 'Since the last proved backup', (Date.now() - new Date(last.at).getTime()) / 1000), one('nen_nep_backup_failed', 'Whether a later try failed', last.failed ? 1 : 0)] : [])
  ];
}

async function databaseGauges(): Promise<Gauge[]> {
  const client = new pg.Client({ ...addressOf('nen_nep_reports'), connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ waiting: number; active: number; failed: number; connections: number; bytes: number }>(`select h.*, (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      pg_database_size(current_database())::float8 as bytes from jobs.health() h`);
    const { connections, bytes, ...jobs } = rows[0]!;
    return [
      { name: 'nen_nep_jobs', help: 'Jobs by state', values: Object.entries(jobs).map(([state, value]) => ({ labels: { state }, value })) },
      { name: 'nen_nep_database_connections', help: 'Connections to the database', values: [{ labels: {}, value: connections }] },
      { name: 'nen_nep_database_bytes', help: 'Size of the database', values: [{ labels: {}, value: bytes }] }
    ];
  } catch {
    // away: nen_nep_database_up says so
    return [];
  } finally {
    await client.end().catch(() => {});
  }
}

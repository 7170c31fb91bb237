import { mailWork } from '#meetings/mail.server.ts';
import { openAs, patiently } from '#platform/database.server.ts';
import { startJobs } from '#platform/jobs.server.ts';
import { openMail } from '#platform/mail.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { inspectionMail } from '#inspection/mail.server.ts';
import { wordMail } from '#supervision/mail.server.ts';
import { keepNightly } from './nightly.ts';
import { openSite, type Site } from './site.ts';
import { watch } from './watching.ts';
import { buildIfNeeded, serve, type Web } from './web.ts';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** The life of the program: settings, database, pages, serving, and an orderly end. `ready` is told the port. */
export async function run(options: { demo: boolean; prepare?: (site: Site) => Promise<void>; ready: (settings: Settings, port: number) => Promise<void> }): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) stop('This program needs Node 24 or newer; on this machine start it with npm, which brings its own.');
  const settings = readSettings(process.env, options.demo);
  if ('wrong' in settings) stop(settings.wrong.join('\n'));
  if (options.demo) process.env['NEN_NEP_DEMO'] = 'yes';
  process.env['ORIGIN'] = settings.origin;
  if (settings.mail) process.env['NEN_NEP_MAIL'] = 'yes';
  else delete process.env['NEN_NEP_MAIL'];
  if (settings.backup.dir) process.env['NEN_NEP_BACKUP'] = JSON.stringify({ at: settings.backup.at, keep: settings.backup.keep });
  else delete process.env['NEN_NEP_BACKUP'];
  try {
    await buildIfNeeded(say);
    const site = await openSite(settings, options.demo ? 'demo' : 'real', say);
    say(`  PostgreSQL: ${{ direct: 'embedded', 'user-namespace': 'embedded, in a user namespace', account: 'embedded, as the account nen-nep' }[site.way] ?? site.way}`);
    let web: Web | undefined;
    let background: { stop(): Promise<void> } | undefined;
    let watching: Awaited<ReturnType<typeof watch>> | undefined;
    const ending = onceAsked(async () => {
      await web?.close();
      await watching?.stop();
      await background?.stop();
      await site.stop();
      process.exit(0);
    });
    try {
      await options.prepare?.(site);
      if (!ending()) background = await workInBackground(settings);
      if (!ending()) watching = await watch(settings);
      if (!ending()) web = await serve(settings);
    } catch (failure) {
      // asked to end while preparing: the database goes away under the work, and that is no failure
      if (ending()) return;
      await watching?.stop();
      await background?.stop();
      await site.stop();
      throw failure;
    }
    if (watching?.metricsPort) say(`  figures: http://127.0.0.1:${watching.metricsPort}/metrics`);
    if (web && !ending()) await options.ready(settings, web.port);
  } catch (failure) {
    if (failure instanceof CannotStart) stop(failure.message);
    throw failure;
  }
}

/** Works on the queue until told to stop: mail and reminders, in scopes the jobs name; and does what is due every night. */
async function workInBackground(settings: Settings): Promise<{ stop(): Promise<void> }> {
  const app = openAs({ ...patiently(addressOf('nen_nep_app')), max: 2 });
  const mail = settings.mail && openMail(settings.mail.url, settings.mail.from);
  const post = { app, mail, origin: settings.origin, now: () => new Date() };
  const work = mailWork(post);
  const jobs = await startJobs(addressOf('nen_nep_jobs'), { ...work, ...wordMail(post), ...inspectionMail(post, work['mail.due']) });
  const nightly = keepNightly(settings, say);
  return {
    stop: async () => {
      nightly.stop();
      await jobs.stop();
      mail?.close();
      await app.destroy();
    }
  };
}

/** Does the work at the first Ctrl-C or SIGTERM; answers whether it has been asked. */
function onceAsked(work: () => Promise<void>): () => boolean {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      void work();
    });
  return () => asked;
}

export function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

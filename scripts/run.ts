import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openSite, type Site } from './site.ts';
import { buildIfNeeded, serve, type Web } from './web.ts';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** The life of the program: settings, database, pages, serving, and an orderly end. `ready` is told the port. */
export async function run(options: { demo: boolean; standardDataDir: string; prepare?: (site: Site) => Promise<void>; ready: (settings: Settings, port: number) => Promise<void> }): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) stop('This program needs Node 24 or newer; on this machine start it with npm, which brings its own.');
  const settings = readSettings({ DATA_DIR: options.standardDataDir, ...process.env }, options.demo);
  if ('wrong' in settings) stop(settings.wrong.join('\n'));
  if (options.demo) process.env['NEN_NEP_DEMO'] = 'yes';
  process.env['ORIGIN'] = settings.origin;
  try {
    await buildIfNeeded(say);
    const site = await openSite(settings, say);
    say(`  PostgreSQL: ${{ direct: 'embedded', 'user-namespace': 'embedded, in a user namespace', account: 'embedded, as the account nen-nep' }[site.way] ?? site.way}`);
    let web: Web | undefined;
    const ending = onceAsked(async () => {
      await web?.close();
      await site.stop();
      process.exit(0);
    });
    try {
      await options.prepare?.(site);
      if (!ending()) web = await serve(settings);
    } catch (failure) {
      // asked to end while preparing: the database goes away under the work, and that is no failure
      if (ending()) return;
      await site.stop();
      throw failure;
    }
    if (web && !ending()) await options.ready(settings, web.port);
  } catch (failure) {
    if (failure instanceof CannotStart) stop(failure.message);
    throw failure;
  }
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

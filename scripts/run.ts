import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openSite, type Site } from './site.ts';
import { buildIfNeeded, serve } from './web.ts';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** The life of the program: settings, database, pages, serving, and an orderly end. `ready` is told the port. */
export async function run(options: { demo: boolean; standardDataDir: string; prepare?: (site: Site) => Promise<void>; ready: (settings: Settings, port: number) => Promise<void> }): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) stop('This program needs Node 24 or newer; on this machine start it with npm, which brings its own.');
  const settings = readSettings({ DATA_DIR: options.standardDataDir, ...process.env }, options.demo);
  if ('wrong' in settings) stop(settings.wrong.join('\n'));
  if (options.demo) process.env['NEN_NEP_DEMO'] = 'yes';
  try {
    await buildIfNeeded(say);
    const site = await openSite(settings, say);
    say(`  PostgreSQL: ${{ direct: 'embedded', 'user-namespace': 'embedded, in a user namespace', account: 'embedded, as the account nen-nep' }[site.way] ?? site.way}`);
    process.env['ORIGIN'] = settings.origin;
    await options.prepare?.(site);
    const web = await serve(settings).catch(async (failure: unknown) => {
      await site.stop();
      throw failure;
    });
    let ending = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (ending) return;
        ending = true;
        void web.close().then(() => site.stop()).then(() => process.exit(0));
      });
    await options.ready(settings, web.port);
  } catch (failure) {
    if (failure instanceof CannotStart) stop(failure.message);
    throw failure;
  }
}

export function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** What a page may make a phone load of script, in bytes of gzip (issue §6). */
export const scriptBudget = 60 * 1024;

export interface PageWeight {
  /** the page's route, as Kit writes it */
  page: string;
  /** the files it loads, under `client` */
  scripts: string[];
  bytes: number;
}

/**
 * The script each page of a build loads before it asks for anything: what Kit sends along, and the scripts its own markup
 * names, those of the layouts and parts it is made of included. A script that is named and not there is an error.
 */
export async function pageWeights(build: string): Promise<PageWeight[]> {
  const { manifest } = (await import(pathToFileURL(join(build, 'server/manifest.js')).href)) as { manifest: Manifest };
  const weigh = remembered(async (script: string) => (await zipped(await readFile(join(build, 'client', script)), { level: 9 })).byteLength);
  const ofNode = remembered((node: number) => scriptsOfNode(build, node));
  const weights: PageWeight[] = [];
  for (const { id, page } of manifest.routes) {
    if (!page) continue;
    const nodes = [...page.layouts, page.leaf].filter((node): node is number => typeof node === 'number');
    const parts = await Promise.all(nodes.map(ofNode));
    // the innermost that says whether Kit sends script has the say; it does where nobody says
    const kit = manifest.client && (parts.findLast((part) => part.csr !== null)?.csr ?? true)
      ? [manifest.client.start, manifest.client.app, ...(manifest.client.imports ?? []), ...parts.flatMap((part) => part.byKit)] : [];
    const scripts = [...new Set([...kit, ...parts.flatMap((part) => part.named)])].sort();
    weights.push({ page: id, scripts, bytes: (await Promise.all(scripts.map(weigh))).reduce((sum, one) => sum + one, 0) });
  }
  return weights;
}

/** A sentence for each page that is heavier than it may be. */
export function tooHeavy(weights: readonly PageWeight[]): string[] {
  const kilobytes = (bytes: number) => (Math.ceil(bytes / 102.4) / 10).toFixed(1);
  return weights.filter((one) => one.bytes > scriptBudget)
    .map((one) => `The page ${one.page} loads ${kilobytes(one.bytes)} KB of script (gzip: ${one.scripts.join(', ')}); a phone in a village hall is to load ${kilobytes(scriptBudget)} KB at most.`);
}

interface Manifest {
  client: { start: string; app: string; imports?: string[] } | null;
  routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
}
const zipped = promisify(gzip);

/** What a node of Kit's (a page or a layout) brings: Kit's own files for it, the scripts its markup names, and whether it wants Kit's at all. */
async function scriptsOfNode(build: string, node: number): Promise<{ byKit: string[]; named: string[]; csr: boolean | null }> {
  const text = await readFile(join(build, `server/nodes/${node}.js`), 'utf8');
  const imports = JSON.parse(/export const imports = (\[.*\]);/.exec(text)?.[1] ?? '[]') as string[];
  // server files: of the markup, and of the options beside it
  const made = [...new Set([...imports, ...[...text.matchAll(/'\.\.\/(entries\/[^']+)'/g)].map(([, file]) => file!)])].map((file) => join(build, 'server', file)).filter((file) => existsSync(file));
  const read = await Promise.all(made.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
  const options = read.filter(({ file }) => /_(page|layout)(\.server)?\.(ts|js)\.js$/.test(file)).map((one) => /\bcsr = (true|false)\b/.exec(one.text)?.[1]).find(Boolean);
  return {
    byKit: imports.filter((file) => file.endsWith('.js') && existsSync(join(build, 'client', file))),
    named: read.flatMap((one) => [...one.text.matchAll(/<script[^>]* src="\/([^"$]+)"/g)].map(([, script]) => script!)),
    csr: options === undefined ? null : options === 'true'
  };
}

function remembered<K, V>(work: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const there = known.get(key) ?? work(key);
    known.set(key, there);
    return there;
  };
}

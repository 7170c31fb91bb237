import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageWeights, scriptBudget, tooHeavy } from '../scripts/page-weights.ts';

let build: string;
beforeEach(async () => void (build = await mkdtemp(join(tmpdir(), 'nn-build-'))));
afterEach(() => rm(build, { recursive: true, force: true }));

const write = async (name: string, text: string) => {
  await mkdir(dirname(join(build, name)), { recursive: true });
  await writeFile(join(build, name), text);
};
/** Bytes that no packing makes fewer of. */
const noise = (bytes: number) => randomBytes(bytes).toString('latin1').replace(/[^ -~]/g, (one) => String.fromCharCode(0x4e00 + one.charCodeAt(0)));

/** A build as Kit leaves it: two pages in one frame, the second with a script of its own and a part of the page with another. */
async function house(client: string) {
  await write('server/manifest.js', `export const manifest = { client: ${client}, routes: [
    { id: '/', page: { layouts: [0], leaf: 2 } }, { id: '/heavy', page: { layouts: [0, , 1], leaf: 3 } }, { id: '/file', page: null }] };`);
  await write('server/nodes/0.js', `import * as universal from '../entries/_layout.ts.js';\nexport const component = async () => (await import('../entries/frame.js')).default;\nexport const imports = ["entries/frame.js"];`);
  await write('server/entries/_layout.ts.js', 'const csr = false;\nexport { csr };');
  await write('server/nodes/1.js', `export const imports = [];`);
  await write('server/nodes/2.js', `export const imports = ["entries/small.js"];`);
  await write('server/nodes/3.js', client === 'null' ? `export const imports = ["entries/heavy.js","chunks/part.js"];` : `import * as universal from '../entries/heavy/_page.ts.js';\nexport const component = async () => (await import('../entries/heavy.js')).default;\nexport const imports = ["_app/heavy.js"];`);
  await write('server/entries/frame.js', 'renderer.push(`<script src="/page.js" defer></' + 'script>`);');
  await write('server/entries/heavy/_page.ts.js', 'const csr = true;\nexport { csr };');
  await write('server/entries/small.js', 'nothing of scripts');
  await write('server/entries/heavy.js', 'push(`<script defer src="/big.js"></' + 'script>`)');
  await write('server/chunks/part.js', 'push(`<script src="/part.js" defer></' + 'script>`)');
  await write('client/page.js', 'a');
  await write('client/big.js', noise(scriptBudget));
  await write('client/part.js', 'b');
}

test('a page is weighed with the scripts of its frame, its own and those of its parts, and a heavy one is named', async () => {
  await house('null');
  const weights = await pageWeights(build);
  expect(weights.map(({ page, scripts }) => [page, ...scripts])).toEqual([['/', 'page.js'], ['/heavy', 'big.js', 'page.js', 'part.js']]);
  expect(weights[0]!.bytes).toBeLessThan(100);
  expect(tooHeavy(weights)).toEqual([expect.stringMatching(/^The page \/heavy loads \d+\.\d KB of script \(gzip: big\.js, page\.js, part\.js\)/)]);
});

test('where Kit sends script along, it is weighed with what starts it, for the pages that asked for it', async () => {
  await house(`{ start: '_app/start.js', app: '_app/app.js' }`);
  for (const name of ['start', 'app', 'heavy']) await write(`client/_app/${name}.js`, 'c');
  expect((await pageWeights(build)).map(({ page, scripts }) => [page, ...scripts])).toEqual([['/', 'page.js'], ['/heavy', '_app/app.js', '_app/heavy.js', '_app/start.js', 'big.js', 'page.js']]);
});

test('a script that a page names and nobody wrote ends the weighing', async () => {
  await house('null');
  await rm(join(build, 'client/part.js'));
  await expect(pageWeights(build)).rejects.toThrow(/part\.js/);
});

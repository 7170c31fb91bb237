import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words } from '#words/words.ts';
import type { Lang } from '#words/format.ts';

// The guide under docs/user quotes the screen: what is bold there is a button, a link or a label, what stands in a quotation is a sentence the
// program says. Both are looked up among the words of that language, so that the guide goes stale nowhere unseen.
const guide = join(import.meta.dirname, '../docs/user');
const pagesOf = (lang: Lang) => globSync(`${lang}/*.md`, { cwd: guide }).sort().map((path) => ({ path, text: readFileSync(join(guide, path), 'utf8') }));
const open = '…';

/** Everything the screen can say in a language; where it puts something in, `…` stands for it. */
function saidIn(lang: Lang): Set<string> {
  const said = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') said.add(value);
    else if (typeof value === 'function') for (const filled of fillings(value as (...given: unknown[]) => unknown)) said.add(filled);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(words(lang));
  return said;
}

/** What a sentence reads with something in each of its places: a text, a number, the facts of a refusal. */
function fillings(sentence: (...given: unknown[]) => unknown): string[] {
  const facts = new Proxy({}, { get: () => open });
  return [open, 77, facts].flatMap((given) => {
    try {
      const text = sentence(given, given, given, given);
      return typeof text === 'string' ? [text.replaceAll('77', open)] : [];
    } catch {
      return [];
    }
  });
}

/** What a page quotes: bold words, and lines of quotations. */
const quotedIn = (text: string) => [...[...text.matchAll(/\*\*([^*]+)\*\*/g)].map((found) => found[1]!), ...[...text.matchAll(/^> (.+)$/gm)].map((found) => found[1]!)];

describe.each(['vi', 'en'] as const)('the guide in %s', (lang) => {
  const said = saidIn(lang);
  test.each(pagesOf(lang).map(({ path, text }) => [path, text] as const))('%s quotes the words of the screen', (_, text) => {
    const quoted = quotedIn(text);
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((one) => !said.has(one))).toEqual([]);
  });

  test('its index leads to every page', () => {
    const [index, ...pages] = pagesOf(lang).sort((a, b) => Number(b.path.endsWith('README.md')) - Number(a.path.endsWith('README.md')));
    expect(pages.filter(({ path }) => !index!.text.includes(`(${basename(path)})`)).map(({ path }) => path)).toEqual([]);
  });
});

test('a word that no screen says is found out', () => {
  expect(saidIn('vi').has('Nút không có')).toBe(false);
  expect(quotedIn('Bấm **Nút không có**.\n\n> Câu không ai nói.')).toEqual(['Nút không có', 'Câu không ai nói.']);
});

test('both languages show the same pictures, each taken by a journey, none left over, all of them small', () => {
  const shown = (lang: Lang) => pagesOf(lang).flatMap(({ text }) => [...text.matchAll(/\.\.\/pictures\/([a-z-]+)\.png/g)].map((found) => found[1]!)).sort();
  const taken = globSync('journeys/*.ts', { cwd: import.meta.dirname }).flatMap((path) => [...readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(/picture\('([a-z-]+)'/g)].map((found) => found[1]!)).sort();
  const files = globSync('pictures/*', { cwd: guide });
  expect(shown('en')).toEqual(shown('vi'));
  expect(shown('vi')).toEqual(taken);
  expect(files.map((path) => basename(path, '.png')).sort()).toEqual(taken);
  expect(files.reduce((sum, path) => sum + statSync(join(guide, path)).size, 0)).toBeLessThan(2_500_000);
});

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { invariants, type Source } from './architecture.ts';
import configuration from '../vitest.config.ts';
import { words } from '#words/words.ts';
import packageFile from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const house: Source[] = globSync(['src/**/*.{ts,svelte,css,html}', 'scripts/**/*.ts', 'tests/**/*.ts', 'bench/*.{ts,md}', 'playbooks/*.ts', 'rubrics/*.ts', 'migrations/*', 'docs/**/*.md', '*.{md,json,ts,js}', 'static/*.js', '.ci/*'], { cwd: root })
  .map((path) => ({ path, text: read(path) }));

test.each(invariants.map((one) => [one.name, one] as const))('%s', (_, { broken }) => {
  expect(broken(house)).toEqual([]);
});

test.each(invariants.map((one) => [one.name, one] as const))('a house that breaks it is found out: %s', (_, { broken, example }) => {
  const found = broken(example).join('\n');
  for (const { path } of example.filter((one) => one.path !== 'migrations/0001-organisation.sql')) expect(found).toContain(path.replace(/^migrations\//, ''));
});

test('every test file is collected by exactly one project, and every pattern of a project finds some', () => {
  const projects = (configuration as { test: { projects: { test: { name: string; include: string[] } }[] } }).test.projects.map(({ test: { include } }) => include);
  const found = projects.map((patterns) => patterns.map((pattern) => globSync(pattern, { cwd: root })));
  for (const lists of found) for (const list of lists) expect(list).not.toHaveLength(0);
  const collected = found.map((lists) => new Set(lists.flat()));
  for (const { path } of house.filter((one) => one.path.endsWith('.test.ts'))) expect(collected.filter((set) => set.has(path)), path).toHaveLength(1);
});

test('every page says in both languages what it is, in the tab of the browser', () => {
  const pages = globSync('src/routes/**/+page.svelte', { cwd: root }).map((path) => path.slice('src/routes'.length, -'/+page.svelte'.length));
  for (const lang of ['vi', 'en'] as const) expect(pages.filter((page) => !words(lang).shell.titles[page]), lang).toEqual([]);
});

test('every package the program installs has its reason in docs/decisions', () => {
  const decisions = house.filter(({ path }) => path.startsWith('docs/decisions/')).map(({ text }) => text).join('\n');
  const packages = [packageFile.dependencies, packageFile.devDependencies, packageFile.optionalDependencies].flatMap((list) => Object.keys(list));
  expect(packages.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
});

test('every file that a document names is there', () => {
  const missing = house.filter(({ path }) => path.endsWith('.md')).flatMap(({ path, text }) => {
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((found) => join(path, '..', found[1]!));
    const named = [...text.matchAll(/`((?:src|scripts|tests|migrations|playbooks|rubrics|bench|docs|static|\.ci)\/[\w./[\]+-]*)`/g)].map((found) => found[1]!);
    return [...linked, ...named].filter((name) => !existsSync(join(root, name))).map((name) => `${path} names ${name}`);
  });
  expect(missing).toEqual([]);
});

test('every npm script that a document or the screen names is there', () => {
  const named = house.filter(({ path }) => path.endsWith('.md') || path.startsWith('src/')).flatMap(({ path, text }) => [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map((found) => [path, found[1]!] as const));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([, script]) => !(script in packageFile.scripts)).map(([path, script]) => `${path} names npm run ${script}`)).toEqual([]);
});

test('decisions are numbered without gaps, and each says its context, decision, consequences and alternatives', () => {
  const decisions = house.filter(({ path }) => path.startsWith('docs/decisions/')).sort((a, b) => (a.path < b.path ? -1 : 1));
  expect(decisions.map(({ path }) => Number(/(\d{3})-[a-z0-9-]+\.md$/.exec(path)?.[1]))).toEqual(decisions.map((_, index) => index + 1));
  for (const { path, text } of decisions) expect([path, ...[...text.matchAll(/^\*\*(Context|Decision|Consequences|Alternatives)\.\*\*/gm)].map((found) => found[1])]).toEqual([path, 'Context', 'Decision', 'Consequences', 'Alternatives']);
});

test('what is kept out of the repository is kept out', () => {
  const kept = existsSync(join(root, '.git')) ? execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n') : [];
  expect(kept.filter((path) => /^(node_modules|\.svelte-kit|build|\.data)\/|\.pem$|\.env$/.test(path))).toEqual([]);
});

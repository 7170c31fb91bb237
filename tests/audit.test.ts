import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { advisoriesIn } from '../scripts/advisories.ts';

const root = join(import.meta.dirname, '..');
const about = (name: string, severity: string, title: string) => ({ source: 1, name, dependency: name, title, url: `https://advisories.example/${title}`, severity, range: '<2.0.0' });

test('an advisory is told once, by the package it is about, the worst first, and whether it can be mended', () => {
  const report = { auditReportVersion: 2, vulnerabilities: {
    outer: { name: 'outer', severity: 'critical', isDirect: true, via: ['inner'], range: '*', fixAvailable: true },
    inner: { name: 'inner', severity: 'critical', isDirect: false, via: [about('inner', 'low', 'a'), about('inner', 'critical', 'b')], range: '<2.0.0', fixAvailable: false },
    other: { name: 'other', severity: 'high', isDirect: true, via: [about('other', 'high', 'c'), 'inner'], range: '<2.0.0', fixAvailable: { name: 'other', version: '2.0.0' } }
  } };
  expect(advisoriesIn(JSON.stringify(report))).toEqual([
    { package: 'inner', severity: 'critical', title: 'b', url: 'https://advisories.example/b', range: '<2.0.0', mended: false },
    { package: 'other', severity: 'high', title: 'c', url: 'https://advisories.example/c', range: '<2.0.0', mended: true },
    { package: 'inner', severity: 'low', title: 'a', url: 'https://advisories.example/a', range: '<2.0.0', mended: false }
  ]);
  expect(advisoriesIn(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual([]);
});

test('no network and a registry that does not know the question are no advisory and no all-clear', () => {
  for (const answer of ['', 'null', '{', '{}', '{"message":"405 Method Not Allowed","error":{"summary":""}}', '{"error":{"code":"ENOTFOUND","summary":"request failed"}}', '{"error":{"code":"ENOLOCK"}}'])
    expect([answer, advisoriesIn(answer)]).toEqual([answer, { notAsked: expect.stringMatching(/\w/) }]);
});

test('every package is of one version, fixed by its digest, and those that run are named by it', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string; integrity?: string; link?: boolean }> };
  for (const [name, version] of Object.entries(dependencies)) expect([name, version]).toEqual([name, packages[`node_modules/${name}`]!.version]);
  expect(Object.entries(packages).filter(([path, one]) => path !== '' && !/^sha512-/.test(one.integrity ?? '')).map(([path]) => path)).toEqual([]);
});

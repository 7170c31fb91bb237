import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { proofs } from './asvs/proofs.ts';
import { asked, chapters, sections } from './asvs/requirement.ts';
import { asvsDocument, requirements } from './asvs/requirements.ts';

const root = join(import.meta.dirname, '..');

/** The titles of the tests of a file, those of a table with their places. */
function titlesIn(file: string): Set<string> {
  const titles = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(test|it)\b/.test(node.expression.getText()) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) titles.add(node.arguments[0].text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true));
  return titles;
}

test('every requirement of levels 1 and 2 stands once: with tests, a document, or a reason in a sentence', () => {
  const levels = Object.values(sections).join('');
  // as the standard counts itself: 345, of them 70 of the first level and 183 of the second
  expect([levels.length, levels.replace(/[^1]/g, '').length, levels.replace(/[^2]/g, '').length]).toEqual([345, 70, 183]);
  expect(new Set(Object.keys(sections).map((section) => section.split('.')[0])).size).toBe(chapters.length);
  expect(requirements.map((one) => one.id)).toEqual([...asked.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  for (const { id, stands, by, document, reason, asks } of requirements) {
    expect([id, by.length > 0]).toEqual([id, stands === 'shown' || stands === 'part']);
    expect([id, reason ?? 'none']).toEqual([id, stands === 'shown' ? 'none' : expect.stringMatching(/^[A-Z`][^]{9,}\.$/)]);
    expect([id, document !== undefined]).toEqual([id, stands === 'written']);
    expect([id, asks]).toEqual([id, expect.stringMatching(/^[A-Z].{8,120}[^.]$/)]);
  }
});

test('every test that is named is there under its title, and every document', () => {
  const known = new Map([...new Set(Object.values(proofs).map((one) => one.file))].map((file) => [file, titlesIn(file)]));
  expect(Object.values(proofs).filter(({ file, title }) => !known.get(file)!.has(title))).toEqual([]);
  expect(requirements.filter((one) => one.document && !existsSync(join(root, one.document))).map((one) => one.document)).toEqual([]);
  // a proof that stands for nothing is a leftover
  const named = new Set(requirements.flatMap((one) => one.by));
  expect(Object.entries(proofs).filter(([, proof]) => !named.has(proof)).map(([key]) => key)).toEqual([]);
});

test('docs/asvs.md is what npm run asvs makes', () => {
  expect(readFileSync(join(root, 'docs/asvs.md'), 'utf8')).toBe(asvsDocument());
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { words } from './words.ts';

const nouns = 'absence|account|agenda|candidate|cell|change|character|clause|code|comrade|committee|day|document|figure|file|finding|frame|grade|group|hour|inspection|item|letter|level|line|meeting|member|minute|model|month|name|opinion|organisation|page|paper|part|picture|place|point|post|province|question|report|request|resolution|row|second|sheet|supplement|syllable|table|task|thing|time|topic|unit|visit|vote|week|wish|word|year';
const between = '(?:more|other|late|official|open|active|visit|model) ';
/** One thing told as many, by its noun or its verb: `1 cells`, `1 are`; and many, or none, told as one: `2 cell`. */
const manyOfOne = new RegExp(`\\b1 (?:${between})?(?:(?:${nouns}|other)s|people|are|were|have|need|do)\\b`);
const oneOfMany = new RegExp(`\\b[02] (?:${between})?(?:${nouns}|person)(?! (?:${nouns})s\\b)(?![\\w’-])`);
// what is never of one: the rules' own figures, a year, and evidence that begins at more
const neverOne = ['.refusals.extension-too-long', '.inspections.beginHelp', '.inspections.daysHelp', '.prepare.tooShort', '.holidays.yearWithout', '.signals.facts.only-these', '.signals.facts.no-deputy', '.signals.facts.spoke'];
/** Facts that are no counts. */
const named = ['when', 'name', 'text', 'day', 'month', 'by'];

/** The types of what each sentence takes, by its path, as the Vietnamese words declare them; a helper's sentences are not among them. */
const taken = new Map<string, string[]>();
for (const file of readdirSync(join(import.meta.dirname, 'vi'))) {
  const source = ts.createSourceFile(file, readFileSync(join(import.meta.dirname, 'vi', file), 'utf8'), ts.ScriptTarget.Latest);
  const read = (node: ts.Expression, path: string): void => {
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) read(node.expression, path);
    else if (ts.isArrowFunction(node)) taken.set(path, node.parameters.map((one) => one.type?.getText(source) ?? ''));
    else if (ts.isObjectLiteralExpression(node))
      for (const one of node.properties) if (ts.isPropertyAssignment(one)) read(one.initializer, `${path}.${ts.isComputedPropertyName(one.name) ? '' : one.name.text}`);
  };
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement)) for (const one of statement.declarationList.declarations) if (one.initializer) read(one.initializer, `.${one.name.getText(source)}`);
}

/** What a sentence becomes with so many of each thing it counts, as a number and as a written one wherever it takes either; nothing where it takes a day or a list there. */
function saidOf(make: (...counts: unknown[]) => unknown, path: string, n: number): string[] {
  const facts = new Proxy({}, { get: (_, name) => (named.includes(String(name)) ? 'so' : n) });
  const given = (type: string, way: 'number' | 'written') => (/^string\b[^|]*$/.test(type) || (way === 'written' && /\bstring\b/.test(type)) ? String(n) : /\bnumber\b/.test(type) && !type.includes('{') ? n : facts);
  return (['number', 'written'] as const).flatMap((way) => {
    try {
      const text = make(...(taken.get(path) ?? ['', '']).map((type) => given(type, way)));
      return typeof text === 'string' ? [text] : [];
    } catch {
      return [];
    }
  });
}

test('in English one thing is not told as many, nor many or none as one, whether a count comes as a number or as a written one', () => {
  let sentences = 0;
  const faults: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'function') {
      const make = node as (...counts: unknown[]) => unknown;
      const one = saidOf(make, path, 1);
      if (one.some((text) => /\b1\b/.test(text))) sentences += 1;
      const wrong = [...(neverOne.includes(path) ? [] : one.filter((text) => manyOfOne.test(text))), ...[0, 2].flatMap((n) => saidOf(make, path, n).filter((text) => oneOfMany.test(text)))];
      faults.push(...new Set(wrong.map((text) => `${path}: ${text}`)));
    } else if (node !== null && typeof node === 'object') for (const [name, one] of Object.entries(node)) walk(one, `${path}.${name}`);
  };
  walk(words('en'), '');
  expect(sentences).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

import { expect, test } from 'vitest';
import { words } from './words.ts';

const nouns = 'account|cell|comrade|day|figure|inspection|item|line|meeting|member|minute|month|opinion|organisation|other|paper|place|point|request|row|second|supplement|task|thing|time|visit|week|year';
const manyOfOne = new RegExp(`\\b1 ((more|other|late|official|open) )?(${nouns})s\\b`);
// what is never of one: the rules' own figures, and evidence that begins at more
const neverOne = ['.refusals.extension-too-long', '.inspections.beginHelp', '.inspections.daysHelp', '.prepare.tooShort', '.signals.facts.only-these', '.signals.facts.no-deputy'];

/** What a sentence becomes with these for its counts; nothing where it takes a day or a list there. */
function said(make: (...counts: unknown[]) => unknown, counts: unknown[]): string[] {
  try {
    const text = make(...counts);
    return typeof text === 'string' ? [text] : [];
  } catch {
    return [];
  }
}

test('in English one thing is not told as many', () => {
  let sentences = 0;
  const faults: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'function') {
      const of = (...counts: unknown[]) => said(node as (...counts: unknown[]) => unknown, counts);
      // a count comes as a number or as a written one, and is told right of whichever comes; the facts of a refusal or a signal come under their names
      const [counted, named] = [[...of(1, 1, 1, 1, 1, 1), ...of('1', '1', '1', '1', '1', '1')], of(new Proxy({}, { get: () => 1 }))];
      if (/\b1\b/.test([...counted, ...named].join('\n'))) sentences += 1;
      if (neverOne.includes(path)) return;
      if (counted.length > 0 && counted.every((text) => manyOfOne.test(text))) faults.push(`${path}: ${counted[0]!}`);
      faults.push(...named.filter((text) => manyOfOne.test(text)).map((text) => `${path}: ${text}`));
    } else if (node !== null && typeof node === 'object') for (const [name, one] of Object.entries(node)) walk(one, `${path}.${name}`);
  };
  walk(words('en'), '');
  expect(sentences).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

import { expect, test } from 'vitest';
import { words } from '#words/words.ts';
import { handlers } from '../handlers.server.ts';

test.each(['vi', 'en'] as const)('every command has its name in the log: %s', (lang) => {
  const { names } = words(lang).log;
  const known = handlers.map((one) => one.command.name);
  expect(known.filter((name) => !names[name])).toEqual([]);
  // and none is named that there is no more
  expect(Object.keys(names).filter((name) => !known.includes(name))).toEqual([]);
});

import { expect, test } from 'vitest';
import { tabsOf } from './tabs.ts';

test('a level above the provinces is not led to the hours and plans of all the cells there are; a province is; the log stands there for who may read it', () => {
  const keys = (kind: string, rights: string[] = []) => tabsOf(kind, rights).map((tab) => tab.key);
  expect(keys('central')).toEqual(['overview', 'month', 'report', 'supervision', 'organisation']);
  expect(keys('province', ['see-log'])).toEqual(['overview', 'month', 'calendar', 'plans', 'report', 'supervision', 'organisation', 'log']);
});

import { expect, test } from 'vitest';
import { longDay, monthName, shortDay } from './format.ts';

test('a day or a month never breaks over two lines of a narrow column', () => {
  expect([shortDay('en', '2026-12-03'), longDay('en', '2026-12-03'), monthName('en', '2026-12-01')]).toEqual(['3\u00a0Dec\u00a02026', 'Thursday 3\u00a0Dec\u00a02026', 'December\u00a02026']);
  expect(shortDay('vi', '2026-12-03')).toBe('03/12/2026');
});

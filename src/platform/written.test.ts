import { expect, test } from 'vitest';
import { newId } from './id.server.ts';
import { writtenIn } from './written.ts';

test('of a form that was sent only what was written in words is given back, in the order of its fields', () => {
  const sent: [string, string][] = [
    ['command', 'visit.report of somebody'], ['commandId', newId()], ['back', '/cells/x#một hai'], ['unitId', newId()], ['day', '2026-11-28'], ['at', '28/11/2026 19:30'], ['points', '9,5'], ['grade', 'kha'], ['spoke', ''],
    ['good', ' Thảo luận sôi nổi,\nđúng trọng tâm '], ['mend', 'Nghị quyết chưa rõ người làm']
  ];
  expect(writtenIn(sent)).toBe('Thảo luận sôi nổi,\nđúng trọng tâm\n\nNghị quyết chưa rõ người làm');
  expect(writtenIn(sent.slice(0, 9))).toBe('');
});

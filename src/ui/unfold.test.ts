import { expect, test } from 'vitest';
import { unfolded } from './unfold.ts';

test('each fold around an alert opens, those beside and below it stay as they are', () => {
  const fold = (inside: string, tag = '<details class="more">') => `${tag}<summary>Đổi</summary>${inside}</details>`;
  const alert = '<p class="note due" role="alert">Chưa điền.</p>';
  expect(unfolded(fold('a'))).toBe(fold('a'));
  expect(unfolded(fold(fold(alert) + fold('b')) + fold('c'))).toBe(`<details open class="more"><summary>Đổi</summary><details open class="more"><summary>Đổi</summary>${alert}</details>${fold('b')}</details>${fold('c')}`);
  expect(unfolded(fold(alert, '<details class="more" open>'))).toBe(fold(alert, '<details class="more" open>'));
  expect(unfolded(`${fold('a')}${alert}`)).toBe(`${fold('a')}${alert}`);
});

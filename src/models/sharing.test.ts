import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './sharing.ts';

const text = fc.array(fc.constantFrom('đường', 'làng', 'hiến', 'đất ', ' ', '\n', 'mức đóng góp', 'hộ'), { maxLength: 30 }).map((words) => words.join(' '));

test('what stayed and is gone is the text that was given, what stayed and is new the text as it stands; neighbours are of different kinds', () => {
  fc.assert(fc.property(text, text, (before, now) => {
    const parts = differences(before, now);
    expect(parts.filter((one) => one.is !== 'new').map((one) => one.text).join('')).toBe(before);
    expect(parts.filter((one) => one.is !== 'gone').map((one) => one.text).join('')).toBe(now);
    expect(parts.every((one, index) => one.text !== '' && one.is !== parts[index + 1]?.is)).toBe(true);
    if (before === now) expect(parts.every((one) => one.is === 'same')).toBe(true);
  }));
});

test('one word that is another is shown as that word, and a long text is compared without keeping anybody waiting', () => {
  expect(differences('Mức đóng góp mỗi hộ', 'Mức đóng góp từng hộ')).toEqual([{ is: 'same', text: 'Mức đóng góp ' }, { is: 'gone', text: 'mỗi' }, { is: 'new', text: 'từng' }, { is: 'same', text: ' hộ' }]);
  const long = Array.from({ length: 500 }, (_, n) => `Điểm thứ ${n} cần bàn kỹ ở chi bộ`).join('\n');
  expect(differences(long, long.replace('Điểm thứ 7 ', 'Điều thứ 7 ')).filter((one) => one.is !== 'same')).toEqual([{ is: 'gone', text: 'Điểm thứ 7 cần bàn kỹ ở chi bộ\n' }, { is: 'new', text: 'Điều thứ 7 cần bàn kỹ ở chi bộ\n' }]);
  const [huge, other] = ['a\n', 'b\n'].map((line) => line.repeat(10_000)) as [string, string];
  expect(differences(huge, other)).toEqual([{ is: 'gone', text: huge }, { is: 'new', text: other }]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('a name is found as it is typed on a phone', () => {
  expect(fold('Nguyễn Văn Ấn')).toBe('nguyen van an');
  expect(fold('  ĐẶNG   Thị\tThủy ')).toBe('dang thi thuy');
  expect(fold('Việt, cộng, nặng, Ưởng, đường, Ỹ')).toBe('viet, cong, nang, uong, duong, y');
});

test('composed, decomposed and wrongly ordered marks fold alike', () => {
  const orders = ['Vi\u1ec7t', 'Vie\u0323\u0302t', 'Vie\u0302\u0323t', 'Vi\u00ea\u0323t', 'Vi\u1eb9\u0302t'];
  expect(new Set(orders.map(fold))).toEqual(new Set(['viet']));
});

const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcghklmnpqrstvx ';
const anyText = fc.array(fc.constantFrom(...letters, ...letters.toUpperCase()), { maxLength: 30 }).map((list) => list.join(''));

test('folding twice is folding once, and letters, case, spaces and form make no difference', () => {
  fc.assert(fc.property(anyText, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
    const folded = fold(text);
    expect(folded).toMatch(/^$|^[a-z]+( [a-z]+)*$/);
    expect(fold(folded)).toBe(folded);
    expect(fold(` ${text.toUpperCase().normalize(form).replace(/ /g, '\u00a0 ')}\n`)).toBe(folded);
  }), { numRuns: process.env['DEEP'] === 'yes' ? 20_000 : 500 });
});

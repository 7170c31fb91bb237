import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, encodingOf, lettersOf, nameCase, sentenceCase, toUnicode } from './encodings.ts';

// The codes as the fonts have them, written here a second time: a letter, then how TCVN3 (as a byte) and VNI (as text) write it.
const codes: [letter: string, tcvn3: number, vni: string][] = [
  ['à', 0xb5, 'aø'], ['ả', 0xb6, 'aû'], ['ã', 0xb7, 'aõ'], ['á', 0xb8, 'aù'], ['ạ', 0xb9, 'aï'], ['ă', 0xa8, 'aê'], ['ằ', 0xbb, 'aè'], ['ẳ', 0xbc, 'aú'], ['ẵ', 0xbd, 'aü'], ['ắ', 0xbe, 'aé'], ['ặ', 0xc6, 'aë'],
  ['â', 0xa9, 'aâ'], ['ầ', 0xc7, 'aà'], ['ẩ', 0xc8, 'aå'], ['ẫ', 0xc9, 'aã'], ['ấ', 0xca, 'aá'], ['ậ', 0xcb, 'aä'], ['è', 0xcc, 'eø'], ['ẻ', 0xce, 'eû'], ['ẽ', 0xcf, 'eõ'], ['é', 0xd0, 'eù'], ['ẹ', 0xd1, 'eï'],
  ['ê', 0xaa, 'eâ'], ['ề', 0xd2, 'eà'], ['ể', 0xd3, 'eå'], ['ễ', 0xd4, 'eã'], ['ế', 0xd5, 'eá'], ['ệ', 0xd6, 'eä'], ['ì', 0xd7, 'ì'], ['ỉ', 0xd8, 'æ'], ['ĩ', 0xdc, 'ó'], ['í', 0xdd, 'í'], ['ị', 0xde, 'ò'],
  ['ò', 0xdf, 'oø'], ['ỏ', 0xe1, 'oû'], ['õ', 0xe2, 'oõ'], ['ó', 0xe3, 'où'], ['ọ', 0xe4, 'oï'], ['ô', 0xab, 'oâ'], ['ồ', 0xe5, 'oà'], ['ổ', 0xe6, 'oå'], ['ỗ', 0xe7, 'oã'], ['ố', 0xe8, 'oá'], ['ộ', 0xe9, 'oä'],
  ['ơ', 0xac, 'ô'], ['ờ', 0xea, 'ôø'], ['ở', 0xeb, 'ôû'], ['ỡ', 0xec, 'ôõ'], ['ớ', 0xed, 'ôù'], ['ợ', 0xee, 'ôï'], ['ù', 0xef, 'uø'], ['ủ', 0xf1, 'uû'], ['ũ', 0xf2, 'uõ'], ['ú', 0xf3, 'uù'], ['ụ', 0xf4, 'uï'],
  ['ư', 0xad, 'ö'], ['ừ', 0xf5, 'öø'], ['ử', 0xf6, 'öû'], ['ữ', 0xf7, 'öõ'], ['ứ', 0xf8, 'öù'], ['ự', 0xf9, 'öï'], ['ỳ', 0xfa, 'yø'], ['ỷ', 0xfb, 'yû'], ['ỹ', 0xfc, 'yõ'], ['ý', 0xfd, 'yù'], ['ỵ', 0xfe, 'î'], ['đ', 0xae, 'ñ']
];
const plainCapitals: [string, number][] = [['Ă', 0xa1], ['Â', 0xa2], ['Ê', 0xa3], ['Ô', 0xa4], ['Ơ', 0xa5], ['Ư', 0xa6], ['Đ', 0xa7]];
const inTcvn3 = (text: string) => [...text].map((letter) => String.fromCharCode(codes.find(([one]) => one === letter)?.[1] ?? plainCapitals.find(([one]) => one === letter)?.[1] ?? letter.charCodeAt(0))).join('');
const inVni = (text: string) => [...text].map((letter) => {
  const small = codes.find(([one]) => one === letter)?.[2];
  return small ?? codes.find(([one]) => one === letter.toLowerCase() && letter !== letter.toLowerCase())?.[2].toUpperCase() ?? letter;
}).join('');

const names = ['Nguyễn Văn Hưởng', 'Trần Thị Thúy', 'Lê Quốc Khánh', 'Phạm Đình Đức', 'Hoàng Hữu Nghĩa', 'Huỳnh Ngọc Ẩn', 'Vũ Thị Mỹ Duyên', 'Đặng Thùy Trâm', 'Võ Ưu', 'Bùi Xuân Phước', 'Đỗ Thị Quyên', 'Lưu Kỳ', 'Nguyễn Thị Oanh', 'Chi bộ thôn Đồng Xanh'];

test('every Vietnamese letter comes back from TCVN3 and from VNI', () => {
  expect(codes).toHaveLength(67);
  for (const [letter, tcvn3, vni] of codes) {
    expect(toUnicode(String.fromCharCode(tcvn3), 'tcvn3')).toBe(letter);
    expect(toUnicode(vni, 'vni')).toBe(letter);
    expect(toUnicode(vni.toUpperCase(), 'vni')).toBe(letter.toUpperCase());
  }
  for (const [letter, tcvn3] of plainCapitals) expect(toUnicode(String.fromCharCode(tcvn3), 'tcvn3')).toBe(letter);
  expect(toUnicode('ViÖt Nam', 'tcvn3')).toBe('Việt Nam');
  expect(toUnicode('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'vni')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam');
});

test('words of Vietnamese letters come back from TCVN3 and VNI whatever they are made of', () => {
  const letters = [...codes.map(([letter]) => letter), ...'bcdghklmnpqrstvx '];
  fc.assert(fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }), (drawn) => {
    const text = drawn.join('');
    expect(toUnicode(inTcvn3(text), 'tcvn3')).toBe(text);
    expect(toUnicode(inVni(text), 'vni')).toBe(text);
  }));
});

test('which encoding a list is in is told from a few names', () => {
  expect(encodingOf(names)).toBe('unicode');
  expect(encodingOf(names.map(inTcvn3))).toBe('tcvn3');
  expect(encodingOf(names.map(inVni))).toBe('vni');
  expect(encodingOf(['Nguyen Van A', 'Tran B'])).toBe('unicode');
  fc.assert(fc.property(fc.shuffledSubarray(names, { minLength: 4 }), (some) => {
    expect(encodingOf(some.map(inTcvn3))).toBe('tcvn3');
    expect(encodingOf(some.map(inVni))).toBe('vni');
    expect(encodingOf(some)).toBe('unicode');
  }));
});

test('a cell already in Unicode stays as it is in a file of old letters', () => {
  expect(toUnicode('Đặng Thị Thủy', 'tcvn3')).toBe('Đặng Thị Thủy');
  expect(toUnicode('Trần Văn Sỹ', 'vni')).toBe('Trần Văn Sỹ');
});

test('decomposed text composes, whichever mark was typed first', () => {
  for (const word of ['Việt', 'cộng', 'nặng', 'Ấn', 'thuở', 'ngữ']) {
    expect(composed(word.normalize('NFD'))).toBe(word);
    expect(composed(word.normalize('NFD').replace(/\p{M}{2}/gu, (two) => [...two].reverse().join('')))).toBe(word);
  }
  expect(composed('a\u0301\u0302')).toBe('ấ');
});

test('bytes are read by their mark, as UTF-8, UTF-16, or a Western page, and windows-1258 joins its marks', () => {
  const utf16 = Buffer.from('\ufeffHọ và tên\nĐỗ', 'utf16le');
  expect(lettersOf(Uint8Array.from(utf16))).toEqual({ text: 'Họ và tên\nĐỗ', page: 'utf-16' });
  expect(lettersOf(Uint8Array.from(Buffer.from('Họ và tên,Lê', 'utf8')))).toEqual({ text: 'Họ và tên,Lê', page: 'utf-8' });
  expect(lettersOf(Uint8Array.from(Buffer.from('Hä vµ tªn', 'latin1')))).toEqual({ text: 'Hä vµ tªn', page: 'windows-1252' });
  // 'Nguyễn Thị Hậu' in windows-1258: ê ã(tilde) and â below
  const old = lettersOf(Uint8Array.from([...Buffer.from('Nguy'), 0xea, 0xde, ...Buffer.from('n Thi'), 0xf2, ...Buffer.from(' H'), 0xe2, 0xf2, ...Buffer.from('u')]));
  expect(toUnicode(old.text, 'windows-1258')).toBe('Nguyễn Thị Hậu');
});

test('lost capitals come back: of a name at each word, of a sentence at its beginning', () => {
  expect(nameCase('Nguyễn văn ủy')).toBe('Nguyễn Văn Ủy');
  expect(nameCase('NGUYỄN VĂN AN')).toBe('Nguyễn Văn An');
  expect(nameCase('NGUYễN VăN ấN')).toBe('Nguyễn Văn Ấn');
  expect(nameCase('Đặng Thị Thủy')).toBe('Đặng Thị Thủy');
  expect(nameCase('H’Hen Niê')).toBe('H’Hen Niê');
  expect(sentenceCase('ủy ban nhân dân xã')).toBe('Ủy ban nhân dân xã');
  expect(sentenceCase('Chi bộ UBND xã')).toBe('Chi bộ UBND xã');
  expect(sentenceCase('CHI Bộ THôN Lê')).toBe('CHI BỘ THÔN LÊ');
  expect(sentenceCase('Chi bộ thôn Lê')).toBe('Chi bộ thôn Lê');
});

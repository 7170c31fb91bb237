import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOfText } from './csv.ts';

test('rows come back whatever the separator, quotes and line ends', () => {
  const cell = fc.string({ maxLength: 8 }).map((text) => text.replace(/\0/g, ''));
  const width = fc.integer({ min: 2, max: 4 });
  const grid = width.chain((cells) => fc.array(fc.array(cell, { minLength: cells, maxLength: cells }), { minLength: 2, maxLength: 5 }));
  fc.assert(fc.property(grid, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, separator, end, marked) => {
    const text = (marked ? '\ufeff' : '') + rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)).join(end);
    expect(rowsOfText(text)).toEqual(rows);
  }));
});

test('the separator is found without quotes, and Excel may name it', () => {
  expect(rowsOfText('Họ tên;Năm sinh\nLê, A;1970\n')).toEqual([['Họ tên', 'Năm sinh'], ['Lê, A', '1970']]);
  expect(rowsOfText('Họ tên\tNăm sinh\nA\t1970')).toEqual([['Họ tên', 'Năm sinh'], ['A', '1970']]);
  expect(rowsOfText('sep=;\r\na,b;c\r\n')).toEqual([['a,b', 'c']]);
  expect(rowsOfText('Họ tên\nA\n')).toEqual([['Họ tên'], ['A']]);
});

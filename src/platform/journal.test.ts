import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../tests/database.ts';
import { errorFields, happened, onHappening, writeLine } from './journal.server.ts';

test('a line is one line of JSON with its moment first, whatever stands in it', () => {
  const out = new PassThrough();
  writeLine({ what: 'broken', message: 'one\ntwo "three"\u0000' }, out);
  const [line, rest] = String(out.read()).split('\n');
  expect(rest).toBe('');
  expect(JSON.parse(line!)).toEqual({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), what: 'broken', message: 'one\ntwo "three"\u0000' });
});

test('nothing in a line can end it, command a terminal, or turn what is read', () => {
  const out = new PassThrough();
  const hostile = 'one\r\n{"what":"forged"}\u0007\u001b[2J\u001b]0;x\u0007\u009b31m\u0085\u007f\u2028\u2029\u202egnp.exe\u200f\u{e0041}';
  writeLine({ what: 'broken', message: hostile }, out);
  const written = String(out.read());
  expect(written).toMatch(/^[ -~]+\n$/);
  expect(JSON.parse(written)).toMatchObject({ message: hostile });
});

test('of an error of the database nothing that somebody typed is written', async () => {
  const { owner, close } = await freshDatabase();
  const typed = 'Nguyen Van A, born 1950';
  for (const statement of ['select $1::uuid', 'select ($1::text)::date']) {
    const failure = await owner.query(statement, [typed]).then(() => null, (one: Error) => one);
    expect(failure!.message).toContain('Nguyen');
    const fields = errorFields(failure);
    expect(JSON.stringify(fields)).not.toMatch(/Nguyen|1950/);
    expect(fields).toMatchObject({ error: 'error', code: expect.stringMatching(/^\w{5}$/), frames: expect.arrayContaining([expect.stringMatching(/^at /)]) });
  }
  await close();
});

test('an error of the program keeps its message, and what is thrown without being one its kind', () => {
  expect(errorFields(new TypeError('x is not a function'))).toMatchObject({ error: 'TypeError', message: 'x is not a function' });
  expect(errorFields('a name')).toEqual({ error: 'string' });
});

test('who listens hears, until they stop', () => {
  const heard: number[] = [];
  const end = onHappening('streams', ({ change }) => heard.push(change));
  happened('streams', { change: 1 });
  end();
  happened('streams', { change: -1 });
  expect(heard).toEqual([1]);
});

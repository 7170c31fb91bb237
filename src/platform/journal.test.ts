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

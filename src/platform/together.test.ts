import { expect, test } from 'vitest';
import { together } from './together.ts';

test('who asks at one moment is answered by one asking, each key once, and who asks later by another', async () => {
  const asked: string[][] = [];
  const length = together(async (keys: readonly string[]) => {
    asked.push([...keys]);
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.length]));
  });
  expect(await Promise.all([length('a'), length('bb'), length('a'), length('nobody')])).toEqual([1, 2, 1, undefined]);
  expect(await length('a')).toBe(1);
  expect(asked).toEqual([['a', 'bb', 'nobody'], ['a']]);
});

test('who asks while an asking is under way is not answered with what was so before', async () => {
  let now = 'before';
  const [answer, answering] = [together(async (keys: readonly string[]) => {
    const seen = now;
    await gate;
    return new Map(keys.map((key) => [key, seen]));
  }), Promise.withResolvers<void>()];
  const gate = answering.promise;
  const first = answer('key');
  await new Promise((turn) => setImmediate(turn));
  now = 'after';
  const second = answer('key');
  answering.resolve();
  expect([await first, await second]).toEqual(['before', 'after']);
});

test('an asking that fails is told to all who asked, and to nobody after', async () => {
  let broken = true;
  const answer = together(async (keys: readonly string[]) => {
    if (broken) throw new Error('away');
    return new Map(keys.map((key) => [key, true]));
  });
  const told = await Promise.allSettled([answer('a'), answer('b')]);
  expect(told.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await answer('a')).toBe(true);
});

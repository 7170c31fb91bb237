import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from './attempt.server.ts';
import { deviceName } from './device.ts';
import { safeNext } from './next.ts';
import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordProblem } from './password.ts';

test('after signing in one goes on within the site, whatever the address said', () => {
  for (const away of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '/..//evil.example', '/./\\evil.example', 'javascript:alert(1)', '', null]) expect(safeNext(away)).toBe('/');
  expect(safeNext('/cells/1?month=2026-11#top')).toBe('/cells/1?month=2026-11#top');
  expect(safeNext('/\t/evil.example', '/cells/1')).toBe('/cells/1');
});

test('no text at all leads to another site', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', 'evil.example', 'http:', '\t', '\n', '%2f', '%5c', '?', '#', 'cells');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece).map((pieces) => pieces.join(''))), (typed) => {
    const next = safeNext(typed);
    expect(new URL(next, 'https://here.example').origin).toBe('https://here.example');
    expect(new URL(new URL(next, 'https://here.example').href).origin).toBe('https://here.example');
  }));
});

test('of the passwords most used anywhere, none is taken', () => {
  const used = dictionary['passwords-common'] as string[];
  const longEnough = used.filter((one) => one.length >= 8);
  expect(longEnough.length).toBeGreaterThan(3000);
  expect(longEnough.filter((one) => passwordProblem(one) === null)).toEqual([]);
});

test('a password is refused when it is short or the first that anybody would try', () => {
  for (const [typed, problem] of [['bay chu', 'short'], ['12345678', 'simple'], ['87654321', 'simple'], ['1234567890', 'simple'], ['aaaaaaaa', 'simple'], ['mật khẩu', 'simple'], ['matkhau123', 'simple'], ['hoale2741', 'simple'], ['Football', 'simple'], ['michael1960', 'simple'], ['p@ssw0rd', 'simple'], ['x'.repeat(201), 'long'], ['mùa xuân 2026', null], ['con trâu đi cày', null]] as const)
    expect([typed, passwordProblem(typed, 'hoa.le.2741')]).toEqual([typed, problem]);
});

test('one household is one address, also under IPv6', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:1:2:3'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('::1')).toBe('0000:0000:0000:0000');
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('10.0.0.1')).not.toBe(networkOf('10.0.0.2'));
});

test('a device is called as people call it', () => {
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1')).toEqual({ browser: 'Safari', system: 'iPhone' });
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0')).toEqual({ browser: 'Edge', system: 'Windows' });
  expect(deviceName('curl/8')).toBeNull();
});

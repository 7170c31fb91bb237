import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without any setting the program serves on loopback, port 3000', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', dataDir: '.data', databaseUrl: null });
});

test('each wrong setting is named in a sentence, all at once', () => {
  const answer = readSettings({ PORT: 'eighty', ORIGIN: 'nennep.vn/x', BEHIND_TLS_PROXY: 'perhaps', DATABASE_URL: 'mysql://x' }) as { wrong: string[] };
  expect(answer.wrong.map((sentence) => sentence.split(' ')[0])).toEqual(['PORT', 'BEHIND_TLS_PROXY', 'ORIGIN', 'DATABASE_URL']);
});

test('plain HTTP off loopback is refused, unless a proxy ends TLS or it is the demo', () => {
  expect(readSettings({ HOST: '0.0.0.0' })).toHaveProperty('wrong');
  expect(readSettings({ HOST: '0.0.0.0', BEHIND_TLS_PROXY: 'yes', ORIGIN: 'https://nennep.vn' })).not.toHaveProperty('wrong');
  expect(readSettings({ HOST: '0.0.0.0' }, true)).not.toHaveProperty('wrong');
});

test('a mail server needs an address that mail comes from, and neither sentence repeats a password', () => {
  expect(readSettings({})).toMatchObject({ mail: null });
  expect(readSettings({ SMTP_URL: 'smtp://mail.example:587', MAIL_FROM: 'nennep@xa.example' })).toMatchObject({ mail: { url: 'smtp://mail.example:587', from: 'nennep@xa.example' } });
  const answer = readSettings({ SMTP_URL: 'http://name:secret@mail.example', MAIL_FROM: 'nobody' }) as { wrong: string[] };
  expect(answer.wrong.map((sentence) => sentence.split(' ')[0])).toEqual(['SMTP_URL', 'MAIL_FROM']);
  expect(answer.wrong.join()).not.toContain('secret');
});

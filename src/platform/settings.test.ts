import { expect, test } from 'vitest';
import { readSettings, settingList, shownSetting } from './settings.ts';

test('without any setting the program serves on loopback, port 3000', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', dataDir: '.data/site', databaseUrl: null });
  expect(readSettings({ DATA_DIR: ' ' }, true)).toMatchObject({ dataDir: '.data/demo' });
});

test('each wrong setting is named in a sentence, all at once', () => {
  const answer = readSettings({ PORT: 'eighty', ORIGIN: 'nennep.vn/x', BEHIND_TLS_PROXY: 'perhaps', DATABASE_URL: 'mysql://x' }) as { wrong: string[] };
  expect(answer.wrong.map((sentence) => sentence.split(' ')[0])).toEqual(['PORT', 'BEHIND_TLS_PROXY', 'ORIGIN', 'DATABASE_URL']);
});

test.each([
  [{ PORT: '65536' }, 'PORT'], [{ PORT: '-1' }, 'PORT'], [{ PORT: '3000.5' }, 'PORT'], [{ ORIGIN: 'https://nennep.vn/' }, 'ORIGIN'], [{ ORIGIN: 'https://nennep.vn:port' }, 'ORIGIN'],
  [{ DATABASE_URL: 'postgresql://[server' }, 'DATABASE_URL'], [{ DATABASE_URL: 'server/database' }, 'DATABASE_URL'], [{ BEHIND_TLS_PROXY: 'true' }, 'BEHIND_TLS_PROXY']
])('%j is one wrong setting, named once', (environment, name) => {
  expect((readSettings(environment) as { wrong: string[] }).wrong).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
});

test('the list of settings shows what is set, and no password', () => {
  const shown = Object.fromEntries(settingList.map((one) => [one.name, shownSetting(one, { DATABASE_URL: 'postgresql://nn:se:cret@server/nn', SMTP_URL: 'smtps://box%40x:secret@mail.example:465', PORT: '' })]));
  expect(shown).toMatchObject({ PORT: '3000', DATABASE_URL: 'postgresql://nn:…@server/nn', SMTP_URL: 'smtps://box%40x:…@mail.example:465' });
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

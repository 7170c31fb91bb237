import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { patiently } from '#platform/database.server.ts';
import { openMail } from '#platform/mail.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { ownCertificate } from './certificate.ts';

// A server that pretends to be ours: it speaks until the line is to be encrypted, and then shows a certificate nobody vouches for.
const certificate = ownCertificate();
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function pretending(before: (socket: Socket, encrypt: () => void) => void): Promise<{ port: number; heard: () => string }> {
  let heard = '';
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    before(socket, () => {
      socket.removeAllListeners('data');
      const line = new TLSSocket(socket, { isServer: true, ...certificate });
      line.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1'))).on('error', () => {});
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => sockets.forEach((one) => one.destroy()), () => server.close());
  return { port: (server.address() as AddressInfo).port, heard: () => heard };
}

const letter = { to: 'hoa@example.test', subject: 'Giấy mời', text: 'Kính mời đồng chí.' };
const codeOf = (work: Promise<unknown>) => work.then(() => 'went through', (failure: { code?: string }) => failure.code);

test('a mail server whose certificate nobody vouches for hears neither a password nor a letter, whether the line begins encrypted or becomes so', async () => {
  const begun = await pretending((_, encrypt) => encrypt());
  const becoming = await pretending((socket, encrypt) => {
    socket.write('220 localhost\r\n');
    socket.on('data', (bytes) => {
      if (/^EHLO/i.test(bytes.toString())) socket.write('250-localhost\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n');
      if (/^STARTTLS/i.test(bytes.toString())) socket.write('220 go on\r\n', () => encrypt());
    });
  });
  for (const [scheme, { port, heard }] of [['smtps', begun], ['smtp', becoming]] as const) {
    const mail = openMail(`${scheme}://ten:mat-khau@localhost:${port}`, 'chibo@example.test');
    ends.push(() => mail.close());
    expect([scheme, await codeOf(mail.send(letter))]).toEqual([scheme, expect.stringMatching(/SELF_SIGNED|ESOCKET|ETLS/)]);
    expect(heard()).toBe('');
  }
});

test('a database whose certificate nobody vouches for hears no password, where DATABASE_URL asks for one that is checked', async () => {
  const { port, heard } = await pretending((socket, encrypt) => socket.once('data', () => socket.write('S', () => encrypt())));
  const pool = new pg.Pool(patiently(addressOf('nen_nep_app', { kind: 'url', url: `postgres://ten:mat-khau@localhost:${port}/nen_nep?sslmode=verify-full` })));
  ends.push(() => void pool.end());
  expect(await codeOf(pool.query('select 1'))).toMatch(/SELF_SIGNED/);
  expect(heard()).toBe('');
});

/** `npm start`: for real use. No demo data; a one-time code makes the first administrator. */
import { randomBytes } from 'node:crypto';
import { anyAccount, putSetUpCode } from '#platform/sign-in/auth.server.ts';
import { run, say } from './run.ts';

let code: string | null = null;

await run({
  demo: false,
  prepare: async () => {
    if (await anyAccount()) return;
    code = randomBytes(9).toString('base64url');
    await putSetUpCode(code, new Date());
  },
  ready: async (settings) => {
    say(`\n  Nền Nếp: ${settings.origin}`);
    if (code) say(`\n  There is no administrator yet. Open ${settings.origin}/set-up and enter this code, which works once:\n\n      ${code}\n`);
  }
});

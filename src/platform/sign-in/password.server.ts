import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// argon2id with 19 MiB and two passes, as OWASP's password storage sheet asks at least. Two at a time at most, so that a hall
// signing in does not starve a meeting; and a limited line, so that a flood of sign-ins is told to wait instead of piling up.
const memory = 19_456;
const passes = 2;
const atOnce = 2;
const longestLine = 500;

let running = 0;
let most = 0;
let worked = 0;
const waiting: (() => void)[] = [];

/** The hash of a password, as `argon2id$memory$passes$salt$hash`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await pooled(password, salt, memory, passes);
  return ['argon2id', memory, passes, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether a password fits a hash; the time does not tell how far it fits. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [kind, memoryText, passesText, salt, expected] = hash.split('$');
  if (kind !== 'argon2id' || !salt || !expected) return false;
  const known = Buffer.from(expected, 'base64url');
  const found = await pooled(password, Buffer.from(salt, 'base64url'), Number(memoryText), Number(passesText));
  return known.length === found.length && timingSafeEqual(known, found);
}

/** Whether so many wait already that the next should be sent away. */
export const lineIsFull = (): boolean => waiting.length >= longestLine;

/** How many hashes were ever worked out in this process, and the most at one time: for the tests of the bound and of equal work. */
export const hashing = () => ({ worked, most });

async function pooled(password: string, salt: Buffer, memoryKiB: number, times: number): Promise<Buffer> {
  await turn();
  try {
    return await new Promise<Buffer>((done, fail) =>
      argon2('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce: salt, parallelism: 1, tagLength: 32, memory: memoryKiB, passes: times }, (failure, tag) => (failure ? fail(failure) : done(tag)))
    );
  } finally {
    worked++;
    // The place is handed to the next in line, never free in between: nobody slips in.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

async function turn(): Promise<void> {
  if (running >= atOnce) return new Promise<void>((go) => waiting.push(go));
  running++;
  most = Math.max(most, running);
}

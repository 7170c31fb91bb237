import { AsyncLocalStorage } from 'node:async_hooks';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// argon2id with 19 MiB and two passes, as OWASP's password storage sheet asks at least. Two at a time at most, so that a hall
// signing in does not starve a meeting. Whoever waits does so in the line of their address, and the lines take turns: a flood of
// sign-ins from one place, under whatever names, waits for itself, and others go past it. Each line is limited, and all together.
const memory = 19_456;
const passes = 2;
const atOnce = 2;
const longestLine = 500;
const mostWaiting = 5000;

let running = 0;
let most = 0;
let worked = 0;
/** who waits, by address; the line that is first is the next to be asked */
const lines = new Map<string, (() => void)[]>();
let waiting = 0;
const whose = new AsyncLocalStorage<string>();

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

/** Does what hashes in the line of an address. */
export const inLineOf = <T>(address: string, work: () => Promise<T>): Promise<T> => whose.run(address, work);

/** Whether so many wait already from there, or in all, that the next should be sent away. */
export const lineIsFull = (address: string): boolean => (lines.get(address)?.length ?? 0) >= longestLine || waiting >= mostWaiting;

/** How many hashes were ever worked out in this process, the most at one time, and how many wait: for the tests of the bound, of equal work and of turns. */
export const hashing = () => ({ worked, most, waiting });

async function pooled(password: string, salt: Buffer, memoryKiB: number, times: number): Promise<Buffer> {
  await turn();
  try {
    return await new Promise<Buffer>((done, fail) =>
      argon2('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce: salt, parallelism: 1, tagLength: 32, memory: memoryKiB, passes: times }, (failure, tag) => (failure ? fail(failure) : done(tag)))
    );
  } finally {
    worked++;
    // The place is handed to the next in line, never free in between: nobody slips in.
    const next = nextInTurn();
    if (next) next();
    else running--;
  }
}

/** The first of the line whose turn it is; that line then goes behind the others. */
function nextInTurn(): (() => void) | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const [address, line] = first;
  lines.delete(address);
  const next = line.shift();
  if (line.length > 0) lines.set(address, line);
  waiting--;
  return next;
}

async function turn(): Promise<void> {
  if (running >= atOnce)
    return new Promise<void>((go) => {
      const address = whose.getStore() ?? '';
      const line = lines.get(address) ?? [];
      line.push(go);
      lines.set(address, line);
      waiting++;
    });
  running++;
  most = Math.max(most, running);
}

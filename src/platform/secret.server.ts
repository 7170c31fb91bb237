import { createHash, createHmac } from 'node:crypto';

/**
 * A secret that is shown and never stored: worked out from the site's secret, what it is for and an id.
 * The site's secret is a file of the data folder, handed down by the start script in NEN_NEP_SECRET.
 */
export function derived(purpose: string, id: string): string {
  return createHmac('sha256', siteSecret()).update(`${purpose}\n${id}`).digest('base64url');
}

/** What is kept of a secret in the database, to recognise it by. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A check-in code of four digits for the projector; it changes every two minutes. `now` decides the slot. */
export function checkInCode(meetingId: string, now: Date): string {
  return codeInSlot(meetingId, slotOf(now));
}
/** Whether a typed code is the present one or the one just before, so that nobody is turned away at the change. */
export function isCheckInCode(meetingId: string, code: string, now: Date): boolean {
  return code === codeInSlot(meetingId, slotOf(now)) || code === codeInSlot(meetingId, slotOf(now) - 1);
}
/** For how many seconds the code shown now is the present one. */
export const secondsOfCode = (now: Date): number => Math.ceil((120_000 - (now.getTime() % 120_000)) / 1000);
const slotOf = (now: Date) => Math.floor(now.getTime() / 120_000);
function codeInSlot(meetingId: string, slot: number): string {
  const number = createHmac('sha256', siteSecret()).update(`check-in\n${meetingId}\n${slot}`).digest().readUInt32BE(0) % 10_000;
  return String(number).padStart(4, '0');
}

export function siteSecret(): string {
  const secret = process.env['NEN_NEP_SECRET'];
  if (!secret || secret.length < 32) throw new Error('NEN_NEP_SECRET is not set: start the program with npm start or npm run demo');
  return secret;
}

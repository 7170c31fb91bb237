import { dictionary } from '@zxcvbn-ts/language-common';
import { fold } from '../fold.ts';

export const shortest = 8;
export const longest = 200;

/**
 * Why a password is not taken, or null: too short, too long, or one of those that anybody would try first: the
 * words of this place, and the fifty thousand most used of passwords that came out elsewhere (NIST SP 800-63B, 5.1.1.2).
 */
export function passwordProblem(password: string, username = ''): 'short' | 'long' | 'simple' | null {
  const letters = [...password.normalize('NFC')];
  if (letters.length < shortest) return 'short';
  if (letters.length > longest) return 'long';
  const plain = fold(password).replace(/[^a-z0-9]/g, '');
  if (new Set(plain).size < 4 && plain.length === letters.length) return 'simple';
  if ([password.toLowerCase(), plain, plain.replace(/\d+$/, '')].some((word) => known.has(word))) return 'simple';
  if (isRun(plain) || (username !== '' && plain === username.replace(/[^a-z0-9]/g, ''))) return 'simple';
  return null;
}

const known: ReadonlySet<string> = new Set([...dictionary['passwords-common'], 'matkhau', 'chibo', 'dangvien', 'dangcongsan', 'vietnam', 'nennep', 'anhyeuem', 'quantri', 'abcabc', 'abcd']);

/** 12345678, 87654321, abcdefgh: each sign one step from the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === -1) || /^(0?123456789?0?|9876543210?)$/.test(text));
}

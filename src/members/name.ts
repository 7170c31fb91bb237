import { fold } from '#platform/fold.ts';

const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/**
 * People sort by given name, then middle names, then surname; letters before tones (a ă â b c d đ e ê …; ngang huyền hỏi
 * ngã sắc nặng). The key is plain ASCII, so any collation orders it.
 */
export function sortKey(fullName: string): string {
  const parts = fullName.normalize('NFC').trim().split(/\s+/);
  const given = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1).join(' ');
  const surname = parts.length > 1 ? parts[0]! : '';
  return [given, middle, surname].map(key).join('!');
}

function key(word: string): string {
  const base: string[] = [];
  const marks: string[] = [];
  for (const letter of word.toLowerCase()) {
    const decomposed = letter.normalize('NFD');
    const tone = tones.findIndex((mark) => decomposed.includes(mark)) + 1;
    const plain = (tone ? decomposed.replace(tones[tone - 1]!, '') : decomposed).normalize('NFC');
    const at = letters.indexOf(plain);
    base.push(at < 0 ? (plain === ' ' ? '#' : '~') : String.fromCharCode(65 + at));
    marks.push(String(tone));
  }
  return `${base.join('')}"${marks.join('')}`;
}

/** Whether what is typed finds a name: every word typed begins a word of it, in order, accents aside. */
export function matches(query: string, folded: string): boolean {
  const names = folded.split(' ');
  let at = 0;
  for (const word of fold(query).split(' ').filter(Boolean)) {
    while (at < names.length && !names[at]!.startsWith(word)) at++;
    if (at++ >= names.length) return false;
  }
  return true;
}

/** Two letters for the round mark: of the surname and the given name. 'Lê Thị Hoa' → 'LH' */
export function initials(fullName: string): string {
  const parts = fullName.trim().split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? parts.at(-1)![0] : ''}`.toUpperCase();
}

/**
 * Vietnamese as old programs wrote it. TCVN3 (.VnTime fonts) and VNI-Windows put Vietnamese shapes on Western code
 * points; a file saved today still carries them, as bytes in CSV and as Western letters in XLSX. TCVN3 has no toned
 * capitals: they lived in fonts of their own, so the text holds small letters where capitals were seen.
 */
export const encodings = ['unicode', 'tcvn3', 'vni', 'windows-1258', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Each Vietnamese letter beside the Western one that TCVN3 writes it as. */
const tcvn3Letters =
  'àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ ' +
  'òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00ad ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ đ® Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§';
const fromTcvn3 = new Map(tcvn3Letters.split(' ').map((pair) => [pair[1]!, pair[0]!]));

const [grave, hook, tilde, acute, below] = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const [circumflex, breve, horn] = ['\u0302', '\u0306', '\u031b'];
const vniMarks: Record<string, string> = {
  ù: acute!, ø: grave!, û: hook!, õ: tilde!, ï: below!,
  â: circumflex!, á: circumflex! + acute!, à: circumflex! + grave!, å: circumflex! + hook!, ã: circumflex! + tilde!, ä: circumflex! + below!,
  ê: breve!, é: breve! + acute!, è: breve! + grave!, ú: breve! + hook!, ü: breve! + tilde!, ë: breve! + below!
};
/** Letters of one character in VNI; ô and ö (ơ and ư) may carry a tone after them. */
const vniLetters: Record<string, string> = { ô: 'ơ', ö: 'ư', ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };
const vniPair = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ôöñíìæóòî]/giu;
const takes: Record<string, string> = { a: 'ùøûõïâáàåãäêéèúüë', e: 'ùøûõïâáàåãä', o: 'ùøûõïâáàåãä', u: 'ùøûõï', y: 'ùøûõ', ô: 'ùøûõï', ö: 'ùøûõï' };

/** Letters that no Western code page has: text that holds one is Unicode already, whatever the rest of the file is. */
const surelyUnicode = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]/u;

/** A text of the given encoding (its bytes read as Western letters) in Unicode, composed. What is Unicode already stays. */
export function toUnicode(text: string, encoding: Encoding): string {
  if (encoding === 'unicode' || surelyUnicode.test(text)) return composed(text);
  if (encoding === 'tcvn3') return composed([...text].map((letter) => fromTcvn3.get(letter) ?? letter).join(''));
  if (encoding === 'vni') return composed(text.replace(vniPair, vniLetter));
  if (encoding === 'windows-1258') return composed(new TextDecoder('windows-1258').decode(westernBytes(text)));
  return composed(text);
}

function vniLetter(whole: string, base: string | undefined, mark: string | undefined): string {
  if (base === undefined || mark === undefined) return inCaseOf(whole, vniLetters[whole.toLowerCase()]!);
  const plain = base.toLowerCase();
  if (!takes[plain]!.includes(mark.toLowerCase())) return `${vniLetters[plain] ? inCaseOf(base, vniLetters[plain]) : base}${vniLetters[mark.toLowerCase()] ? inCaseOf(mark, vniLetters[mark.toLowerCase()]!) : mark}`;
  return (inCaseOf(base, vniLetters[plain] ?? plain) + vniMarks[mark.toLowerCase()]!).normalize('NFC');
}

const inCaseOf = (model: string, letter: string) => (model === model.toLowerCase() ? letter : letter.toUpperCase());

/**
 * Composed (NFC), with marks in the order that composes: the shape of the letter (ˆ ˘ ʼ) before its tone. Text typed on
 * some systems has them the other way round, and then `ệ` is not `ệ`.
 */
export function composed(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]{2,}/gu, (marks) => [...marks].sort((a, b) => rank(a) - rank(b)).join(''))
    .normalize('NFC');
}
const rank = (mark: string) => (mark === circumflex || mark === breve || mark === horn ? 0 : 1);

const western1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Western letters back to the bytes they were read from. */
function westernBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const high = western1252.indexOf(letter);
    return high >= 0 ? 0x80 + high : letter.codePointAt(0)! < 256 ? letter.codePointAt(0)! : 0x3f;
  });
}

/**
 * In which encoding these texts read as Vietnamese: every reading is tried, and the one with most syllables that can be
 * Vietnamese (and fewest that cannot) is taken. Plain texts, and texts that read equally well, are Unicode.
 */
export function encodingOf(texts: Iterable<string>, among: readonly Encoding[] = encodings): Encoding {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of text.split(/[\s,.;:()/"'\d_+-]+/u)) if (/[^\p{ASCII}]/u.test(word)) words.add(word);
    if (words.size > 4000) break;
  }
  let best: Encoding = among[0]!;
  let most = -Infinity;
  for (const encoding of among) {
    let score = 0;
    for (const word of words) score += isVietnamese(toUnicode(word, encoding), encoding === 'tcvn3') ? 1 : -1;
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

const syllable = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|nh|ng|[cmnpt])?$/;
const shapes = /^[a-zăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]+$/;

/** Whether a word can be one syllable of Vietnamese: one tone, and no capital after a small letter, unless toned capitals were lost. */
function isVietnamese(word: string, capitalsLost: boolean): boolean {
  const small = word.toLowerCase();
  if (!shapes.test(small) || /\p{Ll}\p{Lu}/u.test(capitalsLost ? word.replace(/[^\p{ASCII}]/gu, '') : word)) return false;
  const marks = small.normalize('NFD');
  if ((marks.match(/[\u0300\u0301\u0303\u0309\u0323]/gu) ?? []).length > 1) return false;
  return syllable.test(marks.replace(/\p{M}/gu, '').replaceAll('đ', 'd'));
}

export interface ReadBytes {
  text: string;
  /** how the bytes became letters; a Western page may still hold TCVN3 or VNI, which `encodingOf` tells */
  page: 'utf-8' | 'utf-16' | 'windows-1252';
}

/** Bytes of a text file as letters: a byte order mark, UTF-16 without one, UTF-8, or else a Western page. */
export function lettersOf(bytes: Uint8Array): ReadBytes {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), page: 'utf-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), page: 'utf-16' };
  const head = bytes.subarray(0, 400);
  const zeros = [0, 0];
  head.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  if (zeros[1]! > head.length / 5) return { text: new TextDecoder('utf-16le').decode(bytes), page: 'utf-16' };
  if (zeros[0]! > head.length / 5) return { text: new TextDecoder('utf-16be').decode(bytes), page: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), page: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), page: 'windows-1252' };
  }
}

/**
 * A name with the capitals it should have: a name typed in capitals, or one whose toned capitals TCVN3 lost
 * (`ñy` for `Ñy`, `NGUYễN`), gets a capital at each word. Others are left as people wrote them.
 */
export function nameCase(name: string): string {
  const all = isShouted(name);
  return name.trim().split(/\s+/).map((word) => {
    const [first = ''] = word;
    const rest = word.slice(first.length);
    return first.toLocaleUpperCase('vi') + (all || isShouted(word) ? rest.toLocaleLowerCase('vi') : rest);
  }).join(' ');
}

/** A sentence whose first capital TCVN3 lost: `ñy ban` was `Ñy ban`. A sentence, or a word, of broken capitals becomes capitals whole. */
export function sentenceCase(text: string): string {
  const plain = text.trim();
  const mended = isShouted(plain) ? plain.toLocaleUpperCase('vi') : plain.replace(/\p{L}{3,}/gu, (word) => (isShouted(word) && (word.match(/\p{Lu}/gu) ?? []).length >= 2 ? word.toLocaleUpperCase('vi') : word));
  const [first = ''] = mended;
  return first.toLocaleUpperCase('vi') + mended.slice(first.length);
}

/** Capitals throughout, as far as TCVN3 has them: no small letter that it could have written as a capital. */
const isShouted = (text: string) => /[A-Z]/.test(text) && !/[a-z]/.test(text) && text.replace(/[^\p{L}]/gu, '').length > 1;

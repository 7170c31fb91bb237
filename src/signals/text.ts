/** No more than so many syllables of a text are looked at: what a comparison costs is bounded whatever is typed. */
const most = 600;
/** Under so many runs a text is too short to say that it is the same: two short texts are often alike. */
export const shortest = 8;
/** From this share of the shorter text's runs on two texts are alike. */
export const alikeFrom = 0.6;

/**
 * The syllables of a Vietnamese text, each as it is however it was typed: composed, small letters, its tone after it (so that `hoà` is `hòa`),
 * final i for y where spelling varies (`lý`, `lí`), numbers and days as one sign.
 */
export function syllables(text: string): string[] {
  return (text.slice(0, most * 12).normalize('NFC').toLowerCase().match(/[\p{L}\p{M}]+|\d[\d.,/:-]*/gu) ?? []).slice(0, most).map((one) => (/^\d/.test(one) ? '#' : oneWay(one)));
}
/** The marks of the five tones. */
const tones = [0x300, 0x301, 0x303, 0x309, 0x323];
function oneWay(syllable: string): string {
  let tone = '';
  const letters = [...syllable.normalize('NFD')].filter((sign) => {
    const at = tones.indexOf(sign.codePointAt(0)!);
    if (at >= 0) tone = String(at + 1);
    return at < 0;
  }).join('').normalize('NFC');
  return letters.replace(/^(h|k|l|m|s|t|qu)y$/, '$1i') + tone;
}

/** What is in every paper of an office or stands in the playbook anyway, as runs of `length` syllables; made once. */
export interface Boilerplate {
  phrases: readonly (readonly string[])[];
  length: number;
  runs: ReadonlySet<string>;
}
export function boilerplateOf(phrases: readonly string[], texts: readonly string[], length: number): Boilerplate {
  const none: Boilerplate = { phrases: phrases.map(syllables).toSorted((a, b) => b.length - a.length), length, runs: new Set() };
  return besides(none, texts);
}

/** The same with what was handed out besides. */
export const besides = (usual: Boilerplate, texts: readonly string[]): Boilerplate => ({ ...usual, runs: new Set([...usual.runs, ...texts.flatMap((text) => runsIn(text, usual))]) });

/** What a text says of its own: the runs of its syllables, less phrases of office style and what the playbook says. */
export function printOf(text: string, usual: Boilerplate): Set<string> {
  return new Set(runsIn(text, usual).filter((one) => !usual.runs.has(one)));
}
/** A text's syllables less these phrases, which begin with the longest. */
export function without(all: readonly string[], phrases: Boilerplate['phrases']): string[] {
  const kept: string[] = [];
  for (let at = 0; at < all.length; ) {
    const phrase = phrases.find((one) => one.every((syllable, n) => all[at + n] === syllable));
    if (phrase) at += phrase.length;
    else kept.push(all[at++]!);
  }
  return kept;
}
/** No run goes over the end of a sentence or of a part of one: in which order they stand makes no other text. */
function runsIn(text: string, { phrases, length }: Boilerplate): string[] {
  return text.slice(0, most * 12).split(/[\n;:!?]|\.(?!\d)/).flatMap((part) => {
    const all = without(syllables(part), phrases);
    return Array.from({ length: Math.max(0, all.length - length + 1) }, (_, at) => all.slice(at, at + length).join(' '));
  });
}

/** How much of the shorter of two texts stands in the other, from 0 to 1; null where one is too short to say. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size < shortest) return null;
  let both = 0;
  for (const each of small) if (large.has(each)) both++;
  return both / small.size;
}
export const areAlike = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => (likeness(one, other) ?? 0) >= alikeFrom;

/** Whether a text says any of these, in whatever way it was typed; each is a row of syllables that stand together. */
export function saysAny(all: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  return all.some((_, at) => phrases.some((phrase) => phrase.every((syllable, n) => all[at + n] === syllable)));
}
/** How many of these a text says. */
export const countOf = (all: readonly string[], phrases: readonly (readonly string[])[]): number => phrases.filter((phrase) => saysAny(all, [phrase])).length;

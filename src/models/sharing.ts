/** What a model may give of a meeting: an item of its agenda, its resolution, a paper. */
export const sharedWhats = ['item', 'resolution', 'paper'] as const;
export type SharedWhat = (typeof sharedWhats)[number];

/** How an item of an agenda says that it was taken over: by this key it is found again, however it was worded since. */
export const takenKey = (takingId: string): string => `shared ${takingId}`;

/** Which items of a meeting's agenda are its own doing: not the fixed order, not what was carried over or came from above. */
export const isOwnItem = (item: { origin: string; key: string | null }): boolean => item.origin === 'own' || item.key === 'thematic' || item.key === 'debate';

/** A thing as the taker's meeting has it now: still only put down for an agenda not saved yet, on it, or taken off it. */
export type Standing = 'waits' | 'stands' | 'taken-off';
export interface Text {
  title: string;
  points: string;
}
/** `saved`: whether the taker's meeting has an agenda; `item`: the item that came from the thing, if it is on it. */
export const standingOf = (saved: boolean, item: Text | null): Standing => (item ? 'stands' : saved ? 'taken-off' : 'waits');

/** A part of a text that stayed, was left out, or was put in. */
export interface Part {
  is: 'same' | 'gone' | 'new';
  text: string;
}
/** So many pairs of words are compared at the most; longer texts line by line, and the longest as wholes. */
const mostPairs = 400_000;

/** What became of a text: its parts in order, by words where it is short, else by lines. What stayed and what is gone are the text before; what stayed and what is new the text now. */
export function differences(before: string, now: string): Part[] {
  for (const cut of [/(?<=\s)(?=\S)|(?<=\S)(?=\s)/, /(?<=\n)/]) {
    const [then, since] = [before, now].map((text) => (text === '' ? [] : text.split(cut))) as [string[], string[]];
    if (then.length * since.length <= mostPairs) return joined(common(then, since));
  }
  return joined(before === now ? [{ is: 'same', text: now }] : [{ is: 'gone', text: before }, { is: 'new', text: now }]);
}
export const isUnchanged = (given: Text, stands: Text): boolean => given.title === stands.title && given.points === stands.points;

/** The longest run of pieces that both have, and what lies between. */
function common(then: readonly string[], since: readonly string[]): Part[] {
  // length of the longest common rest from each pair of places on
  const width = since.length + 1;
  const rest = new Uint32Array((then.length + 1) * width);
  for (let a = then.length - 1; a >= 0; a--)
    for (let b = since.length - 1; b >= 0; b--) rest[a * width + b] = then[a] === since[b] ? rest[(a + 1) * width + b + 1]! + 1 : Math.max(rest[(a + 1) * width + b]!, rest[a * width + b + 1]!);
  const parts: Part[] = [];
  let [a, b] = [0, 0];
  while (a < then.length || b < since.length)
    if (a < then.length && b < since.length && then[a] === since[b]) {
      parts.push({ is: 'same', text: then[a++]! });
      b++;
    } else if (b >= since.length || (a < then.length && rest[(a + 1) * width + b]! >= rest[a * width + b + 1]!)) parts.push({ is: 'gone', text: then[a++]! });
    else parts.push({ is: 'new', text: since[b++]! });
  return parts;
}

/** Neighbours of one kind are one part; where both lie between what stayed, what is gone comes first. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts.filter((one) => one.text !== '')) {
    const last = all.at(-1);
    if (last?.is === part.is) all[all.length - 1] = { is: part.is, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

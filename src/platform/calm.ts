/**
 * The text with no more than thirty marks on one letter, which is more than any language sets (Unicode's stream-safe text, UAX #15, 13, has
 * the same bound). Composing sorts the marks of a letter, in a time that grows with the square of their number: a text of one letter and a
 * million marks would keep the server busy for minutes. Everything that comes from outside passes here before it is composed.
 */
export const calm = (text: string): string => text.replace(/(\p{M}{30})\p{M}+/gu, '$1');

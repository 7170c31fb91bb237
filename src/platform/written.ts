/** What a person wrote in a form that was sent, its fields in their order, a paragraph each; '' where they only pressed and chose: ids, days, numbers and choices are no words. */
export function writtenIn(sent: readonly (readonly [string, string])[]): string {
  return sent.filter(([name, value]) => !ofThePage.has(name) && /\p{L}\s+\S/u.test(value.trim())).map(([, value]) => value.trim()).join('\n\n');
}
const ofThePage = new Set(['command', 'commandId', 'claimedAt', 'sentAt', 'back']);

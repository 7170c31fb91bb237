/** How a vote by show of hands is decided: its base and what it needs, by kind of decision. */
export interface MajorityRule {
  kind: VoteKind;
  /** counted over all who are entitled in the cell, or over those present and entitled */
  over: 'entitled' | 'present';
  /** more than this share of the base must be in favour; with `orEqual` the share itself is enough */
  share: [part: number, of: number];
  orEqual: boolean;
  clause: string;
  certainty: 'A' | 'B' | 'U';
}
export type VoteKind = 'resolution' | 'conclusion' | 'self-mark' | 'other' | 'admission' | 'person';

export const majorityRules: readonly MajorityRule[] = [
  { kind: 'resolution', over: 'entitled', share: [1, 2], orEqual: false, clause: 'Điều lệ Đảng, điều 9', certainty: 'A' },
  { kind: 'conclusion', over: 'entitled', share: [1, 2], orEqual: false, clause: 'Điều lệ Đảng, điều 9', certainty: 'A' },
  { kind: 'self-mark', over: 'present', share: [1, 2], orEqual: false, clause: 'HD 42-HD/BTCTW, 5', certainty: 'U' },
  { kind: 'other', over: 'entitled', share: [1, 2], orEqual: false, clause: 'Điều lệ Đảng, điều 9', certainty: 'U' },
  { kind: 'person', over: 'entitled', share: [1, 2], orEqual: false, clause: 'Điều lệ Đảng, điều 9', certainty: 'U' },
  { kind: 'admission', over: 'entitled', share: [2, 3], orEqual: true, clause: 'Điều lệ Đảng, điều 4', certainty: 'U' }
];

export interface Hands {
  kind: VoteKind;
  /** official members of the cell entitled to vote on the day, present or not */
  entitled: number;
  /** of those entitled (and those who vote if present), how many are here */
  presentEntitled: number;
  inFavour: number;
  against: number;
  abstained: number;
}
export type Outcome = { passed: boolean; base: number; needed: number; clause: string } | { refused: 'more-hands-than-voters'; field: 'inFavour'; hands: number; present: number };

/** Decides a show of hands. Refused: more hands than there are voters in the room. */
export function outcome(hands: Hands, rules: readonly MajorityRule[] = majorityRules): Outcome {
  const raised = hands.inFavour + hands.against + hands.abstained;
  if (raised > hands.presentEntitled) return { refused: 'more-hands-than-voters', field: 'inFavour', hands: raised, present: hands.presentEntitled };
  const rule = rules.find((one) => one.kind === hands.kind)!;
  const base = rule.over === 'entitled' ? Math.max(hands.entitled, hands.presentEntitled) : hands.presentEntitled;
  const needed = neededOf(base, rule);
  return { passed: base > 0 && hands.inFavour >= needed, base, needed, clause: rule.clause };
}

/** Of whom a vote is asked by kind: a decision about a person has a row of its own in the table of who counts. */
export const purposeOf = (kind: VoteKind): 'vote-on-resolution' | 'vote-on-person' => (kind === 'admission' || kind === 'person' ? 'vote-on-person' : 'vote-on-resolution');

/** What a vote of this kind would need, before it is taken. */
export function wanted(kind: VoteKind, entitled: number, presentEntitled: number, rules: readonly MajorityRule[] = majorityRules): { base: number; needed: number; clause: string } {
  const { base, needed, clause } = outcome({ kind, entitled, presentEntitled, inFavour: 0, against: 0, abstained: 0 }, rules) as Extract<Outcome, { passed: boolean }>;
  return { base, needed, clause };
}

function neededOf(base: number, { share: [part, of], orEqual }: MajorityRule): number {
  return orEqual ? Math.ceil((base * part) / of) : Math.floor((base * part) / of) + 1;
}

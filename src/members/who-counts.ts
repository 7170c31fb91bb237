import { within } from '#organisation/day.ts';
import { countingRules, type CountingRule, type Purpose } from './counting-rules.ts';
import { standingsOn, type DatedMember, type MemberStanding } from './status.ts';

export interface Counted {
  id: string;
  name: string;
  standing: MemberStanding;
  clause: string;
  certainty: CountingRule['certainty'];
}
export interface WhoCounts {
  purpose: Purpose;
  day: string;
  /** who is in the base */
  base: Counted[];
  /** who is not in the base, but counts where present */
  ifPresent: Counted[];
  /** who does not count, each with the clause */
  outside: Counted[];
}

/**
 * The one engine behind every percentage: who of a cell counts on a day for a purpose, and by which clause.
 * `members` are all who ever belonged to the cell, in any order; the answer keeps their order. `rules` is the dated table of
 * FIELD §2, where a site may have replaced unconfirmed rows. Everyone stands in exactly one of the three lists,
 * with the standing whose clause decided.
 */
export function whoCounts(purpose: Purpose, day: string, members: readonly DatedMember[], rules: readonly CountingRule[] = countingRules): WhoCounts {
  const answer: WhoCounts = { purpose, day, base: [], ifPresent: [], outside: [] };
  for (const member of members) {
    const rule = deciding(standingsOn(member, day).map((standing) => ruleFor(rules, standing, purpose, day)), purpose);
    const counted = { id: member.id, name: member.name, standing: rule.standing, clause: rule.clause, certainty: rule.certainty };
    if (rule.counts === 'in') answer.base.push(counted);
    else if (rule.counts === 'if-present') answer.ifPresent.push(counted);
    else answer.outside.push(counted);
  }
  return answer;
}

function ruleFor(rules: readonly CountingRule[], standing: MemberStanding, purpose: Purpose, day: string): CountingRule {
  const rule = rules.find((one) => one.standing === standing && one.purpose === purpose && within(day, one.from, one.until));
  if (!rule) throw new Error(`no rule says whether ${standing} counts for ${purpose} on ${day}`);
  return rule;
}

/**
 * Of several standings at once the one that weighs most decides, but none gives what another takes away where a hand is
 * raised or money paid: a probationer on special duty still has no vote (Charter, art. 3), whoever is let off dues owes none.
 */
function deciding(rules: readonly CountingRule[], purpose: Purpose): CountingRule {
  const strict = purpose === 'quorum' || purpose === 'vote-on-resolution' || purpose === 'vote-on-person' || purpose === 'dues';
  return (strict ? rules.find((rule) => rule.counts === 'out') : undefined) ?? rules[0]!;
}

import { criticismUnfollowed } from './criticism.ts';
import { clausesOpen, opinionsUnanswered, tasksCarried } from './decisions.ts';
import type { CellFacts } from './facts.ts';
import { fewSpeakers, noCriticism, papersLate, relayed, sameSpeakers, superiorAbsent } from './holding.ts';
import { absentTwice, membersUnheard } from './people.ts';
import { kinds, standing, type Signal } from './signal.ts';
import { succession } from './succession.ts';
import { officeBusiness, sameElsewhere, sameText } from './wording.ts';

/** Everything the facts of a cell say on a day, in the order of `kinds`. */
export function signalsOf(facts: CellFacts, today: string): Signal[] {
  const all = [
    ...absentTwice(facts), ...opinionsUnanswered(facts, today), ...tasksCarried(facts), ...clausesOpen(facts), ...papersLate(facts), ...sameText(facts), ...sameElsewhere(facts), ...relayed(facts), ...officeBusiness(facts), ...fewSpeakers(facts), ...sameSpeakers(facts),
    ...membersUnheard(facts, today), ...noCriticism(facts), ...criticismUnfollowed(facts), ...superiorAbsent(facts, today), ...succession(facts, today)
  ];
  return all.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** Of these what nobody has answered yet. */
export const openSignals = (facts: CellFacts, today: string): Signal[] => standing(signalsOf(facts, today), facts.dismissals);

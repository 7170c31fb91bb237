import { addDays, addMonths } from '#organisation/day.ts';
import type { CellFacts } from './facts.ts';
import type { Signal } from './signal.ts';

/** A term's end is said so many days ahead: time to find and prepare whoever comes next (ours). */
const ahead = 120;
/** A usual term in months; a cell's own may be half as long (U). */
const term = 60;
/** Two terms in one post: from then on who comes next is asked after (ours; "one secretary for twenty years" is what people complain of). */
const longFrom = 2 * term;
/** From so many official members on a cell elects a committee with secretary and deputy (Charter; [B]). */
const committeeFrom = 9;

/** What is to come in the posts of the cell: a term that ends, nobody who leads, nobody who could take over, one comrade in the post for very long. */
export function succession({ posts, officials, since, secretaryUntil }: CellFacts, today: string): Signal[] {
  const secretaries = posts.filter((post) => post.kind === 'secretary');
  const others = posts.filter((post) => post.kind !== 'secretary');
  const ends = posts.flatMap((post): Signal[] => {
    const end = post.until ?? (post.kind === 'secretary' ? usualEnd(post.from, today) : null);
    if (end === null || end > addDays(today, ahead)) return [];
    return [{
      kind: 'term-ends', subject: post.id, sure: post.until ? 'certain' : 'perhaps', rests: [end], since: earlier(addDays(end, -ahead), today),
      evidence: [{ says: post.until ? `ends-${post.kind}` : 'term-usual', name: post.name, day: end }]
    }];
  });
  const long = secretaries.filter((post) => addMonths(post.from, longFrom) <= today).map((post): Signal => ({
    kind: 'long-in-post', subject: post.id, sure: 'certain', rests: [String(terms(post.from, today))], since: addMonths(post.from, term * terms(post.from, today)),
    evidence: [{ says: 'in-post-since', name: post.name, day: post.from }]
  }));
  return [
    ...(secretaries.length === 0 && since < today ? [{ kind: 'no-secretary', subject: '', sure: 'certain', rests: [`none since ${secretaryUntil ?? since}`], since: secretaryUntil ?? since, evidence: [{ says: 'no-secretary' }] } satisfies Signal] : []),
    ...(secretaries.length > 0 && others.length === 0 && officials >= committeeFrom ? [{ kind: 'no-deputy', subject: '', sure: 'certain', rests: [`none in ${today.slice(0, 4)}`], since: later(secretaries[0]!.from, `${today.slice(0, 4)}-01-01`), evidence: [{ says: 'no-deputy', count: officials }] } satisfies Signal] : []),
    ...ends, ...long
  ];
}

/** Of a post without a last day: the end of the usual term it is in, from so long before until a month after. */
function usualEnd(from: string, today: string): string | null {
  const near = addMonths(from, term * terms(from, addDays(today, ahead)));
  return near > from && near >= addMonths(today, -1) ? near : null;
}
function terms(from: string, day: string): number {
  let whole = 0;
  while (addMonths(from, term * (whole + 1)) <= day) whole++;
  return whole;
}
const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

import { cellTypes, type CellType } from '#organisation/cell-type.ts';
import { against, within, type Border, type Quantity, type Range } from './quantity.ts';

/** What can be worked out of a meeting's facts; what is not among them is judged by people. Minutes, rates and counts as `evidence.ts` defines them. */
export const factKeys = [
  'minutes-short', 'attendance-rate', 'absent-with-reason', 'absent-without-reason', 'longest-absence', 'pre-meeting-minuted', 'notice-given', 'papers-a-day-ahead', 'posted-a-day-ahead', 'posted-before-meeting', 'papers-hours-ahead', 'agenda-walked', 'share-who-spoke', 'ideology-spoken',
  'minutes-approved', 'resolution-voted', 'tasks-dated', 'last-tasks-done', 'posted-in-two-days'
] as const;
export type FactKey = (typeof factKeys)[number];

/** A scoring frame: data with its source and the days from and until which it holds. Points are whole numbers. */
export interface Frame {
  id: string;
  name: string;
  source: string;
  /** what of it nobody has confirmed */
  unsure?: string;
  from: string;
  until: string | null;
  /** the sum of a meeting to which everything applies; null: without points, each criterion (of `max` 1) is met or not, and a grade begins at so many that are */
  total: number | null;
  /** what becomes of points that do not apply to a meeting: the sum stays smaller, or is carried to the total in proportion */
  rest: 'stays' | 'to-total';
  /** how long a meeting lasts at least, in minutes: the first line that fits */
  minutes: { least: number; when?: Condition }[];
  groups: Group[];
  /** the best first, each from its points up to the next */
  grades: { key: string; from: number }[];
  vetoes: Veto[];
  /** the best first; a year that fits none has no grade by this frame */
  years: YearRule[];
}
/** Points of a group: no more than `max`, whatever a bonus inside it adds. */
export interface Group {
  key: string;
  title: string;
  max: number;
  criteria: Criterion[];
}
export interface Criterion {
  key: string;
  title: string;
  max: number;
  /** one of several levels, all or nothing, or as people judge */
  way: 'levels' | 'yes-no' | 'judged';
  /** what decides its level, where facts do; else what is shown first */
  fact?: FactKey;
  /** what else it names of what can be worked out: shown beside it, and decides nothing */
  also?: FactKey[];
  levels?: Level[];
  /** no more than these points where another fact lies in the range */
  caps?: { fact: FactKey; range: Range; points: number }[];
  /** on top of the others of its group, within the group's maximum */
  bonus?: true;
  when?: Condition;
  /** where its points go in a meeting to which it does not apply; where that one does not apply either, on to where its own go */
  otherwiseTo?: string;
}
export interface Level {
  points: number;
  range: Range;
}
/** The meetings to which a criterion applies; what is left out does not matter. */
export interface Condition {
  kinds?: string[];
  cellTypes?: CellType[];
  members?: Range;
}
/** Without full points in each of these no grade above `capAt`. */
export interface Veto {
  unlessFull: string[];
  capAt: string;
}
/** A year's grade: every regular meeting at least `all`, and so many at least `of`. */
export interface YearRule {
  grade: string;
  all: string;
  least?: { count: number; of: string };
}

/** A meeting as far as it decides which criteria apply. */
export interface About {
  kind: string;
  cellType: CellType;
  members: number;
}

export const applies = (criterion: Criterion, about: About): boolean => fits(criterion.when, about);

/** The minutes a meeting has to last, by the frame; 0 where it does not say. */
export const minutesIn = (frame: Frame, about: About): number => frame.minutes.find((one) => fits(one.when, about))?.least ?? 0;

function fits(condition: Condition | undefined, about: About): boolean {
  const { kinds, cellTypes, members } = condition ?? {};
  return (!kinds || kinds.includes(about.kind)) && (!cellTypes || cellTypes.includes(about.cellType)) && (!members || within({ value: about.members }, members));
}

/**
 * The most a criterion can bring in a meeting: its own points, and those of criteria that do not apply and whose points come to it, from hand to hand. One that is met or not counts once, also in a
 * frame that was kept before handing over was refused there.
 */
export function maxIn(frame: Frame, criterion: Criterion, about: About): number {
  if (!applies(criterion, about)) return 0;
  if (frame.total === null) return criterion.max;
  return handing(frame).reduce((sum, one) => sum + (!applies(one, about) && takerOf(frame, one, about) === criterion.key ? one.max : 0), criterion.max);
}

const handing = (frame: Frame): Criterion[] => criteriaOf(frame).filter((one) => one.otherwiseTo !== undefined);

/** Who takes the points of a criterion that does not apply to a meeting: the first along the way that does; null: nobody, they go round in a circle or end at one that hands nothing over. */
function takerOf(frame: Frame, criterion: Criterion, about: About): string | null {
  const passed = new Set<string>();
  let next: Criterion | undefined = criterion;
  while (next && !applies(next, about)) {
    if (passed.has(next.key)) return null;
    passed.add(next.key);
    const to: string | undefined = next.otherwiseTo;
    next = to === undefined ? undefined : criteriaOf(frame).find((one) => one.key === to);
  }
  return next?.key ?? null;
}

/** The most a group can bring in a meeting: what applies of it, bonuses on top no higher than the group's own maximum, with the points that came to it from other groups and without those that went there. */
export function groupMaxIn(frame: Frame, group: Group, about: About): number {
  const max = (bonus: boolean) => group.criteria.filter((one) => (one.bonus === true) === bonus).reduce((sum, one) => sum + maxIn(frame, one, about), 0);
  const handed = group.criteria.reduce((sum, one) => sum + (applies(one, about) ? maxIn(frame, one, about) - one.max : takerOf(frame, one, about) === null ? 0 : -one.max), 0);
  return Math.max(max(false), Math.min(group.max + handed, max(false) + max(true)));
}

/** All that a criterion names of what can be worked out. */
export const factsNamed = (criterion: Criterion): FactKey[] => [...(criterion.fact ? [criterion.fact] : []), ...(criterion.also ?? [])];

export const criteriaOf = (frame: Frame): Criterion[] => frame.groups.flatMap((group) => group.criteria);

export type Fault =
  | { fault: 'key-twice' | 'group-does-not-add-up' | 'no-full-level' | 'levels-beyond-maximum' | 'levels-without-fact' | 'hands-over-to-nothing' | 'hands-over-to-levels' | 'hands-over-bonus' | 'more-than-met' | 'hands-over-without-points'; at: string }
  | { fault: 'border-in-no-level' | 'border-in-two-levels'; at: string; border: Border; beside: 'at' | 'below' | 'above' }
  | { fault: 'hands-over-lost'; at: string; about: Partial<About> }
  | { fault: 'total-does-not-add-up'; sum: number }
  | { fault: 'grade-beyond-criteria'; at: string; sum: number }
  | { fault: 'grades-out-of-order' | 'grades-do-not-begin-at-nothing' | 'grade-unknown' | 'veto-unknown' | 'years-out-of-order' | 'days-out-of-order'; at: string };

/**
 * The points of a level in a meeting in which its criterion can bring so much. No level says what becomes of points that another criterion hands over, so that this is
 * refused; in a frame kept before it was, the full level brings them all and the others what they say.
 */
export const levelIn = (criterion: Criterion, max: number, level: Level): number => (level.points === criterion.max ? max : level.points);

/** What does not add up in a frame; nothing where it can be used. */
export function frameFaults(frame: Frame): Fault[] {
  const criteria = criteriaOf(frame);
  const keys = criteria.map((one) => one.key);
  const grades = frame.grades.map((one) => one.key);
  const sum = frame.groups.reduce((all, group) => all + group.max, 0);
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((at) => ({ fault: 'key-twice' as const, at })),
    ...frame.groups.filter((group) => !groupAddsUp(group)).map((group) => ({ fault: 'group-does-not-add-up' as const, at: group.key })),
    ...(frame.total !== null && sum !== frame.total ? [{ fault: 'total-does-not-add-up' as const, sum }] : []),
    ...criteria.flatMap((one) => levelFaults(one, frame.minutes.map((line) => line.least))),
    ...criteria.filter((one) => one.otherwiseTo !== undefined && (one.otherwiseTo === one.key || !keys.includes(one.otherwiseTo))).map((one) => ({ fault: 'hands-over-to-nothing' as const, at: one.key })),
    ...(frame.total === null ? [] : criteria.filter((one) => criteria.some((other) => other.key === one.otherwiseTo && other !== one && other.way === 'levels')).map((one) => ({ fault: 'hands-over-to-levels' as const, at: one.key }))),
    ...(frame.total === null ? [] : [...bonusHanded(frame), ...pointsLost(frame)]),
    ...frame.grades.filter((one, index) => index > 0 && one.from >= frame.grades[index - 1]!.from).map((one) => ({ fault: 'grades-out-of-order' as const, at: one.key })),
    ...(frame.total === null ? faultsWithoutPoints(frame) : []),
    ...(frame.grades.at(-1)?.from !== 0 ? [{ fault: 'grades-do-not-begin-at-nothing' as const, at: frame.grades.at(-1)?.key ?? '' }] : []),
    ...[...frame.vetoes.map((veto) => veto.capAt), ...frame.years.flatMap((rule) => [rule.grade, rule.all, ...(rule.least ? [rule.least.of] : [])])].filter((key) => !grades.includes(key)).map((at) => ({ fault: 'grade-unknown' as const, at })),
    ...frame.vetoes.flatMap((veto) => veto.unlessFull).filter((key) => !keys.includes(key)).map((at) => ({ fault: 'veto-unknown' as const, at })),
    ...frame.years.filter((rule, index) => index > 0 && grades.indexOf(rule.grade) <= grades.indexOf(frame.years[index - 1]!.grade)).map((rule) => ({ fault: 'years-out-of-order' as const, at: rule.grade })),
    ...(frame.until !== null && frame.until <= frame.from ? [{ fault: 'days-out-of-order' as const, at: frame.id }] : [])
  ];
}

/** A bonus is on top of what adds up: its points are nobody else's, and what belongs to the sum does not become one. */
const bonusHanded = (frame: Frame): Fault[] =>
  handing(frame).filter((one) => one.bonus || criteriaOf(frame).some((other) => other.key === one.otherwiseTo && other.bonus)).map((one) => ({ fault: 'hands-over-bonus', at: one.key }));

/** The criteria whose points nobody takes in some meeting, each with the first such meeting, as far as it decides. */
function pointsLost(frame: Frame): Fault[] {
  const keys = new Set(criteriaOf(frame).map((one) => one.key));
  const given = handing(frame).filter((one) => keys.has(one.otherwiseTo!) && one.otherwiseTo !== one.key);
  const ways = given.map((one) => ({ one, conditions: conditionsAlong(frame, one) }));
  return ways.flatMap(({ one, conditions }) => {
    const lost = meetingsApart(conditions).find((about) => !applies(one, about) && takerOf(frame, one, about) === null);
    const decides = (part: keyof Condition) => conditions.some((condition) => condition[part] !== undefined);
    return lost ? [{ fault: 'hands-over-lost' as const, at: one.key, about: { ...(decides('kinds') ? { kind: lost.kind } : {}), ...(decides('cellTypes') ? { cellType: lost.cellType } : {}), ...(decides('members') ? { members: lost.members } : {}) } }] : [];
  });
}

/** The conditions of a criterion and of all to whom its points may come. */
function conditionsAlong(frame: Frame, criterion: Criterion): Condition[] {
  const passed: Criterion[] = [];
  for (let next: Criterion | undefined = criterion; next && !passed.includes(next); next = criteriaOf(frame).find((one) => one.key === passed.at(-1)!.otherwiseTo)) passed.push(next);
  return passed.flatMap((one) => one.when ?? []);
}

/** A meeting of each sort that these conditions tell apart: each kind, each type they name and one they do not, each size at a border and on either side of it. */
function meetingsApart(conditions: readonly Condition[]): About[] {
  const named = new Set(conditions.flatMap((one) => one.cellTypes ?? []));
  const types = cellTypes.filter((type) => named.has(type));
  const other = cellTypes.find((type) => !named.has(type));
  const borders = conditions.flatMap(({ members }) => [members?.from, members?.to].flatMap((one) => (one && 'at' in one ? one.at : [])));
  const sizes = [...new Set(borders.length > 0 ? borders.flatMap((at) => [at - 1, at, at + 1]) : [3])].filter((size) => size >= 0).sort((a, b) => a - b);
  return ['regular', 'combined', 'thematic'].flatMap((kind) => [...(other ? [other] : []), ...types].flatMap((cellType) => sizes.map((members) => ({ kind, cellType, members }))));
}

/** Where a criterion is met or not it counts once and for itself, and a grade that asks for more than there are is never reached. */
function faultsWithoutPoints(frame: Frame): Fault[] {
  const criteria = criteriaOf(frame);
  const [best] = frame.grades;
  return [
    ...criteria.filter((one) => one.max !== 1).map((one) => ({ fault: 'more-than-met' as const, at: one.key })),
    ...criteria.filter((one) => one.otherwiseTo !== undefined).map((one) => ({ fault: 'hands-over-without-points' as const, at: one.key })),
    ...(best && best.from > criteria.length ? [{ fault: 'grade-beyond-criteria' as const, at: best.key, sum: criteria.length }] : [])
  ];
}

/** Its criteria together are its maximum, with the bonuses or already without them. */
function groupAddsUp(group: Group): boolean {
  const all = group.criteria.reduce((sum, one) => sum + one.max, 0);
  const bonus = group.criteria.reduce((sum, one) => sum + (one.bonus ? one.max : 0), 0);
  return all === group.max || (bonus > 0 && all - bonus === group.max);
}

function levelFaults(criterion: Criterion, minutes: readonly number[]): Fault[] {
  if (criterion.way !== 'levels') return [];
  const { key: at, levels = [], fact } = criterion;
  if (!fact || levels.length === 0) return [{ fault: 'levels-without-fact', at }];
  const points = levels.map((level) => level.points);
  return [
    ...(Math.max(...points) < criterion.max ? [{ fault: 'no-full-level' as const, at }] : []),
    ...(Math.max(...points) > criterion.max || Math.min(...points) < 0 ? [{ fault: 'levels-beyond-maximum' as const, at }] : []),
    ...samples(levels, minutes).flatMap(({ quantity, border, beside }) => {
      const holding = levels.filter((level) => within(quantity, level.range)).length;
      return holding === 1 ? [] : [{ fault: holding === 0 ? ('border-in-no-level' as const) : ('border-in-two-levels' as const), at, border, beside }];
    })
  ];
}

/**
 * A quantity at each border, below and above it: if one level holds at each of these, one holds everywhere. Borders in two units may
 * change places with the size of the whole; so for each number of minutes that the frame asks for.
 */
function samples(levels: readonly Level[], minutes: readonly number[]): { quantity: Quantity; border: Border; beside: 'at' | 'below' | 'above' }[] {
  const borders = levels.flatMap(({ range }) => [range.from, range.to].filter((one) => one !== undefined));
  const wholes = borders.some((border) => 'percent' in border) ? (borders.some((border) => 'at' in border) ? minutes : [100]) : [undefined];
  return wholes.flatMap((whole) => borders.flatMap((border) => {
    const value = 'at' in border ? border.at : (border.percent * whole!) / 100;
    const others = borders.map((one) => Math.abs(against({ value, ...(whole ? { whole } : {}) }, one)) / ('percent' in one ? 100 : 1)).filter((distance) => distance > 0);
    const step = Math.min(1, ...others) / 2;
    return ([['at', 0], ['below', -step], ['above', step]] as const).map(([beside, off]) => ({ quantity: { value: value + off, ...(whole ? { whole } : {}) }, border, beside })).filter(({ quantity }) => quantity.value >= 0);
  }));
}

import { grades as gradeNames } from '#meetings/self-mark.ts';
import type { CellType } from '#organisation/cell-type.ts';
import type { Refusal } from '#platform/command.ts';
import { criteriaOf, frameFaults, type Condition, type Criterion, type FactKey, type Fault, type Frame } from './frame.ts';
import type { Border, Range } from './quantity.ts';

/** A border as it is typed: without a value the side is open. */
export interface TypedBorder {
  value?: number | undefined;
  unit: 'at' | 'percent';
  included: boolean;
}
interface TypedRange {
  from?: TypedBorder | undefined;
  to?: TypedBorder | undefined;
}
interface TypedCondition {
  kinds: readonly string[];
  cellTypes: readonly string[];
  membersFrom?: number | undefined;
  membersBelow?: number | undefined;
}
export interface TypedCriterion extends TypedCondition {
  key: string;
  title: string;
  max: number;
  way: Criterion['way'];
  fact?: string | undefined;
  also: readonly { fact: string }[];
  bonus: boolean;
  otherwiseTo?: string | undefined;
  levels: readonly ({ points: number } & TypedRange)[];
  caps: readonly ({ fact: string; points: number } & TypedRange)[];
}
/** A frame as a committee types it on a page. Points out of a hundred, or none; grades are the four of the guidance, each from its points up, or from so many criteria met. */
export interface TypedFrame {
  name: string;
  source: string;
  /** what becomes of points that do not apply; `met`: there are no points, each criterion is met or not */
  rest: Frame['rest'] | 'met';
  grades: { tot: number; kha: number; trungBinh: number };
  minutes: readonly ({ least: number } & TypedCondition)[];
  groups: readonly { key: string; title: string; max: number; criteria: readonly TypedCriterion[] }[];
  vetoes: readonly { unlessFull: string; capAt: string }[];
  years: readonly { grade: string; all: string; count?: number | undefined; of?: string | undefined }[];
}

/** A frame of which nothing is typed yet but the four grades of HD 42-HD/BTCTW. */
export const emptyFrame: TypedFrame = { name: '', source: '', rest: 'stays', grades: { tot: 90, kha: 70, trungBinh: 50 }, minutes: [], groups: [], vetoes: [], years: [] };

/** What can be counted in per cent: a rate, or minutes of those required. The others are numbers, or yes and no. */
const shares: readonly FactKey[] = ['minutes-short', 'attendance-rate', 'share-who-spoke', 'last-tasks-done'];
const counts: readonly FactKey[] = ['absent-with-reason', 'absent-without-reason', 'longest-absence', 'papers-hours-ahead'];

/** The frame that was typed, as it is kept; holding from the day it was made on, for whoever chooses it. */
export function frameOf(id: string, typed: TypedFrame, day: string): Frame {
  return {
    id, name: typed.name, source: typed.source, from: day, until: null, total: typed.rest === 'met' ? null : 100, rest: typed.rest === 'met' ? 'stays' : typed.rest,
    minutes: typed.minutes.map(({ least, ...when }) => ({ least, ...withCondition(when) })),
    groups: typed.groups.map((group) => ({ ...group, criteria: group.criteria.map(criterionOf) })),
    grades: [{ key: 'tot', from: typed.grades.tot }, { key: 'kha', from: typed.grades.kha }, { key: 'trung-binh', from: typed.grades.trungBinh }, { key: 'kem', from: 0 }],
    vetoes: typed.vetoes.map(({ unlessFull, capAt }) => ({ unlessFull: unlessFull.split(/[,;\s]+/).filter(Boolean), capAt })),
    years: typed.years.map(({ grade, all, count, of }) => ({ grade, all, ...(count !== undefined && of ? { least: { count, of } } : {}) }))
  };
}

function criterionOf({ key, title, max, way, fact, also, bonus, otherwiseTo, levels, caps, ...when }: TypedCriterion): Criterion {
  const others = [...new Set(also.map((one) => one.fact))].filter((one) => one !== fact) as FactKey[];
  return {
    key, title, max, way, ...(fact ? { fact: fact as FactKey } : {}), ...(others.length > 0 ? { also: others } : {}), ...(bonus ? { bonus: true as const } : {}), ...(otherwiseTo ? { otherwiseTo } : {}), ...withCondition(when),
    ...(way === 'levels' ? { levels: levels.map(({ points, ...range }) => ({ points, range: rangeOf(range) })) } : {}),
    ...(way === 'levels' && caps.length > 0 ? { caps: caps.map(({ fact: capping, points, ...range }) => ({ fact: capping as FactKey, points, range: rangeOf(range) })) } : {})
  };
}

function rangeOf({ from, to }: TypedRange): Range {
  const border = (one: TypedBorder | undefined) => (one?.value === undefined ? undefined : { ...(one.unit === 'at' ? { at: one.value } : { percent: one.value }), included: one.included });
  const [low, high] = [border(from), border(to)];
  return { ...(low ? { from: low } : {}), ...(high ? { to: high } : {}) };
}

function withCondition({ kinds, cellTypes, membersFrom, membersBelow }: TypedCondition): { when?: Condition } {
  const members: Range = { ...(membersFrom ? { from: { at: membersFrom, included: true } } : {}), ...(membersBelow ? { to: { at: membersBelow, included: false } } : {}) };
  const when: Condition = {
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}), ...(cellTypes.length > 0 ? { cellTypes: cellTypes as CellType[] } : {}), ...(members.from || members.to ? { members } : {})
  };
  return Object.keys(when).length > 0 ? { when } : {};
}

export type Misfit = Fault | { fault: 'group-twice' | 'fact-is-no-yes' | 'border-in-wrong-unit' | 'cap-without-border'; at: string };

/** What does not add up in a frame that somebody typed: as of any frame, and what a fact cannot be asked. */
export function misfits(frame: Frame): Misfit[] {
  const groups = frame.groups.map((group) => group.key);
  return [
    ...groups.filter((key, index) => groups.indexOf(key) !== index).map((at) => ({ fault: 'group-twice' as const, at })),
    ...criteriaOf(frame).filter((one) => one.way === 'yes-no' && one.fact && (shares.includes(one.fact) || counts.includes(one.fact))).map((one) => ({ fault: 'fact-is-no-yes' as const, at: one.key })),
    ...criteriaOf(frame).filter((one) => unitPlace(one) !== undefined).map((one) => ({ fault: 'border-in-wrong-unit' as const, at: one.key })),
    ...criteriaOf(frame).filter((one) => one.caps?.some(always)).map((one) => ({ fault: 'cap-without-border' as const, at: one.key })),
    // a border is the end of one level and the beginning of the next: what is wrong with it is said once
    ...frameFaults(frame).filter((one, index, all) => all.findIndex((other) => told(other) === told(one)) === index)
  ];
}

const told = (one: Fault): string => JSON.stringify('border' in one ? { ...one, border: { ...one.border, included: true } } : one);

/** Where a border of a criterion has a unit that its fact does not have; nothing where all fit. */
function unitPlace({ fact, levels = [], caps = [] }: Criterion): string | undefined {
  const wrong = (of: FactKey | undefined, border: Border | undefined) => of !== undefined && of !== 'minutes-short' && border !== undefined && 'percent' in border !== shares.includes(of);
  const places = (list: string, of: FactKey | undefined, range: Range, index: number) => (['from', 'to'] as const).filter((side) => wrong(of, range[side])).map((side) => `${list}[${index}].${side}.unit`);
  return [...levels.flatMap((level, index) => places('levels', fact, level.range, index)), ...caps.flatMap((cap, index) => places('caps', cap.fact, cap.range, index))][0];
}

/** A cap without a border would hold in every meeting. */
const always = ({ range }: { range: Range }): boolean => !range.from && !range.to;

/** What does not add up, each at the field where it is mended, and one a field: the first, with how much more there is and what. */
export function misfitRefusal(frame: Frame, found: readonly Misfit[]): Refusal | null {
  const [first, ...others] = new Map(found.map((one) => refusalOf(frame, one)).reverse().map((one) => [one.field, one])).values().toArray().reverse();
  return first ? { ...first, more: others.length, also: others.slice(0, most) } : null;
}

/** So many are told at once. */
const most = 40;

function refusalOf(frame: Frame, one: Misfit): Refusal {
  const at = 'at' in one ? one.at : '';
  const group = frame.groups.find((group) => group.key === at);
  const criterion = criteriaOf(frame).findLast((criterion) => criterion.key === at);
  return {
    refused: `frame-${one.fault}`, field: placeOf(frame, one), at, title: criterion?.title ?? group?.title ?? '',
    ...('about' in one ? { about: one.about } : {}), ...('sum' in one ? { sum: one.sum } : {}), ...(one.fault === 'group-does-not-add-up' && group ? { sum: group.criteria.reduce((sum, criterion) => sum + criterion.max, 0), max: group.max } : {}),
    ...('border' in one ? { border: 'at' in one.border ? one.border.at : one.border.percent, unit: 'at' in one.border ? 'at' : 'percent', beside: one.beside } : {})
  };
}

function placeOf(frame: Frame, one: Misfit): string {
  const at = 'at' in one ? one.at : '';
  const inGroup = frame.groups.findIndex((group) => group.key === at);
  const paths = frame.groups.flatMap((group, g) => group.criteria.map((criterion, c) => ({ criterion, path: `groups[${g}].criteria[${c}]` })));
  const own = paths.findLast(({ criterion }) => criterion.key === at);
  switch (one.fault) {
    case 'total-does-not-add-up': return 'groups[0].max';
    case 'group-twice': return `groups[${frame.groups.findLastIndex((group) => group.key === at)}].key`;
    case 'group-does-not-add-up': return `groups[${inGroup}].max`;
    case 'key-twice': return `${own!.path}.key`;
    case 'hands-over-to-nothing': case 'hands-over-to-levels': case 'hands-over-bonus': case 'hands-over-lost': case 'hands-over-without-points': return `${own!.path}.otherwiseTo`;
    case 'levels-without-fact': case 'fact-is-no-yes': return `${own!.path}.fact`;
    case 'more-than-met': case 'no-full-level': case 'levels-beyond-maximum': return `${own!.path}.max`;
    case 'border-in-wrong-unit': return `${own!.path}.${unitPlace(own!.criterion)}`;
    case 'cap-without-border': return `${own!.path}.caps[${own!.criterion.caps!.findIndex(always)}].from.value`;
    case 'border-in-no-level': case 'border-in-two-levels': {
      const same = (border: object | undefined) => border !== undefined && JSON.stringify({ ...border, included: true }) === JSON.stringify({ ...one.border, included: true });
      const level = own!.criterion.levels!.findIndex(({ range }) => same(range.from) || same(range.to));
      return `${own!.path}.levels[${level}].${same(own!.criterion.levels![level]!.range.from) ? 'from' : 'to'}.value`;
    }
    case 'veto-unknown': return `vetoes[${frame.vetoes.findIndex((veto) => veto.unlessFull.includes(at))}].unlessFull`;
    case 'years-out-of-order': return `years[${frame.years.findLastIndex((rule) => rule.grade === at)}].grade`;
    case 'grades-out-of-order': case 'grade-beyond-criteria': return `grades.${at === 'trung-binh' ? 'trungBinh' : at === 'kem' ? 'trungBinh' : at}`;
    default: return 'name';
  }
}

/** A frame as its page shows it to be changed: what was typed, or what a frame that is known would have been typed as. */
export function typedOf(frame: Frame): TypedFrame {
  const size = (one: Range['from']) => (one && 'at' in one ? one.at : undefined);
  const condition = (when: Condition | undefined): TypedCondition => ({ kinds: when?.kinds ?? [], cellTypes: when?.cellTypes ?? [], membersFrom: size(when?.members?.from), membersBelow: size(when?.members?.to) });
  const border = (one: Range['from']): TypedBorder | undefined => (one ? { value: 'at' in one ? one.at : one.percent, unit: 'at' in one ? 'at' : 'percent', included: one.included } : undefined);
  const range = (one: Range): TypedRange => ({ from: border(one.from), to: border(one.to) });
  const from = (key: string) => frame.grades.find((grade) => grade.key === key)?.from ?? gradeNames.find((grade) => grade.key === key)!.from;
  return {
    name: frame.name, source: frame.source, rest: frame.total === null ? 'met' : frame.rest, grades: { tot: from('tot'), kha: from('kha'), trungBinh: from('trung-binh') },
    minutes: frame.minutes.map((line) => ({ least: line.least, ...condition(line.when) })),
    groups: frame.groups.map((group) => ({
      key: group.key, title: group.title, max: group.max,
      criteria: group.criteria.map((one) => ({
        key: one.key, title: one.title, max: one.max, way: one.way, fact: one.fact, also: (one.also ?? []).map((also) => ({ fact: also })), bonus: one.bonus === true, otherwiseTo: one.otherwiseTo, ...condition(one.when),
        levels: (one.levels ?? []).map((level) => ({ points: level.points, ...range(level.range) })), caps: (one.caps ?? []).map((cap) => ({ fact: cap.fact, points: cap.points, ...range(cap.range) }))
      }))
    })),
    vetoes: frame.vetoes.map((veto) => ({ unlessFull: veto.unlessFull.join(', '), capAt: veto.capAt })),
    years: frame.years.map((rule) => ({ grade: rule.grade, all: rule.all, count: rule.least?.count, of: rule.least?.of }))
  };
}

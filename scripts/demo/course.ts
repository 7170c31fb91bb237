import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import { regularDay, type Holiday } from '#organisation/holidays.ts';
import { putOffReasons } from './business.ts';
import { drawFrom, livingIn, type DemoCell, type Draw } from './names.ts';

/** How far a meeting of the demo has come. */
export const steps = ['planned', 'pre-meeting', 'prepared', 'announced', 'open', 'concluded', 'written', 'filed', 'graded'] as const;
export type Step = (typeof steps)[number];
export const come = (turn: { step: Step | 'missed' }, to: Step): boolean => turn.step !== 'missed' && steps.indexOf(turn.step) >= steps.indexOf(to);

/** One meeting of a cell: when, of what kind, and how far it has come by now. */
export interface Turn {
  month: string;
  kind: 'regular' | 'combined' | 'thematic';
  startsAt: Date;
  /** why it was not planned for day 3; empty where it was */
  dayReason: string;
  /** when it was first planned for, and why it was put off */
  putOff: { from: Date; reason: string } | null;
  step: Step | 'missed';
  /** kept on paper, and entered two days later */
  paper: boolean;
  /** days from its end to its filing */
  filingDays: number;
  /** of a month before those that are played in full: only what its summary and its papers come from */
  short?: true;
}

const anHour = 3600_000;
const ownDays: Record<number, number> = { 3: 5, 5: 6, 7: 2, 9: 7 };
const ownDayReason = 'Ngày 3 nhiều đảng viên trực ca; chi bộ họp ngày cố định này, đã báo cáo Đảng ủy.';

/**
 * The meetings of a cell around `now`, oldest first: `past` months held as its habit has it, the month in hand as far as
 * `cell.now` says (on any day of the year somebody is at every step), and the next one planned. None before `founded`. Before them, from `earlier`
 * on, months that are played in short, drawn apart, so that the others do not hang on them.
 */
export function courseOf(index: number, cell: DemoCell, now: Date, past: number, founded: string, earlier: string, holidays: readonly Holiday[], draw: Draw): Turn[] {
  const today = dayOf(now);
  const clock = cell.type === 'village' ? '19:30' : cell.type === 'armed-forces' ? '17:00' : '16:00';
  const inHand = typeof cell.now === 'object' ? handTurn(cell.now) : null;
  const last = addMonths(firstOfMonth(today), 1);
  const turns: Turn[] = [];
  const first = addMonths(firstOfMonth(today), -past);
  for (let month = earlier; month < first; month = addMonths(month, 1)) turns.push(earlierTurn(month));
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    if (month < founded) continue;
    // in the month in which it was founded nobody prepared a meeting days ahead
    if (month < addMonths(firstOfMonth(founded), 1)) turns.push(earlierTurn(month));
    else if (month === inHand?.month) turns.push(inHand);
    else if (!(cell.now === 'no-plan' && month >= firstOfMonth(today))) turns.push(...ordinary(month));
  }
  return turns;

  function usual(month: string): { startsAt: Date; dayReason: string } {
    const own = ownDays[index % 10];
    return own ? { startsAt: instantOf(`${addDays(month, own - 1)}T${clock}`), dayReason: ownDayReason } : { startsAt: instantOf(`${regularDay(month, holidays)}T${clock}`), dayReason: '' };
  }

  function kindOf(month: string): Turn['kind'] {
    return Number(month.slice(5, 7)) % 3 === 2 && index % 8 !== 0 ? 'combined' : 'regular';
  }

  function ordinary(month: string): Turn[] {
    const { startsAt, dayReason } = usual(month);
    const { habit } = livingIn(cell, month);
    const filingDays = habit === 'slow' && draw(2) === 0 ? 3.5 : 0.5;
    const missed = habit === 'weak' && startsAt < now && draw(4) === 0;
    const longAgo = startsAt.getTime() < now.getTime() - 14 * 24 * anHour;
    const later = instantOf(`${addDays(dayOf(startsAt), 2)}T${clock}`);
    const putOff = longAgo && !missed && draw(14) === 0 && later.getTime() < instantOf(`${addDays(month, 7)}T00:00`).getTime() ? { from: startsAt, reason: putOffReasons[draw(putOffReasons.length)]! } : null;
    const held = putOff ? later : startsAt;
    const turn: Turn = { month, kind: kindOf(month), startsAt: held, dayReason, putOff, filingDays, step: missed ? 'missed' : stepBy(held, filingDays), paper: longAgo && !missed && index % 13 === 8 && draw(2) === 0 };
    const aside = instantOf(`${addDays(month, 17)}T${clock}`);
    if (index % 8 !== 0 || Number(month.slice(5, 7)) % 3 !== 2 || stepBy(aside, 0.5) !== 'graded' && stepBy(aside, 0.5) !== 'filed') return [turn];
    return [turn, { month, kind: 'thematic', startsAt: aside, dayReason: '', putOff: null, filingDays: 0.5, step: stepBy(aside, 0.5), paper: false }];
  }

  function earlierTurn(month: string): Turn {
    const { habit } = livingIn(cell, month);
    const missed = habit === 'weak' && drawFrom(index * 53 + Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)))(6) === 0;
    return { month, kind: Number(month.slice(5, 7)) % 3 === 2 ? 'combined' : 'regular', ...usual(month), putOff: null, step: missed ? 'missed' : 'graded', paper: true, filingDays: habit === 'slow' ? 3.5 : 1, short: true };
  }

  /** The meeting in hand lies some days from today, whatever today is: within the first week with a reason, later put off to that day. */
  function handTurn({ step, days }: { step: Turn['step']; days: number }): Turn {
    const day = addDays(today, days);
    const month = firstOfMonth(day);
    const startsAt = step === 'open' ? openedAt() : instantOf(`${day}T${clock}`);
    const before = usual(month);
    const turn = { month, kind: kindOf(month), startsAt, step, filingDays: 0.5, paper: false };
    if (dayOf(before.startsAt) === day) return { ...turn, dayReason: before.dayReason, putOff: null };
    if (day <= addDays(month, 6)) return { ...turn, dayReason: ownDayReason, putOff: null };
    return { ...turn, dayReason: before.dayReason, putOff: { from: before.startsAt, reason: putOffReasons[0]! } };
  }

  /** The latest of the day's usual hours that lies far enough back for the roll to be under way. */
  function openedAt(): Date {
    const hours = ['07:30', '09:00', '14:00', '16:00', '19:30'].map((hour) => instantOf(`${today}T${hour}`)).filter((at) => at.getTime() < now.getTime() - anHour / 3);
    return hours.at(-1) ?? instantOf(`${addDays(today, -1)}T19:30`);
  }

  /** How far an orderly secretary would be by now. */
  function stepBy(startsAt: Date, filingDays: number): Step {
    const ahead = (startsAt.getTime() - now.getTime()) / anHour;
    if (ahead > 144) return 'planned';
    if (ahead > 96) return 'pre-meeting';
    if (ahead > 48) return 'prepared';
    if (ahead > -3.5) return 'announced';
    if (ahead > -(filingDays * 24 + 4)) return 'concluded';
    if (ahead > -(filingDays * 24 + 6)) return 'written';
    return ahead > -45 * 24 ? 'filed' : 'graded';
  }
}

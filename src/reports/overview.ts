import { tenths, type Share } from '#members/percentage.ts';

/** The six figures of a committee's month. */
export const overviewMeasures = ['kept', 'attendance', 'spoke', 'noticeInTime', 'postedInTime', 'tasks'] as const;
export type OverviewMeasure = (typeof overviewMeasures)[number];
export type Overview = Record<OverviewMeasure, Share>;

/** The sums of a month over cells, or over the committees they hang at: months held of months due, and the counts of everything else. */
export function overviewOf(parts: readonly Overview[]): Overview {
  const sum = (measure: OverviewMeasure): Share => parts.reduce((all, one) => ({ of: all.of + one[measure].of, base: all.base + one[measure].base }), { of: 0, base: 0 });
  return Object.fromEntries(overviewMeasures.map((measure) => [measure, sum(measure)])) as Overview;
}

export interface Changed {
  measure: OverviewMeasure;
  before: Share;
  now: Share;
  /** tenths of a percentage point, more or less */
  by: number;
}
/** From so many tenths of a percentage point on a change is one: ours. */
const worth = 10;

/** The figures that changed most since the month before, at most three, the largest first; none where nothing to speak of did. */
export function mostChanged(before: Overview, now: Overview, most = 3): Changed[] {
  return overviewMeasures.flatMap((measure): Changed[] => {
    const [then, since] = [tenths(before[measure]), tenths(now[measure])];
    return then === null || since === null || Math.abs(since - then) < worth ? [] : [{ measure, before: before[measure], now: now[measure], by: since - then }];
  }).sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, most);
}

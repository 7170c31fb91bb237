import type { AgendaDraft } from './agenda.ts';
import type { TaskState } from '#resolutions/last-month.ts';

/** The sentences a pre-meeting's minutes are drafted in (playbooks/papers.ts). */
export interface PreMeetingWords {
  results(month: string, count: { all: number; done: number; late: string[] }): string;
  noResults(month: string): string;
  content(month: string, titles: string[]): string;
  points(points: string[]): string;
  conclusion(month: string): string;
}

/**
 * What a pre-meeting usually agrees on (HD 42-HD/BTCTW, II.2.2), from what is known already: how last month's tasks stand, what the meeting takes
 * up, the points to debate and vote on. A proposal for its minutes, to be changed to what was said; nothing of it is asked again.
 */
export function draftPreMeeting(month: string, results: readonly { task: { text: string }; state: TaskState }[], items: readonly Pick<AgendaDraft, 'origin' | 'title' | 'points'>[], words: PreMeetingWords): { content: string; conclusion: string } {
  const inState = (...states: TaskState[]) => results.filter((one) => states.includes(one.state));
  const taken = items.filter((item) => item.title.trim() && item.origin !== 'playbook');
  const points = taken.filter((item) => item.origin !== 'carried' || item !== taken[0]).flatMap((item) => item.points.split('\n').map((point) => point.trim()).filter(Boolean));
  const parts = [
    results.length > 0 ? words.results(month, { all: results.length, done: inState('done', 'done-late', 'says-done').length, late: inState('late').map((one) => one.task.text) }) : words.noResults(month),
    ...(taken.length > 0 ? [words.content(month, taken.map((item) => item.title))] : []),
    ...(points.length > 0 ? [words.points([...new Set(points)])] : [])
  ];
  return { content: parts.map((part, index) => `${index + 1}. ${part}`).join('\n'), conclusion: words.conclusion(month) };
}

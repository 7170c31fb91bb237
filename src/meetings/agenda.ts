import type { CellType } from '#organisation/cell-type.ts';

export type Origin = 'playbook' | 'carried' | 'superior' | 'own';
export interface AgendaDraft {
  id?: string | undefined;
  origin: Origin;
  key?: string | undefined;
  title: string;
  minutes: number;
  points: string;
  /** the paper that belongs to it, by name; there may be no file yet */
  paper?: string | undefined;
}

/** An agenda as data: source and days of validity beside it (playbooks/). */
export interface Playbook {
  id: string;
  source: string;
  from: string;
  until: string | null;
  items: { key: string; kinds: string[]; title: string; minutes: number; points?: string }[];
  /** how the debate is called in a type of cell; elsewhere as the items say */
  debates: Partial<Record<CellType, string>>;
  /** what HD 42 4. names for a type of cell: suggestions for the debate */
  topics: Partial<Record<CellType, string[]>>;
}

export interface AgendaSources {
  kind: 'regular' | 'thematic' | 'combined' | 'extraordinary';
  cellType: CellType;
  theme: string;
  openTasks: { text: string; who: string | null; carried: number }[];
  superiorItems: { title: string; points: string }[];
  /** what somebody who visited the cell asked it to mend, and which is not mended yet */
  toMend?: { title: string; points: string }[];
  ownItems: { title: string; points: string }[];
}

/** From how often on a task carried over stands on the agenda by itself: ours. */
const debatedFrom = 1;

/**
 * Composes the agenda in the official order (HD 42-HD/BTCTW, II.2.2): opening, last month's results with the open tasks and each
 * task that was carried over before and each thing a visitor asked to be mended by itself, the superior's items, the debate with own business, resolution and assignment,
 * assessment, minutes. Each line is marked by where it comes from.
 */
export function composeAgenda(playbook: Playbook, sources: AgendaSources): AgendaDraft[] {
  return playbook.items
    .filter((item) => item.kinds.includes(sources.kind))
    .flatMap((item): AgendaDraft[] => {
      const base: AgendaDraft = { origin: 'playbook', key: item.key, title: item.title, minutes: item.minutes, points: item.points ?? '' };
      if (item.key === 'results')
        return [
          sources.openTasks.length > 0 ? { ...base, origin: 'carried', points: sources.openTasks.map(taskLine).join('\n') } : base,
          ...sources.openTasks.filter((task) => task.carried >= debatedFrom).map(stuckTask),
          ...(sources.toMend ?? []).map((one): AgendaDraft => ({ origin: 'carried', ...one, minutes: 5 }))
        ];
      if (item.key === 'thematic' && sources.theme) return [{ ...base, title: `${item.title}: ${sources.theme}` }];
      if (item.key === 'information')
        return [base, ...sources.superiorItems.map((asked): AgendaDraft => ({ origin: 'superior', title: asked.title, minutes: 10, points: asked.points }))];
      if (item.key === 'debate' && sources.ownItems.length > 0)
        return sources.ownItems.map((own): AgendaDraft => ({ origin: 'own', title: own.title, minutes: item.minutes, points: own.points }));
      if (item.key === 'debate') return [{ ...base, origin: 'own', title: playbook.debates[sources.cellType] ?? base.title }];
      return [base];
    });
}

function taskLine(task: AgendaSources['openTasks'][number]): string {
  return `${task.text}${task.who ? ` (${task.who})` : ''}${task.carried > 0 ? `; chuyển lần ${task.carried + 1}` : ''}`;
}

function stuckTask(task: AgendaSources['openTasks'][number]): AgendaDraft {
  return { origin: 'carried', title: `Việc chuyển lần ${task.carried + 1}: ${task.text}${task.who ? ` (đ/c ${task.who})` : ''}`, minutes: 5, points: 'Vướng ở đâu, ai giúp\nGiữ hạn, đổi hạn hay đổi người' };
}

/** The papers an agenda names for which no file was handed in yet, each once, in its order. */
export function awaitedPapers(items: readonly { paper?: string | undefined }[], papers: readonly { standsFor: string }[]): string[] {
  const here = new Set(papers.map((paper) => paper.standsFor));
  return [...new Set(items.map((item) => item.paper ?? '').filter((name) => name && !here.has(name)))];
}

/** The superior's items that an agenda already saved does not hold yet: asked for since. */
export const askedSince = <T extends { title: string }>(asked: readonly T[], items: readonly { title: string }[]): T[] => asked.filter((one) => !items.some((item) => item.title === one.title));

/**
 * The lines of the agenda's form after one of its buttons: `up 3`, `down 0`, `remove 2`, or `add` with a line as JSON, which goes
 * before the closing lines. What cannot be done leaves them as they are.
 */
export function pressed<T extends { key?: string }>(lines: readonly T[], press: string): T[] {
  const [what, rest = ''] = [press.split(' ', 1)[0]!, press.slice(press.indexOf(' ') + 1)];
  if (what === 'add') {
    const at = lines.findIndex((line) => closing.includes(line.key ?? ''));
    return lines.toSpliced(at < 0 ? lines.length : at, 0, ...oneLine<T>(rest));
  }
  const index = Number(rest);
  if (!Number.isInteger(index) || index < 0 || index >= lines.length) return [...lines];
  if (what === 'remove') return lines.toSpliced(index, 1);
  const to = what === 'up' ? index - 1 : what === 'down' ? index + 1 : index;
  if (to < 0 || to >= lines.length) return [...lines];
  return lines.with(index, lines[to]!).with(to, lines[index]!);
}
function oneLine<T>(json: string): T[] {
  try {
    const line: unknown = JSON.parse(json);
    return typeof line === 'object' && line !== null && !Array.isArray(line) ? [line as T] : [];
  } catch {
    // not from our page: nothing is added
    return [];
  }
}
const closing = ['resolution', 'assessment', 'minutes'];

export const totalMinutes = (items: readonly { minutes: number }[]): number => items.reduce((sum, item) => sum + item.minutes, 0);

/** The share of own business among items that are neither the fixed order nor carried: relayed orders against own. */
export function ownShare(items: readonly { origin: Origin }[]): { of: number; base: number } {
  const said = items.filter((item) => item.origin === 'own' || item.origin === 'superior');
  return { of: said.filter((item) => item.origin === 'own').length, base: said.length };
}

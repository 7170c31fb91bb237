import type { CellType } from '#organisation/cell-type.ts';

export type Origin = 'playbook' | 'carried' | 'superior' | 'own';
export interface AgendaDraft {
  id?: string | undefined;
  origin: Origin;
  key?: string | undefined;
  title: string;
  minutes: number;
  points: string;
}

/** An agenda as data: source and days of validity beside it (playbooks/). */
export interface Playbook {
  id: string;
  source: string;
  from: string;
  until: string | null;
  items: { key: string; kinds: string[]; title: string; minutes: number; points?: string }[];
  /** what HD 42 4. names for a type of cell: suggestions for the debate */
  topics: Partial<Record<CellType, string[]>>;
}

export interface AgendaSources {
  kind: 'regular' | 'thematic' | 'combined' | 'extraordinary';
  cellType: CellType;
  theme: string;
  openTasks: { text: string; who: string | null; carried: number }[];
  superiorItems: { title: string; points: string }[];
  ownItems: { title: string; points: string }[];
}

/**
 * Composes the agenda in the official order (HD 42-HD/BTCTW, II.2.2): opening, last month's results with the open tasks,
 * the superior's items, the debate with own business, resolution and assignment, assessment, minutes.
 */
export function composeAgenda(playbook: Playbook, sources: AgendaSources): AgendaDraft[] {
  return playbook.items
    .filter((item) => item.kinds.includes(sources.kind))
    .flatMap((item): AgendaDraft[] => {
      const base: AgendaDraft = { origin: 'playbook', key: item.key, title: item.title, minutes: item.minutes, points: item.points ?? '' };
      if (item.key === 'results') return [{ ...base, points: sources.openTasks.map(taskLine).join('\n') || base.points }];
      if (item.key === 'thematic' && sources.theme) return [{ ...base, title: `${item.title}: ${sources.theme}` }];
      if (item.key === 'information')
        return [base, ...sources.superiorItems.map((asked): AgendaDraft => ({ origin: 'superior', title: asked.title, minutes: 10, points: asked.points }))];
      if (item.key === 'debate' && sources.ownItems.length > 0)
        return sources.ownItems.map((own): AgendaDraft => ({ origin: 'own', title: own.title, minutes: item.minutes, points: own.points }));
      return [base];
    });
}

function taskLine(task: AgendaSources['openTasks'][number]): string {
  return `${task.text}${task.who ? ` (${task.who})` : ''}${task.carried > 0 ? `; chuyển lần ${task.carried + 1}` : ''}`;
}

export const totalMinutes = (items: readonly { minutes: number }[]): number => items.reduce((sum, item) => sum + item.minutes, 0);

/** The share of own business among items that are neither the fixed order nor carried: relayed orders against own. */
export function ownShare(items: readonly { origin: Origin }[]): { of: number; base: number } {
  const said = items.filter((item) => item.origin === 'own' || item.origin === 'superior');
  return { of: said.filter((item) => item.origin === 'own').length, base: said.length };
}

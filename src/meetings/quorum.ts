/** A monthly meeting has no general quorum in the texts; the default is more than half, and warns without blocking [U]. */
export interface QuorumSetting {
  mode: 'warn' | 'block';
  share: [part: number, of: number];
}
export const defaultQuorum: QuorumSetting = { mode: 'warn', share: [1, 2] };

export interface Quorum {
  base: number;
  present: number;
  needed: number;
  reached: boolean;
  blocks: boolean;
}

/** `base` and `present` come from who-counts with the purpose 'quorum'. */
export function quorum(base: number, present: number, setting: QuorumSetting = defaultQuorum): Quorum {
  const needed = Math.floor((base * setting.share[0]) / setting.share[1]) + 1;
  const reached = present >= needed;
  return { base, present, needed, reached, blocks: !reached && setting.mode === 'block' };
}

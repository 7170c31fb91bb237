/** A monthly meeting has no general quorum in the texts; the default is more than half, and warns without blocking [U]. */
export interface QuorumSetting {
  mode: 'warn' | 'block';
  share: [part: number, of: number];
}
export const defaultQuorum: QuorumSetting = { mode: 'warn', share: [1, 2] };

/** The name under which a committee or a cell keeps its choice; the nearest unit upward wins (`organisation/local-rule.ts`). */
export const quorumSettingName = 'meeting.quorum';

/** A choice as it is kept: 'block 1/2'; only 'warn' or 'block', as it was once kept, means more than half. What cannot be read is the default. */
export function quorumSetting(kept: unknown): QuorumSetting {
  const read = typeof kept === 'string' ? /^(warn|block)(?: (1\/2|2\/3))?$/.exec(kept) : null;
  if (!read) return defaultQuorum;
  return { mode: read[1] as QuorumSetting['mode'], share: read[2] === '2/3' ? [2, 3] : [1, 2] };
}

export interface Quorum {
  base: number;
  present: number;
  needed: number;
  reached: boolean;
  share: QuorumSetting['share'];
  blocks: boolean;
}

/** `base` and `present` come from who-counts with the purpose 'quorum'. */
export function quorum(base: number, present: number, setting: QuorumSetting = defaultQuorum): Quorum {
  const needed = Math.floor((base * setting.share[0]) / setting.share[1]) + 1;
  const reached = present >= needed;
  return { base, present, needed, reached, share: setting.share, blocks: !reached && setting.mode === 'block' };
}

import { handbookRules, type HandbookRule, type PackedKind } from '../../playbooks/handbook.ts';

/** The name under which a committee or a cell keeps what its packages hold; the nearest unit upward wins. */
export const packageSettingName = 'handbook.package';
export type PackagePart = 'before' | 'after';
export const packable: Record<PackagePart, readonly PackedKind[]> = {
  before: ['notice', 'agenda', 'pre-meeting-minutes', 'draft-resolution', 'theme', 'paper', 'thematic-plan'],
  after: ['minutes', 'resolution', 'conclusion', 'self-mark', 'roll']
};

/** The rule of a day; before the app there is none, and the first serves. */
export const handbookRuleOn = (day: string): HandbookRule => handbookRules.find((rule) => day >= rule.from && (rule.until === null || day < rule.until)) ?? handbookRules[0]!;

/**
 * A rule with what a committee set over it: 'before notice agenda; after minutes; mb 20', each part by itself. What cannot be read
 * leaves the rule as it is.
 */
export function withSetting(rule: HandbookRule, kept: string | null): HandbookRule {
  const parts = new Map((kept ?? '').split(';').map((part) => part.trim().split(/\s+/)).filter((part) => part[0]).map(([name, ...rest]) => [name!, rest]));
  const kinds = (part: PackagePart) => {
    const chosen = parts.get(part)?.filter((kind): kind is PackedKind => (packable[part] as readonly string[]).includes(kind));
    return chosen && chosen.length > 0 ? chosen : rule[part];
  };
  const megabytes = Number(parts.get('mb')?.[0]);
  return { ...rule, before: kinds('before'), after: kinds('after'), largest: megabytes >= 1 && megabytes <= 100 ? Math.floor(megabytes) * 1024 * 1024 : rule.largest };
}

/** The same as it is kept. */
export const packageSetting = (before: readonly string[], after: readonly string[], megabytes: number): string => `before ${before.join(' ')}; after ${after.join(' ')}; mb ${megabytes}`;

/** Why a file is not in a package: too large, or of a kind the app does not take. */
export function leftOut(rule: HandbookRule, file: { size: number; mediaType: string }): 'too-large' | 'kind-not-taken' | null {
  if (!rule.types.includes(file.mediaType)) return 'kind-not-taken';
  return file.size > rule.largest ? 'too-large' : null;
}

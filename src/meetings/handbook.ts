import { handbookRules, type HandbookRule, type PackedKind } from '../../playbooks/handbook.ts';

/** The names under which a committee or a cell keeps what its packages hold before and after the meeting, and how large a file may be; the nearest unit upward wins. */
export const packageSettings = ['handbook.before', 'handbook.after', 'handbook.size'] as const;
export type PackageSettings = Partial<Record<(typeof packageSettings)[number], string>>;
export type PackagePart = 'before' | 'after';
export const packable: Record<PackagePart, readonly PackedKind[]> = {
  before: ['notice', 'agenda', 'pre-meeting-minutes', 'draft-resolution', 'theme', 'paper', 'thematic-plan'],
  after: ['minutes', 'resolution', 'conclusion', 'self-mark', 'roll']
};

/** The rule of a day; before the app there is none, and the first serves. */
export const handbookRuleOn = (day: string): HandbookRule => handbookRules.find((rule) => day >= rule.from && (rule.until === null || day < rule.until)) ?? handbookRules[0]!;

/** A rule with what a committee set over it: kinds parted by spaces ('notice agenda'), megabytes of a file. What cannot be read leaves the rule as it is. */
export function withSettings(rule: HandbookRule, kept: PackageSettings): HandbookRule {
  const kinds = (part: PackagePart) => {
    const chosen = (kept[`handbook.${part}`] ?? '').split(' ').filter((kind): kind is PackedKind => (packable[part] as readonly string[]).includes(kind));
    return chosen.length > 0 ? chosen : rule[part];
  };
  const megabytes = Number(kept['handbook.size']);
  return { ...rule, before: kinds('before'), after: kinds('after'), largest: megabytes >= 1 && megabytes <= 100 ? Math.floor(megabytes) * 1024 * 1024 : rule.largest };
}

/** Why a file is not in a package: too large, or of a kind the app does not take. */
export function leftOut(rule: HandbookRule, file: { size: number; mediaType: string }): 'too-large' | 'kind-not-taken' | null {
  if (!rule.types.includes(file.mediaType)) return 'kind-not-taken';
  return file.size > rule.largest ? 'too-large' : null;
}

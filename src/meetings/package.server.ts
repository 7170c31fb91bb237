import type { HandbookRule, PackedKind } from '../../playbooks/handbook.ts';
import type { Entry } from '#documents/archive.server.ts';
import { wordOf } from '#documents/word.server.ts';
import { settingsKept } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { readKept } from '#platform/files.server.ts';
import { handbookRuleOn, leftOut, packageSettings, withSettings, type PackagePart } from './handbook.ts';
import type { MeetingPaper } from './letters.server.ts';

/** What goes into a package for the handbook app, before the files are read: papers drawn here, files handed in, and what stays out and why. */
export interface PackageList {
  rule: HandbookRule;
  papers: MeetingPaper[];
  files: { name: string; kind: PackedKind; contentHash: string }[];
  leftOut: { name: string; reason: 'too-large' | 'kind-not-taken' }[];
  /** kinds that belong in it and are not there yet */
  missing: PackedKind[];
}

export async function packageRule(trx: Trx, cellId: string, day: string): Promise<HandbookRule> {
  return withSettings(handbookRuleOn(day), await settingsKept(trx, cellId, packageSettings, day));
}

/** `papers` is what meetingPapers gave: of each kind the latest issued is taken, before the meeting a draft where none was issued. */
export async function packageList(trx: Trx, meeting: { cell_id: string; id: string }, part: PackagePart, papers: readonly MeetingPaper[], rule: HandbookRule): Promise<PackageList> {
  const kinds = rule[part];
  const chosen = kinds.flatMap((kind): MeetingPaper[] => {
    if (kind === 'draft-resolution') return papers.filter((paper) => paper.id === null && (paper.kind === 'resolution' || paper.kind === 'conclusion')).slice(-1);
    const ofKind = papers.filter((paper) => paper.kind === kind && (part === 'before' || paper.id !== null));
    const issued = ofKind.filter((paper) => paper.id !== null);
    return (issued.length > 0 ? issued : ofKind).slice(-1);
  });
  const uploads = part === 'before' ? await trx.selectFrom('paper').select(['name', 'kind', 'size', 'media_type as mediaType', 'content_hash as contentHash', 'step']).where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).where('removed_at', 'is', null).orderBy('uploaded_at').execute() : [];
  const wanted = uploads.filter((file) => (file.kind === 'paper' && kinds.includes('paper')) || (file.kind === 'thematic' && file.step === 'distributed' && kinds.includes('theme')));
  const has = (kind: PackedKind) => (kind === 'draft-resolution' ? chosen.some((paper) => paper.kind === 'resolution' || paper.kind === 'conclusion') : chosen.some((paper) => paper.kind === kind));
  // of a meeting one of resolution and conclusion is enough, and files are not always there
  const decided = chosen.some((paper) => paper.kind === 'resolution' || paper.kind === 'conclusion');
  return {
    rule, papers: chosen, missing: kinds.filter((kind) => kind !== 'paper' && kind !== 'theme' && kind !== 'draft-resolution' && !has(kind) && !(decided && (kind === 'resolution' || kind === 'conclusion'))),
    files: wanted.filter((file) => leftOut(rule, file) === null).map((file) => ({ name: file.name, kind: file.kind === 'thematic' ? 'theme' : 'paper', contentHash: file.contentHash })),
    leftOut: wanted.flatMap((file) => { const reason = leftOut(rule, file); return reason ? [{ name: file.name, reason }] : []; })
  };
}

/** The files of a package, papers as Word. */
export async function packageEntries(list: PackageList): Promise<Entry[]> {
  const papers = await Promise.all(list.papers.map(async ({ letter }): Promise<Entry> => ({
    name: `${letter.type} ${letter.draft ? 'du thao' : letter.number || letter.subject}.docx`, kind: letter.kind, bytes: await wordOf([letter]), about: { number: letter.draft ? '' : letter.number, day: letter.day, subject: letter.subject, draft: letter.draft }
  })));
  const files = await Promise.all(list.files.map(async (file): Promise<Entry> => ({ name: file.name, kind: file.kind, bytes: new Uint8Array(await readKept(file.contentHash)) })));
  return [...papers, ...files];
}

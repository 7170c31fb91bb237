import { contentHash, firstHead, nextHead } from './seal.server.ts';
import { checkSeal, type SealFields } from './seal.ts';

/** A paper as the register of its cell keeps it. */
export interface KeptPaper {
  id: string;
  kind: string;
  number: string;
  day: string;
  content: unknown;
  contentHash: string;
  previous: string;
  head: string;
  seal: string;
}
export interface KeptHead {
  head: string;
  length: number;
}

export type PaperFault =
  | 'content-changed' // the text is not the one whose hash was kept
  | 'link-broken' // the head does not follow from the one before and from this paper
  | 'seal-foreign' // not signed by this site's key
  | 'seal-of-another' // signed, but for another content or place
  | 'not-linked'; // it follows no paper of the chain
export interface CheckedPaper {
  id: string;
  /** 1 for the first; null where it follows no paper */
  place: number | null;
  faults: PaperFault[];
}
export interface ChainCheck {
  papers: CheckedPaper[];
  /** the last head reached is not the head kept, or the number of papers is another: papers at the end are gone */
  tailCut: boolean;
  whole: boolean;
}

/**
 * Walks a cell's chain from its beginning, working out each hash, head and signature anew. It shows what was altered in the register; a
 * register cut or sealed anew together with its head is whole in itself, and only a paper in somebody's hands tells (`standingOf`).
 */
export async function checkChain(cellId: string, papers: readonly KeptPaper[], kept: KeptHead | null, publicKey: string): Promise<ChainCheck> {
  const following = new Map(papers.map((paper) => [paper.previous, paper]));
  const checked: CheckedPaper[] = [];
  let head = firstHead(cellId);
  for (let paper = following.get(head); paper; paper = following.get(head)) {
    following.delete(head);
    checked.push({ id: paper.id, place: checked.length + 1, faults: await faultsOf(cellId, paper, publicKey) });
    head = paper.head;
  }
  const reached = new Set(checked.map((one) => one.id));
  const loose = papers.filter((paper) => !reached.has(paper.id));
  const tailCut = kept ? kept.head !== head || kept.length !== checked.length : papers.length > 0;
  const all = [...checked, ...loose.map((paper): CheckedPaper => ({ id: paper.id, place: null, faults: ['not-linked'] }))];
  return { papers: all, tailCut, whole: !tailCut && all.every((one) => one.faults.length === 0) };
}

async function faultsOf(cellId: string, paper: KeptPaper, publicKey: string): Promise<PaperFault[]> {
  const seal = await checkSeal(paper.seal, publicKey);
  const same = seal.seal !== 'malformed' && seal.unit === cellId && seal.kind === paper.kind && seal.day === paper.day && seal.number === (paper.number || '-') && paper.contentHash.startsWith(seal.content) && paper.head.startsWith(seal.head);
  return [
    ...(contentHash(paper.content) === paper.contentHash ? [] : ['content-changed' as const]),
    ...(nextHead(paper.previous, [cellId, paper.kind, paper.number, paper.day, paper.contentHash]) === paper.head ? [] : ['link-broken' as const]),
    ...(seal.seal !== 'valid' ? ['seal-foreign' as const] : same ? [] : ['seal-of-another' as const])
  ];
}

/**
 * Where the paper that a seal describes stands in the register: at its place; not there (the end was cut, or the register replaced);
 * or the register holds another text in its stead (it was made anew from there on).
 */
export type Standing = { register: 'holds'; place: number; of: number; faults: PaperFault[] } | { register: 'holds-another' | 'lacks' };
export function standingOf(sealed: SealFields, papers: readonly KeptPaper[], check: ChainCheck): Standing {
  const found = papers.find((paper) => sealed.head !== '' && paper.head.startsWith(sealed.head) && sealed.content !== '' && paper.contentHash.startsWith(sealed.content));
  const place = check.papers.find((one) => one.id === found?.id);
  if (place?.place) return { register: 'holds', place: place.place, of: check.papers.length, faults: place.faults };
  return { register: papers.some((paper) => paper.kind === sealed.kind && paper.day === sealed.day && (paper.number || '-') === sealed.number) ? 'holds-another' : 'lacks' };
}

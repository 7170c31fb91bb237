import type { SealCheck } from './seal.ts';

/** The register of a cell as a file to keep: of each paper what proves that it stands in the chain, and nothing of its text. */
export interface RegisterFile {
  format: 'nen-nep register 1';
  unit: string;
  issuer: string;
  madeOn: string;
  head: string;
  length: number;
  papers: { kind: string; number: string; day: string; content: string; previous: string; head: string; seal: string }[];
}

type Fault = 'link-broken' | 'seal-foreign' | 'seal-of-another' | 'not-linked';
export type RegisterCheck =
  | { register: 'malformed' }
  | { register: 'whole' | 'broken'; issuer: string; madeOn: string; length: number; tailCut: boolean; faulty: { place: number | null; kind: string; number: string; day: string; faults: Fault[] }[]; papers: { place: number; content: string; head: string }[] };

/**
 * Walks a downloaded register from its beginning: each link, each signature, and whether it reaches the head it claims. `check` is
 * `checkSeal`. The page that works without the server carries this function as text: it uses nothing but what it is handed.
 */
export async function checkRegister(text: string, publicKey: string, check: (typed: string, publicKey: string) => Promise<SealCheck>): Promise<RegisterCheck> {
  let file: RegisterFile;
  try {
    file = JSON.parse(text) as RegisterFile;
  } catch {
    return { register: 'malformed' };
  }
  const strings = (one: object | null, names: string[]) => one !== null && names.every((name) => typeof (one as Record<string, unknown>)[name] === 'string');
  if (!file || file.format !== 'nen-nep register 1' || !strings(file, ['unit', 'issuer', 'madeOn', 'head']) || !Array.isArray(file.papers)) return { register: 'malformed' };
  if (!file.papers.every((paper) => strings(paper, ['kind', 'number', 'day', 'content', 'previous', 'head', 'seal']))) return { register: 'malformed' };
  const hex = async (bytes: Uint8Array<ArrayBuffer>) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((one) => one.toString(16).padStart(2, '0')).join('');
  const utf8 = (value: string) => new TextEncoder().encode(value);
  // each field with its length before it, as the chain was made
  const linked = (fields: string[]) => {
    const parts = fields.map(utf8);
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
    let at = 0;
    for (const part of parts) {
      new DataView(bytes.buffer).setUint32(at, part.length);
      bytes.set(part, at + 4);
      at += 4 + part.length;
    }
    return hex(bytes);
  };
  const following = new Map(file.papers.map((paper) => [paper.previous, paper]));
  const reached = new Set<object>();
  const checked: { place: number | null; paper: RegisterFile['papers'][number]; faults: Fault[] }[] = [];
  let head = await hex(utf8(`nen-nep documents ${file.unit}`));
  for (let paper = following.get(head); paper; paper = following.get(head)) {
    following.delete(head);
    reached.add(paper);
    const faults: Fault[] = [];
    if ((await linked([paper.previous, file.unit, paper.kind, paper.number, paper.day, paper.content])) !== paper.head) faults.push('link-broken');
    const seal = await check(paper.seal, publicKey);
    if (seal.seal !== 'valid') faults.push('seal-foreign');
    else if (seal.unit !== file.unit || seal.kind !== paper.kind || seal.day !== paper.day || seal.number !== (paper.number || '-') || !paper.content.startsWith(seal.content) || !paper.head.startsWith(seal.head)) faults.push('seal-of-another');
    checked.push({ place: checked.length + 1, paper, faults });
    head = paper.head;
  }
  const tailCut = head !== file.head || checked.length !== file.length;
  for (const paper of file.papers) if (!reached.has(paper)) checked.push({ place: null, paper, faults: ['not-linked'] });
  const faulty = checked.filter((one) => one.faults.length > 0).map(({ place, paper, faults }) => ({ place, kind: paper.kind, number: paper.number, day: paper.day, faults }));
  return {
    register: faulty.length === 0 && !tailCut ? 'whole' : 'broken', issuer: file.issuer, madeOn: file.madeOn, length: file.papers.length, tailCut, faulty,
    papers: checked.flatMap(({ place, paper }) => (place === null ? [] : [{ place, content: paper.content, head: paper.head }]))
  };
}

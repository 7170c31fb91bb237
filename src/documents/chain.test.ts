import { beforeEach, expect, test } from 'vitest';
import { siteKey } from '#platform/site-key.server.ts';
import { checkChain, standingOf, type KeptHead, type KeptPaper } from './chain.server.ts';
import { contentHash, firstHead, newSiteKey, nextHead, publicKeyOf, seal } from './seal.server.ts';
import { checkRegister, type RegisterFile } from './register-file.ts';
import { checkSeal, qrText, sealedCounts, type SealFields } from './seal.ts';

const cell = '0199aaaa-0000-7000-8000-000000000001';
const ours = publicKeyOf(siteKey());

/** A register of papers sealed in turn with a key, as issuing makes it. */
function sealedRegister(contents: { number: string; text: string }[], key = siteKey(), from: KeptPaper[] = []): KeptPaper[] {
  const papers = [...from];
  for (const { number, text } of contents) {
    const previous = papers.at(-1)?.head ?? firstHead(cell);
    const content = { number, text };
    const hash = contentHash(content);
    const head = nextHead(previous, [cell, 'minutes', number, '2026-10-05', hash]);
    papers.push({
      id: `paper ${papers.length}`, kind: 'minutes', number, day: '2026-10-05', content, contentHash: hash, previous, head,
      seal: seal({ unit: cell, issuer: 'Chi bộ thôn Đồng Xanh', kind: 'minutes', number, day: '2026-10-05', counts: 'p=5/6', content: hash, head }, key)
    });
  }
  return papers;
}
const headOf = (papers: KeptPaper[]) => ({ head: papers.at(-1)?.head ?? firstHead(cell), length: papers.length });
const contents = ['một', 'hai', 'ba', 'bốn', 'năm'].map((text, n) => ({ number: `Số 0${n + 1}-BB/CB`, text }));
const check = (papers: KeptPaper[], kept: KeptHead | null = headOf(papers), key = ours) => checkChain(cell, papers, kept, key);

let papers: KeptPaper[];
/** The QR of each paper, as it lies printed in people's hands. */
let printed: string[];
beforeEach(() => {
  papers = sealedRegister(contents);
  printed = papers.map((paper) => paper.seal);
});

/** What somebody holding paper n is told, by a register as it is now. */
async function told(n: number, register: KeptPaper[], key = ours) {
  const sealed = await checkSeal(printed[n]!, key);
  if (sealed.seal !== 'valid') return sealed.seal;
  const standing = standingOf(sealed as SealFields, register, await check(register, headOf(register), key));
  return standing.register === 'holds' ? [standing.place, standing.faults] : standing.register;
}

test('a register as it was issued is whole, in whatever order it is read, and holds each printed paper at its place', async () => {
  expect(await check([...papers].reverse(), headOf(papers))).toMatchObject({ whole: true, tailCut: false });
  expect(await Promise.all([0, 2, 4].map((n) => told(n, papers)))).toEqual([[1, []], [3, []], [5, []]]);
  expect((await check([], null)).whole).toBe(true);
});

test('content changed in the register shows, also when its hash, its head and all that follows are worked out anew without the key', async () => {
  const faultsWith = async (change: (paper: KeptPaper) => void) => {
    const changed = structuredClone(papers);
    change(changed[1]!);
    const { papers: checked, whole } = await check(changed);
    return [whole, checked[1]!.faults];
  };
  expect(await faultsWith((paper) => void (paper.content = { number: paper.number, text: 'khác' }))).toEqual([false, ['content-changed']]);
  expect(await faultsWith((paper) => {
    paper.content = { number: paper.number, text: 'khác' };
    paper.contentHash = contentHash(paper.content);
  })).toEqual([false, ['link-broken', 'seal-of-another']]);
  expect(await faultsWith((paper) => void (paper.seal = papers[2]!.seal))).toEqual([false, ['seal-of-another']]);

  const relinked = sealedRegister([contents[0]!, { ...contents[1]!, text: 'khác' }, ...contents.slice(2)]).map((paper, n) => ({ ...paper, seal: papers[n]!.seal }));
  const { whole, papers: checked } = await check(relinked);
  expect([whole, checked.map((one) => one.faults)]).toEqual([false, [[], ...Array<string[]>(4).fill(['seal-of-another'])]]);
});

test('a paper taken out of the middle leaves the rest unlinked; the last one dropped shows by the head that was kept', async () => {
  const without = papers.filter((_, n) => n !== 1);
  expect((await check(without, headOf(papers))).papers.map((one) => [one.place, one.faults])).toEqual([[1, []], [null, ['not-linked']], [null, ['not-linked']], [null, ['not-linked']]]);
  const cut = papers.slice(0, -1);
  expect(await check(cut, headOf(papers))).toMatchObject({ whole: false, tailCut: true });
});

test('a tail cut together with the kept head is whole in itself, and the printed paper tells', async () => {
  const cut = papers.slice(0, -1);
  expect((await check(cut)).whole).toBe(true);
  expect(await told(4, cut)).toBe('lacks');
  expect(await told(3, cut)).toEqual([4, []]);
});

test('a register sealed anew from the middle with the site’s own key is whole in itself, and the printed papers from there on tell', async () => {
  const anew = sealedRegister([{ ...contents[2]!, text: 'khác' }, ...contents.slice(3)], siteKey(), papers.slice(0, 2));
  expect((await check(anew)).whole).toBe(true);
  expect(await Promise.all([0, 1, 2, 3, 4].map((n) => told(n, anew)))).toEqual([[1, []], [2, []], 'holds-another', 'holds-another', 'holds-another']);
});

test('a whole register sealed with another key shows beside the site’s key; where that was replaced too, the key kept elsewhere tells', async () => {
  const foreign = newSiteKey();
  const anew = sealedRegister([{ ...contents[0]!, text: 'khác' }, ...contents.slice(1)], foreign);
  expect((await check(anew)).papers.every((one) => one.faults.includes('seal-foreign'))).toBe(true);
  // the server now has the forger's key: its own check calls the true paper wrong, the page downloaded before calls it right
  expect((await check(anew, headOf(anew), publicKeyOf(foreign))).whole).toBe(true);
  expect(await told(0, anew, publicKeyOf(foreign))).toBe('not-valid');
  expect(await checkSeal(printed[0]!, ours)).toMatchObject({ seal: 'valid', number: 'Số 01-BB/CB' });
  expect(await checkSeal(anew[0]!.seal, ours)).toMatchObject({ seal: 'not-valid' });
});

test('a QR is read alone or in its address; no letter of it can be changed', async () => {
  expect(await checkSeal(qrText(printed[0]!, 'https://nennep.example'), ours)).toMatchObject({ seal: 'valid', issuer: 'Chi bộ thôn Đồng Xanh', counts: 'p=5/6' });
  expect(qrText(printed[0]!, 'http://localhost:3000')).toBe(printed[0]);
  for (const wrong of ['', 'NN1', printed[0]!.split('|').slice(1).join('|'), 'https://nennep.example/check?text=%', `${printed[0]!.split('|').slice(0, -1).join('|')}|@`]) expect(await checkSeal(wrong, ours)).toEqual({ seal: 'malformed' });
  const signed = printed[0]!.lastIndexOf('|');
  for (let at = 4; at < signed; at++) {
    if (printed[0]![at] === '|') continue;
    const changed = printed[0]!.slice(0, at) + (printed[0]![at] === '7' ? '8' : '7') + printed[0]!.slice(at + 1);
    expect((await checkSeal(changed, ours)).seal).toBe('not-valid');
  }
  expect(sealedCounts('p=5/6 v=4/5 v=3/5 m=92')).toEqual([{ what: 'p', value: '5/6' }, { what: 'v', value: '4/5' }, { what: 'v', value: '3/5' }, { what: 'm', value: '92' }]);
  expect(sealedCounts('-')).toEqual([]);
});

/** The register as the file that is downloaded, and what the page without a network makes of it. */
const fileOf = (kept: KeptPaper[], head = headOf(kept)): RegisterFile => ({
  format: 'nen-nep register 1', unit: cell, issuer: 'Chi bộ thôn Đồng Xanh', madeOn: '2026-11-01', ...head,
  papers: kept.map(({ kind, number, day, contentHash: content, previous, head: own, seal: signed }) => ({ kind, number, day, content, previous, head: own, seal: signed }))
});
const read = (file: unknown, key = ours) => checkRegister(typeof file === 'string' ? file : JSON.stringify(file), key, checkSeal);

test('a downloaded register tells without the server what the server tells of it: whole, cut, changed, out of line, or sealed by another key', async () => {
  expect(await read(fileOf([...papers].reverse(), headOf(papers)))).toMatchObject({ register: 'whole', length: 5, tailCut: false, faulty: [] });
  expect(await read(fileOf(papers.slice(0, 4), headOf(papers)))).toMatchObject({ register: 'broken', tailCut: true, faulty: [] });
  for (const [field, value] of [['number', 'Số 09-BB/CB'], ['day', '2026-10-06'], ['content', 'f'.repeat(64)]] as const) {
    const changed = fileOf(papers);
    changed.papers[2]![field] = value;
    const faults = ['link-broken', 'seal-of-another'];
    expect([field, await read(changed)]).toMatchObject([field, { register: 'broken', faulty: [{ place: 3, faults }] }]);
    // the server says the same of the same change
    const there = papers.map((paper, n) => (n === 2 ? { ...paper, [field === 'content' ? 'contentHash' : field]: value } : paper));
    expect((await check(there)).papers[2]!.faults.filter((fault) => fault !== 'content-changed')).toEqual(faults);
  }
  const gap = fileOf(papers.filter((_, n) => n !== 1), headOf(papers));
  expect(await read(gap)).toMatchObject({ register: 'broken', tailCut: true, faulty: [2, 3, 4].map(() => ({ place: null, faults: ['not-linked'] })) });
  expect(await read(fileOf(sealedRegister(contents, newSiteKey())))).toMatchObject({ register: 'broken', tailCut: false, faulty: contents.map((_, n) => ({ place: n + 1, faults: ['seal-foreign'] })) });
  for (const other of ['', 'x', '{}', 'null', '[]', JSON.stringify({ ...fileOf(papers), papers: [{}] }), JSON.stringify({ ...fileOf(papers), papers: [null] })]) expect([other, await read(other)]).toEqual([other, { register: 'malformed' }]);
});

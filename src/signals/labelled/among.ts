import { apart, copied } from './pairs.ts';

/** Whole preparations of two cells, put together by us from the pairs, four or five of a hurried hand's lines to a text. */
type Two = readonly [string, string];
const together = (pairs: readonly Two[]): Two => [pairs.map(([one]) => one).join('\n'), pairs.map(([, other]) => other).join('\n')];
const inFours = (pairs: readonly Two[]): Two[] => Array.from({ length: Math.floor(pairs.length / 4) }, (_, at) => together(pairs.slice(at * 4, at * 4 + 4)));

/** The second is the first with little changed; or with one sentence of its own besides. */
export const sameHand: readonly Two[] = [...inFours(copied), ...inFours(copied).map(([one, other], at): Two => [one, `${other}\n${apart[at]![1]}`])];
/** Written each for itself; or half of it taken over and half of it the cell's own, which is no longer nearly the same. */
export const ownHands: readonly Two[] = [
  ...inFours(apart),
  ...inFours(copied).map((_, at): Two => together([...copied.slice(at * 4, at * 4 + 2), ...apart.slice(at * 4, at * 4 + 2)])),
  // one form for all, filled in by each cell
  ...inFours(apart).map((_, at): Two => together([['Nghe bí thư báo cáo kết quả tháng trước; soát từng việc đã giao, việc nào chậm thì tìm người và nguyên nhân; thống nhất nội dung kỳ này.', 'Nghe bí thư báo cáo kết quả tháng trước; soát từng việc đã giao, việc nào chậm thì tìm người và nguyên nhân; thống nhất nội dung kỳ này.'], ...apart.slice(at * 4, at * 4 + 3)]))
];

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, startOfDay } from '#organisation/day.ts';
import { materialFor, ruleSources } from '../../playbooks/coaching.ts';
import { cellTypes } from '#organisation/cell-type.ts';
import { words } from '#words/words.ts';
import { openSignals, signalsOf } from './all.ts';
import type { CellFacts, HeldMeeting } from './facts.ts';
import { sameAmongCells } from './wording.ts';
import { isForFollower, kinds, restsOn, type Kind } from './signal.ts';

const today = '2026-11-27';
/** An orderly meeting so many months ago: papers in time, own business, half of the ten who came speak, criticism too. */
function meeting(ago: number, change: Partial<HeldMeeting> = {}): HeldMeeting {
  const day = addMonths('2026-11-03', -ago);
  const startsAt = startOfDay(day);
  const earlier = startOfDay(addDays(day, -3));
  return {
    id: `m${ago}`, month: `${day.slice(0, 7)}-01`, day, startsAt, recordedAfterwards: false, noticeAt: earlier, papersAt: earlier, present: 10, preMeeting: null, unanswered: [],
    items: [{ id: 'i1', origin: 'playbook', key: 'ideology', title: 'Tư tưởng', points: '' }, { id: 'i2', origin: 'own', key: 'debate', title: 'Đường thôn', points: '' }, { id: 'i3', origin: 'superior', key: null, title: 'Quán triệt', points: '' }],
    speeches: Array.from({ length: 5 }, (_, n) => ({ id: `s${ago} ${n}`, itemId: n === 0 ? 'i1' : 'i2', memberId: `p${n}`, name: `Người ${n}`, text: 'Nhất trí' })), clauses: [{ id: `c${ago}`, text: 'Làm đường', tasks: [{ text: 'Đo đạc', named: true }] }], ...change
  };
}
const orderly: CellFacts = {
  cellId: 'c', cell: 'Chi bộ thôn', cellType: 'village', since: '2020-01-01', meetings: Array.from({ length: 6 }, (_, ago) => meeting(ago)), tasks: [], absences: [],
  comers: Array.from({ length: 10 }, (_, n) => ({ memberId: `p${n}`, name: `Người ${n}`, came: 6, lastHeard: '2026-11-03', since: '2026-06-03', leads: n === 0 })),
  posts: [{ id: 'bt', kind: 'secretary', name: 'Hiền', from: '2023-05-01', until: null }, { id: 'pbt', kind: 'deputy', name: 'Lộc', from: '2023-05-01', until: '2028-05-01' }], officials: 12, secretaryUntil: null, lastVisit: '2026-10-03', visitEvery: null, elsewhere: [], besides: [], dismissals: []
};
const said = (change: Partial<CellFacts>) => signalsOf({ ...orderly, ...change }, today).map((signal) => signal.kind);
/** the last meetings so, the latest first, and orderly ones before them */
const last = (...changes: Partial<HeldMeeting>[]): Partial<CellFacts> => ({ meetings: [...changes.map((change, ago) => meeting(ago, change)), ...orderly.meetings.slice(changes.length)] });
const one = { id: 's', itemId: 'i2', memberId: 'p1', name: 'Người 1', text: 'Tôi nhất trí' };
const absent = (memberId: string, ...ago: number[]) => ago.map((n) => ({ memberId, name: 'Võ Thị Nga', meetingId: `m${n}`, day: orderly.meetings[n]!.day }));

test('an orderly cell is told nothing', () => expect(said({})).toEqual([]));

const late = { papersAt: startOfDay('2026-11-03') };
const quiet = { speeches: [one, { ...one, itemId: 'i1' }] };
const open = { clauses: [{ id: 'x', text: 'Giữ gìn an ninh', tasks: [] }] };
const relays = { items: [...meeting(0).items, { id: 'i4', origin: 'superior', key: null, title: 'Kế hoạch', points: '' }] };
const noWord = { speeches: meeting(0).speeches.map((speech) => ({ ...speech, itemId: 'i2' })) };
// what is marked as own, in words that pass on
const asOwn = { items: meeting(0).items.map((item) => (item.origin === 'own' ? { ...item, title: 'Quán triệt Nghị quyết số 12-NQ/TU của Tỉnh ủy' } : item)) };
const half = { items: [...asOwn.items, { id: 'i6', origin: 'own', key: null, title: 'Đường thôn', points: '' }] };
const prepared = { preMeeting: { content: 'Vận động ba hộ ở đầu cầu dời quán, nghe dư luận từng xóm, chọn người đến nhà nói chuyện', conclusion: 'Đồng chí trưởng thôn đi trước, Mặt trận đi sau' } };
const otherwise = { preMeeting: { content: 'Chia giờ lấy nước cho thôn cuối kênh, dán lịch ở cống, ai lấy quá giờ thì nhắc', conclusion: 'Tổ thủy nông giữ chìa khóa cống' } };
const elsewhere = (alike: number, written: number, since = '2026-11-04') => ({ ...last(prepared), elsewhere: [{ part: 'pre-meeting' as const, meetingId: 'm0', alike, written, since }] });
const resolvedElsewhere = (alike: number, written: number): Partial<CellFacts> => ({ elsewhere: [{ part: 'pre-meeting', meetingId: 'm0', alike: 0, written: 9, since: '2026-11-02' }, { part: 'resolution', meetingId: 'm0', alike, written, since: '2026-11-02' }] });
const house = { items: [...meeting(0).items, { id: 'i5', origin: 'own', key: null, title: 'Chấm công, phân lịch trực Tết', points: '' }] };
const blames = { speeches: [...meeting(0).speeches, { ...one, id: 'said', text: 'Đồng chí thủ quỹ ghi sổ khuyến học còn sơ sài, mấy khoản chi không chứng từ.' }] };
const again = { speeches: [{ ...one, id: 'again', text: 'Sổ khuyến học đồng chí thủ quỹ ghi vẫn sơ sài.' }] };
const late20 = { speeches: [...meeting(0).speeches, { ...one, id: 'said', text: 'Đồng chí chủ trì đến muộn, các cụ ngồi đợi ngoài sân.' }] };
const named = { speeches: [...meeting(0).speeches, { ...one, id: 'said', text: 'Đồng chí Mùi tưới vườn ươm cây phi lao còn đại khái.' }] };
const answers = { clauses: [{ id: 'y', text: 'Kiểm tra quỹ khuyến học', tasks: [{ text: 'Đối chiếu phiếu chi', named: true }] }] };
const unnoted = { speeches: [], clauses: [] };
const three = meeting(0).speeches.slice(0, 3);
test.each<[Kind, Partial<CellFacts>, Partial<CellFacts>]>([
  // the signal, what brings it, and what falls just short of it
  ['absent-twice', { absences: absent('p9', 0, 1) }, { absences: [...absent('p9', 0, 2), ...absent('p8', 1)] }],
  ['opinion-unanswered', last({ unanswered: [{ id: 'o', name: 'Sỹ', text: 'Đèn hỏng', dueOn: '2026-11-26' }] }), last({ unanswered: [{ id: 'o', name: 'Sỹ', text: 'Đèn hỏng', dueOn: today }] })],
  ['task-carried', { tasks: [{ id: 't', text: 'Đo đạc', memberName: null, carried: 3, dueOn: today, lastMonth: '2026-11-01' }] }, { tasks: [{ id: 't', text: 'Đo đạc', memberName: null, carried: 2, dueOn: today, lastMonth: '2026-11-01' }] }],
  ['clause-open', last({}, open), last({}, {}, open)],
  ['clause-open', last({ clauses: [{ id: 'x', text: 'Giữ gìn an ninh', tasks: [{ text: 'Trực đêm', named: false }] }] }), {}],
  ['papers-late', last(late, {}, { papersAt: null }), last(late, { ...late, recordedAfterwards: true })],
  ['relayed', last(relays, relays), last(relays, {}, {})],
  ['relayed', last(asOwn, asOwn), last(asOwn, {}, {})],
  ['relayed', last(half, half), last(half, {}, {})],
  ['same-text', last(prepared, prepared), last(prepared, otherwise)],
  ['same-elsewhere', elsewhere(1, 9), elsewhere(0, 9)],
  // what more than half of them wrote was handed out to them
  ['same-elsewhere', elsewhere(4, 8), elsewhere(4, 7)],
  ['same-elsewhere', { ...last({}, prepared), elsewhere: [{ part: 'pre-meeting', meetingId: 'm1', alike: 3, written: 3, since: '2026-11-01' }] }, { ...elsewhere(3, 3), elsewhere: [{ part: 'pre-meeting', meetingId: 'gone', alike: 3, written: 3, since: '2026-11-01' }] }],
  ['same-elsewhere', resolvedElsewhere(1, 9), resolvedElsewhere(0, 9)],
  ['same-elsewhere', resolvedElsewhere(4, 8), resolvedElsewhere(4, 7)],
  ['office-business', { ...last(house, {}, house), cellType: 'public-service-unit' }, { ...last(house, {}, house), cellType: 'village' }],
  ['few-speakers', last(quiet, quiet, quiet), last(quiet, quiet, { speeches: [one, { ...one, memberId: 'p2' }, { ...one, memberId: 'p3', itemId: 'i1' }] })],
  ['same-speakers', last(...Array.from({ length: 4 }, () => ({ speeches: three }))), last(...Array.from({ length: 3 }, () => ({ speeches: three })))],
  ['member-unheard', { comers: orderly.comers.map((comer) => (comer.memberId === 'p7' ? { ...comer, lastHeard: '2026-06-02' } : comer)) }, { comers: orderly.comers.map((comer) => (comer.memberId === 'p7' ? { ...comer, lastHeard: '2026-06-03' } : comer.leads ? { ...comer, lastHeard: null } : comer)) }],
  ['no-criticism', last(noWord, { items: meeting(0).items.slice(1) }, noWord), last(noWord, noWord)],
  ['no-criticism', last(noWord, noWord, noWord), last(noWord, noWord, { speeches: [...noWord.speeches, { ...one, text: 'Tôi nhận khuyết điểm về việc chậm nộp.' }] })],
  ['criticism-unfollowed', last({}, {}, blames), last({}, blames)],
  // that meeting's own resolution, a later one, and a word that comes back to it
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { ...blames, ...answers })],
  ['criticism-unfollowed', last({}, {}, {}, blames), last(answers, {}, {}, blames)],
  // of the last four meetings, not of the fifth
  ['criticism-unfollowed', last({}, {}, {}, blames), last({}, {}, {}, {}, blames)],
  // that it is said again is no answer; whoever speaks next and takes it is, and a resolution that mends all that was said
  ['criticism-unfollowed', last({}, again, blames), last({}, { speeches: [{ ...one, text: 'Chi quỹ khuyến học nay đã có đủ chứng từ.' }] }, blames)],
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { speeches: [...blames.speeches, { ...one, id: 'taken', text: 'Tôi xin tiếp thu.' }] })],
  ['criticism-unfollowed', last({}, {}, blames), last({}, { clauses: [{ id: 'x', text: 'Các đồng chí được góp ý khắc phục thiếu sót, báo cáo kỳ sau.', tasks: [] }] }, blames)],
  // the same matter in words of its own, and the comrade by name
  ['criticism-unfollowed', last({}, {}, late20), last({}, { clauses: [{ id: 'x', text: 'Từ buổi sau vào việc đúng giờ', tasks: [] }] }, late20)],
  ['criticism-unfollowed', last({}, {}, named), last({}, { clauses: [{ id: 'x', text: 'Giao thêm một người', tasks: [{ text: 'Giúp đồng chí Mùi', named: true }] }] }, named)],
  // what is not the cell's fault, and words that only sound like one
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { speeches: [...meeting(0).speeches, { ...one, id: 'said', text: 'Xã cấp xi măng đợt hai chậm, anh em thợ nề phải chờ.' }] })],
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { speeches: [...meeting(0).speeches, { ...one, id: 'said', text: 'Đồng chí trưởng thôn lập danh sách hộ vay chậm nhất ngày 25.' }] })],
  ['criticism-unfollowed', last({}, {}, blames), last({}, { speeches: [{ ...one, text: 'Chi cho khuyến học có đủ chứng từ từ tháng này' }] }, blames)],
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { speeches: [...blames.speeches, { ...one, id: 'answer', text: 'Sổ khuyến học tôi chép lại trong tuần' }] })],
  ['criticism-unfollowed', last({}, {}, blames), last({ items: [...meeting(0).items, { id: 'i7', origin: 'own', key: null, title: 'Việc khác', points: 'Xem sổ khuyến học' }] }, {}, blames)],
  ['criticism-unfollowed', { ...last({}, {}, blames), besides: [{ day: '2026-09-02', text: 'Kiểm tra quỹ khuyến học' }] }, { ...last({}, {}, blames), besides: [{ day: '2026-09-03', text: 'Kiểm tra quỹ khuyến học' }] }],
  // where nobody noted anything since, nobody knows; nor of what a word too short was said
  ['criticism-unfollowed', last({}, unnoted, {}, blames), last({}, unnoted, blames)],
  ['criticism-unfollowed', last({}, {}, blames), last({}, {}, { speeches: [...meeting(0).speeches, { ...one, text: 'Tôi xin nhận khuyết điểm, sẽ sửa.' }] })],
  ['superior-absent', { lastVisit: '2026-08-26' }, { lastVisit: '2026-08-27' }],
  ['no-secretary', { posts: orderly.posts.slice(1), secretaryUntil: '2026-11-01' }, {}],
  ['no-deputy', { posts: orderly.posts.slice(0, 1), officials: 9 }, { posts: orderly.posts.slice(0, 1), officials: 8 }],
  ['term-ends', { posts: [orderly.posts[0]!, { ...orderly.posts[1]!, until: addDays(today, 120) }] }, { posts: [orderly.posts[0]!, { ...orderly.posts[1]!, until: addDays(today, 121) }] }],
  ['long-in-post', { posts: [{ ...orderly.posts[0]!, from: addMonths(today, -120) }, orderly.posts[1]!] }, { posts: [{ ...orderly.posts[0]!, from: addDays(addMonths(today, -120), 1), until: '2029-01-01' }, orderly.posts[1]!] }]
])('%s is said from its border on, and not before it', (kind, enough, short) => {
  expect(said(enough)).toContain(kind);
  expect(said(short)).not.toContain(kind);
});

test('of a post without a last day the usual term is guessed, and said to be a guess', () => {
  const [signal] = signalsOf({ ...orderly, posts: [{ ...orderly.posts[0]!, from: '2022-02-01' }, orderly.posts[1]!] }, today);
  expect(signal).toMatchObject({ kind: 'term-ends', sure: 'perhaps', evidence: [{ says: 'term-usual', day: '2027-02-01' }] });
  expect(said({ posts: [{ ...orderly.posts[0]!, from: '2016-01-01', until: '2030-01-01' }, orderly.posts[1]!] })).toEqual(['long-in-post']);
  // that term was over long ago: it was renewed without anybody writing it down
  expect(said({ posts: [{ ...orderly.posts[0]!, from: '2020-10-01' }, orderly.posts[1]!] })).toEqual([]);
});

test('where most are not heard it is said of the meeting and of nobody by name', () => {
  const comers = orderly.comers.map((comer, n) => (n > 3 ? { ...comer, lastHeard: null } : comer));
  expect(said({ comers })).toEqual([]);
  expect(said({ comers: comers.map((comer, n) => (n > 5 ? comer : { ...comer, lastHeard: '2026-11-03' })) })).toEqual(['member-unheard', 'member-unheard', 'member-unheard', 'member-unheard']);
});

test('papers of a special cell of the armed forces are not asked after, its notice is', () => {
  const none = last({ papersAt: null }, { papersAt: null });
  expect(said({ ...none, cellType: 'armed-forces' })).toEqual([]);
  expect(said({ ...last({ noticeAt: null }, { noticeAt: null }), cellType: 'armed-forces' })).toEqual(['papers-late']);
});

test('two cells that prepared a month with the same words are named to whoever follows both, each pair once; other words and other months are not', () => {
  const cell = (cellId: string, ...changes: Partial<HeldMeeting>[]): CellFacts => ({ ...orderly, cellId, cell: cellId, meetings: changes.map((change, ago) => meeting(ago, { clauses: [], ...change })) });
  const found = sameAmongCells([cell('a', prepared, otherwise), cell('b', prepared, {}), cell('c', otherwise, prepared), cell('d', {}, { preMeeting: { ...prepared.preMeeting, content: `${prepared.preMeeting.content}, xong trước ngày 20` } })]);
  expect(found.map(({ month, parts, cells }) => [month, ...parts.map((one) => one.part), ...cells.map((one) => one.cellId)])).toEqual([['2026-11-01', 'pre-meeting', 'a', 'b'], ['2026-10-01', 'pre-meeting', 'c', 'd']]);
});

test('of a text that other cells wrote too the cell is shown its own beginning, how many they are, and the day on which that came to be', () => {
  const long = { preMeeting: { content: `${prepared.preMeeting.content}.\n\n${prepared.preMeeting.content}`, conclusion: prepared.preMeeting.conclusion } };
  const [signal] = signalsOf({ ...orderly, ...last(long), elsewhere: [{ part: 'pre-meeting', meetingId: 'm0', alike: 2, written: 6, since: '2026-11-20' }] }, today);
  expect(signal).toMatchObject({ kind: 'same-elsewhere', sure: 'perhaps', rests: ['m0'], since: '2026-11-20', evidence: [{ says: 'pre-meeting-elsewhere', meetingId: 'm0', count: 2 }, { says: 'own-words' }] });
  expect(signal!.evidence[1]!.text).toMatch(/^Vận động ba hộ [^\n]{80,130} …$/);
  // a third cell that wrote so is no new evidence
  const dismissals = [{ id: 'd', kind: 'same-elsewhere', subject: '', evidence: ['m0'], reason: 'Đảng ủy phát mẫu', at: new Date('2026-11-21T08:00:00Z'), by: 'Hiền' }];
  expect(openSignals({ ...orderly, ...last(long), elsewhere: [{ part: 'pre-meeting', meetingId: 'm0', alike: 3, written: 6, since: '2026-11-26' }], dismissals }, today)).toEqual([]);
});

test('what was answered is not said again; new evidence of the same matter is, and other matters are not touched', () => {
  const facts = { ...orderly, ...last(quiet, quiet, quiet, late, late) };
  const [signal] = signalsOf(facts, today);
  const dismissal = { id: 'd', kind: signal!.kind, subject: '', evidence: [...signal!.rests], reason: 'Mùa gặt, họp ngắn', at: new Date('2026-11-20T08:00:00Z'), by: 'Hiền' };
  const answered = { ...facts, dismissals: [dismissal] };
  expect(openSignals(answered, today)).toEqual([]);
  expect(openSignals({ ...answered, dismissals: [{ ...dismissal, kind: 'relayed' }] }, today)).toEqual([signal]);
  expect(openSignals({ ...answered, dismissals: [{ ...dismissal, subject: 'p1' }] }, today)).toEqual([signal]);
  const next = { ...answered, meetings: [meeting(0, { ...quiet, id: 'new' }), ...facts.meetings] };
  expect(openSignals(next, today)).toMatchObject([{ kind: 'few-speakers', rests: ['new', 'm0', 'm1'] }]);
});

test('whatever a cell’s facts are, each signal rests on something, says it in both languages, and comes once', () => {
  const change = fc.constantFrom<Partial<HeldMeeting>>({}, prepared, house, asOwn, late, quiet, open, relays, noWord, blames, { speeches: [] }, { present: 4 }, { noticeAt: null }, { items: [] }, { unanswered: [{ id: 'o', name: 'Sỹ', text: 'Đèn hỏng', dueOn: null }] });
  fc.assert(fc.property(fc.array(change, { maxLength: 6 }), fc.constantFrom(...[null, '2020-02-01', '2026-11-01']), fc.subarray([...orderly.posts]), fc.nat(12), fc.array(fc.nat(5), { maxLength: 4 }), (changes, lastVisit, posts, officials, ago) => {
    const signals = signalsOf({ ...orderly, meetings: changes.map((one, n) => meeting(n, { ...one, unanswered: (one.unanswered ?? []).map((opinion) => ({ ...opinion, id: `o${n}` })), speeches: (one.speeches ?? []).map((speech, nth) => ({ ...speech, id: `s${n} ${nth}` })) })), lastVisit, posts, officials, absences: absent('p9', ...new Set(ago)) }, today);
    expect(new Set(signals.map((signal) => `${signal.kind} ${signal.subject}`)).size).toBe(signals.length);
    for (const signal of signals) {
      expect([signal.rests.length > 0, signal.evidence.length > 0, signal.since <= today, restsOn(signal).length <= 4000]).toEqual([true, true, true, true]);
      for (const lang of ['vi', 'en'] as const) for (const evidence of signal.evidence) expect(words(lang).signals.facts[evidence.says]!({ ...evidence, when: '3/11' })).toBeTruthy();
    }
  }));
});

/** How these are mended is the same wherever the cell is: the Charter says how a secretary and a deputy are elected. */
const alikeEverywhere: readonly Kind[] = ['no-secretary', 'no-deputy'];
test('every signal has its name, rule, source and suggestion in both languages, and material for every type, of its own where it is mended otherwise there', () => {
  for (const kind of kinds) {
    for (const lang of ['vi', 'en'] as const) for (const part of ['kinds', 'clauses', 'suggestions'] as const) expect(words(lang).signals[part][kind], `${part} of ${kind}`).toBeTruthy();
    expect(ruleSources[kind]).toBeTruthy();
    const any = materialFor(kind, null);
    expect(any.length, `material of ${kind}`).toBeGreaterThan(0);
    for (const type of cellTypes) {
      const material = materialFor(kind, type);
      expect(new Set(material).size).toBe(material.length);
      expect(material.length > any.length, `material of ${kind} for ${type}`).toBe(!alikeEverywhere.includes(kind));
    }
  }
  expect(new Set(cellTypes.map((type) => materialFor('few-speakers', type)[0])).size).toBe(cellTypes.length);
  expect(materialFor('relayed', 'village')).not.toEqual(materialFor('relayed', 'students'));
});

test('a criticism of which nothing came is told in the words of the minutes and by no name, each by itself, from the second meeting after it on', () => {
  const twice = { speeches: [...blames.speeches, { ...one, id: 'other', memberId: 'p2', name: 'Người 2', text: 'Tôi tự nhận nhà tôi còn xả nước chuồng lợn xuống ao đình.' }] };
  const facts = { ...orderly, ...last({}, {}, {}, twice) };
  const signals = signalsOf(facts, today);
  expect(signals).toMatchObject([
    { kind: 'criticism-unfollowed', subject: 'said', sure: 'perhaps', rests: ['said'], since: '2026-10-03', evidence: [{ says: 'criticised', day: '2026-08-03', meetingId: 'm3', text: blames.speeches.at(-1)!.text }, { says: 'nothing-since', count: 3 }] },
    { kind: 'criticism-unfollowed', subject: 'other' }
  ]);
  expect(signals.flatMap((signal) => signal.evidence.map((one) => one.name))).toEqual([undefined, undefined, undefined, undefined]);
  const dismissals = [{ id: 'd', kind: 'criticism-unfollowed', subject: 'said', evidence: ['said'], reason: 'Đã trả lời ngoài buổi họp', at: new Date('2026-11-20T08:00:00Z'), by: 'Hiền' }];
  expect(openSignals({ ...facts, dismissals }, today).map((signal) => signal.subject)).toEqual(['other']);
});

test('a criticism that was only said again is told once, with each time it was said; what was answered before is told anew when it is said again', () => {
  const facts = { ...orderly, ...last({}, again, {}, blames) };
  const [signal, ...others] = signalsOf(facts, today);
  expect(others).toEqual([]);
  expect(signal).toMatchObject({
    kind: 'criticism-unfollowed', subject: 'again', rests: ['said', 'again'], since: '2026-10-03',
    evidence: [{ says: 'criticised', meetingId: 'm3' }, { says: 'said-again', meetingId: 'm1', text: again.speeches[0]!.text }, { says: 'nothing-since', count: 3 }]
  });
  const answered = (evidence: readonly string[], subject: string) => [{ id: 'd', kind: 'criticism-unfollowed', subject, evidence, reason: 'Đã trả lời ngoài buổi họp', at: new Date('2026-09-20T08:00:00Z'), by: 'Hiền' }];
  expect(openSignals({ ...facts, dismissals: answered(['said'], 'said') }, today)).toEqual([signal]);
  expect(openSignals({ ...facts, dismissals: answered(signal!.rests, 'again') }, today)).toEqual([]);
  // once the first is out of sight the same answer still holds
  expect(openSignals({ ...facts, ...last({}, {}, again, {}, blames), dismissals: answered(signal!.rests, 'again') }, today)).toEqual([]);
});

test('whoever follows the cell sees a signal a week after its secretary', () => {
  expect([isForFollower({ since: '2026-11-20' }, today), isForFollower({ since: '2026-11-21' }, today)]).toEqual([true, false]);
});

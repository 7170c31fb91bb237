import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftPreMeeting } from './pre-meeting.ts';
import { states } from './meeting.ts';
import { themeWaits, waitingFor, type WaitingFacts } from './waiting.ts';
import { preMeetingDraftWords } from '../../playbooks/papers.ts';

const names = fc.uniqueArray(fc.constantFrom('Lê Thị Hoa', 'Trần Văn Sỹ', 'Võ Thị Nga'), { maxLength: 3 });
const instant = fc.integer({ min: -20, max: 20 }).map((days) => new Date(Date.parse('2026-12-03T12:30:00Z') + days * 86_400_000));
const facts: fc.Arbitrary<WaitingFacts> = fc.record({
  state: fc.constantFrom(...states), startsAt: instant, registered: fc.boolean(), settled: fc.boolean(), proposed: fc.boolean(), toTell: names, noReply: names, leaves: names, papers: names, opinions: fc.integer({ min: 0, max: 3 })
});

test('each thing that waits is named once, with whom it waits on; a time waits on one side only, and nothing waits that is done or missed', () => {
  fc.assert(fc.property(facts, instant, (one, now) => {
    const waits = waitingFor(one, now);
    expect(new Set(waits.map((wait) => wait.key)).size).toBe(waits.length);
    const times = waits.filter((wait) => ['proposal', 'register', 'settle'].includes(wait.key));
    const ahead = ['planned', 'prepared', 'announced'].includes(one.state);
    expect(times.length).toBe(ahead && (one.proposed || !one.settled) ? 1 : 0);
    if (one.proposed && ahead) expect(times[0]).toMatchObject({ key: 'proposal', on: 'us' });
    for (const wait of waits) {
      if (wait.key === 'replies') expect(one.state).toBe('announced');
      // who was told another time is to be told the new one, though the meeting is not announced anew yet
      if (wait.key === 'tell') expect(ahead).toBe(true);
      if (wait.key === 'leaves') expect(wait.names).toEqual(one.leaves);
      expect(wait.late).toBe(wait.by !== null && now > wait.by);
    }
    expect(waits.some((wait) => wait.key === 'grade')).toBe(one.state === 'filed');
  }));
});

test('a thematic paper waits on its author, then on its reviewer, then on whoever hands it out, each with a day before the next', () => {
  const startsAt = new Date('2026-12-18T12:30:00Z');
  const waits = ([null, 'returned', 'draft', 'reviewed', 'distributed'] as const).map((step) => themeWaits({ startsAt, step, authorName: 'Lê Thị Hoa', reviewerName: null }, new Date('2026-12-12T00:00:00Z')));
  expect(waits.map((one) => one && [one.key, one.on, one.names, one.late])).toEqual([
    ['paper-written', 'author', ['Lê Thị Hoa'], true], ['paper-written', 'author', ['Lê Thị Hoa'], true], ['paper-reviewed', 'reviewer', [], false], ['paper-distributed', 'us', [], false], null
  ]);
  const days = waits.slice(1, 4).map((one) => one!.by!.getTime());
  expect(days).toEqual([...days].sort((a, b) => a - b));
});

test('the minutes of a pre-meeting are proposed from what is known: last month as it stands, what the meeting takes up, each point to debate once', () => {
  const results = [{ task: { text: 'Sửa loa' }, state: 'late' as const }, { task: { text: 'Vận động 12 hộ' }, state: 'done' as const }];
  const items = [
    { origin: 'playbook' as const, title: 'Khai mạc', points: 'không ghi' }, { origin: 'carried' as const, title: 'Kết quả tháng trước', points: 'Sửa loa\nVận động 12 hộ' },
    { origin: 'superior' as const, title: 'Sắp xếp thôn', points: 'Nắm tâm tư\nPhân công' }, { origin: 'own' as const, title: 'Việc của thôn', points: 'Phân công' }, { origin: 'own' as const, title: '  ', points: '' }
  ];
  const { content, conclusion } = draftPreMeeting('2026-12-01', results, items, preMeetingDraftWords);
  expect(content.split('\n')).toEqual([
    '1. Đánh giá việc thực hiện nghị quyết các tháng trước: 2 nhiệm vụ, đã xong 1; chậm hạn 1: Sửa loa.',
    '2. Thống nhất nội dung sinh hoạt tháng 12/2026: Kết quả tháng trước; Sắp xếp thôn; Việc của thôn.',
    '3. Những điểm đưa ra thảo luận, biểu quyết: Nắm tâm tư; Phân công.'
  ]);
  expect(conclusion).toContain('tháng 12/2026');
  expect(draftPreMeeting('2026-12-01', [], [], preMeetingDraftWords).content).toBe('1. Đánh giá việc thực hiện nghị quyết các tháng trước: không còn nhiệm vụ nào.');
});

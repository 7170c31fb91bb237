import type { MemberStanding } from './status.ts';

export const purposes = ['headcount', 'attendance', 'quorum', 'vote-on-resolution', 'vote-on-person', 'dues'] as const;
export type Purpose = (typeof purposes)[number];

/** in the base; out of it; or out of it, but counted where present. */
export type Counts = 'in' | 'out' | 'if-present';

/** One cell of the table of FIELD §2: dated data with its clause. certainty U: from general knowledge, a site may set it otherwise. */
export interface CountingRule {
  standing: MemberStanding;
  purpose: Purpose;
  counts: Counts;
  clause: string;
  certainty: 'A' | 'B' | 'U';
  from: string;
  until: string | null;
}

type Row = [standing: MemberStanding, clause: string, headcount: Counts, attendance: Counts, quorum: Counts, resolution: Counts, person: Counts, dues: Counts];

const charter = 'Điều lệ Đảng, điều 9';
const table: Row[] = [
  ['official', charter, 'in', 'in', 'in', 'in', 'in', 'in'],
  ['probationary', 'Điều lệ Đảng, điều 3', 'in', 'in', 'out', 'out', 'out', 'in'],
  ['exempt', 'Quy định 208-QĐ/TW (miễn công tác và sinh hoạt)', 'in', 'out', 'out', 'if-present', 'if-present', 'in'],
  ['suspended', 'Quy định 21-QĐ/TW (đình chỉ sinh hoạt)', 'in', 'out', 'out', 'out', 'out', 'in'],
  ['temporary-in', 'Quy định 208-QĐ/TW (sinh hoạt tạm thời)', 'out', 'in', 'out', 'out', 'out', 'in'],
  ['temporary-away', 'Quy định 208-QĐ/TW (sinh hoạt tạm thời)', 'in', 'out', 'out', 'out', 'out', 'out'],
  ['special-duty', 'HD 12-HD/BTCTW, HD 42-HD/BTCTW (nhiệm vụ đặc thù)', 'in', 'out', 'out', 'if-present', 'if-present', 'in'],
  ['exempt-from-dues', 'Quy định 01-QĐ/TW (miễn đóng đảng phí)', 'in', 'in', 'in', 'in', 'in', 'out'],
  ['ended', 'Điều lệ Đảng, điều 6', 'out', 'out', 'out', 'out', 'out', 'out']
];

const sure: Partial<Record<MemberStanding, Purpose[]>> = {
  official: ['headcount', 'attendance', 'quorum', 'dues'],
  probationary: ['headcount', 'attendance', 'vote-on-resolution', 'vote-on-person', 'dues'],
  exempt: ['headcount', 'attendance'],
  suspended: ['headcount'],
  'temporary-in': ['headcount', 'dues'],
  'temporary-away': ['headcount', 'dues'],
  'special-duty': ['headcount', 'attendance'],
  ended: [...purposes],
  'exempt-from-dues': ['dues']
};

/** The table as it holds from the day the charter's regulation of 2011 began; later changes are further rows with their days. */
export const countingRules: readonly CountingRule[] = table.flatMap(([standing, clause, ...answers]) =>
  purposes.map((purpose, index) => ({
    standing, purpose, counts: answers[index]!, clause, certainty: sure[standing]?.includes(purpose) ? ('B' as const) : ('U' as const), from: '1930-02-03', until: null
  }))
);

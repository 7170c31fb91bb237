import type { PaperKind } from '#meetings/papers.ts';

/** What a package for the national handbook app holds: papers drawn here, and files that were handed in ('paper': of any kind; 'theme': the thematic paper). */
export type PackedKind = PaperKind | 'draft-resolution' | 'paper' | 'theme';
export interface HandbookRule {
  id: string;
  source: string;
  from: string;
  until: string | null;
  /** bytes of one file; what is larger is named in the manifest and left out */
  largest: number;
  /** media types the app takes */
  types: readonly string[];
  before: readonly PackedKind[];
  after: readonly PackedKind[];
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The app is the Centre's, and its rules are not ours: that papers are put up at least one day before and results within two days
 * after stands in 42-HD/BTCTW (28/10/2025) [A, B]; that the app is used, in 339-QĐ/TW (10/7/2025) [A]. Which papers, kinds and sizes
 * it takes was found nowhere [U]: this is the default, and a committee sets it otherwise among its own rules (`handbook.before`, `handbook.after`, `handbook.size`).
 */
export const handbookRules: readonly HandbookRule[] = [
  {
    id: 'hd42', source: '339-QĐ/TW (10/7/2025), 42-HD/BTCTW (28/10/2025)', from: '2025-07-10', until: null, largest: 20 * 1024 * 1024,
    types: ['application/pdf', docx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'image/jpeg', 'image/png'],
    before: ['notice', 'agenda', 'draft-resolution', 'theme', 'paper'], after: ['minutes', 'resolution', 'conclusion', 'self-mark']
  }
];

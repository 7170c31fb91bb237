import { thematicPlanWords as w } from '../../playbooks/papers.ts';
import type { Block, Letter } from '#documents/letter.ts';
import { frameLetter, type PaperFrame } from './papers.ts';

/** The thematic meetings of a cell's year, as they stand in its plan. */
export interface ThematicFacts {
  cellName: string;
  superiorName: string;
  year: number;
  themes: { month: string; theme: string; author: string; reviewer: string }[];
}

/**
 * The cell's plan of thematic meetings for a year: at least one a quarter, each with its author and who passes the paper; made at the
 * year's start and reported to the direct superior for follow-up, not for approval (42-HD/BTCTW; FIELD §3.4). `day` is the paper's own.
 */
export function thematicPlanLetter(facts: ThematicFacts, frame: PaperFrame, day: string): Letter {
  const table: Block = {
    table: { columns: w.columns, widths: [8, 42, 16, 17, 17], rows: facts.themes.map((one, index) => [String(index + 1), one.theme, w.month(one.month), one.author || w.later, one.reviewer || w.later]) }
  };
  return frameLetter('thematic-plan', facts, frame, day, {
    subject: w.subject(facts.year),
    blocks: [{ paragraph: w.opening(facts.cellName, facts.year, day) }, { heading: w.aim }, ...w.aims.map((paragraph) => ({ paragraph })), { heading: w.content }, table, { heading: w.carrying }, ...w.carryingOut.map((paragraph) => ({ paragraph })), { paragraph: w.ending }],
    signatures: [{ onBehalf: frame.onBehalf, post: frame.signer.post, name: frame.signer.name }]
  });
}

import { reportSymbol } from '../../playbooks/report.ts';
import { reviewWords as w } from '../../playbooks/model.ts';
import { openNumberLine, placeAndDate, type Block, type Letter } from '#documents/letter.ts';
import type { ReportFrame } from '#reports/report-letter.ts';
import type { Figures, outcomes, reviewKinds } from './model.ts';

/** What the paper of a review is written from, all of it as it was on the day of the review. */
export interface ReviewFacts {
  kind: (typeof reviewKinds)[number];
  /** which of its kind it is of this model */
  nth: number;
  cell: string;
  purpose: string;
  expected: string;
  helper: string;
  decision: string;
  from: string;
  until: string;
  figures: Figures | null;
  words: string;
  outcome: (typeof outcomes)[number] | null;
  newUntil: string | null;
  asOf: string;
}

/** A review as a report of the committee, with room for the number its office gives it. `unitKind`: of the committee. */
export function reviewLetter(facts: ReviewFacts, unitKind: string, { superior, issuer, town, signature, banner }: ReportFrame): Letter {
  const { figures, outcome } = facts;
  const expected = lines(facts.expected);
  const parts: { title: string; blocks: Block[] }[] = [
    { title: w.plan, blocks: texts([...w.planned(facts), ...(expected.length > 0 ? [w.expected, ...expected.map(w.point)] : [])]) },
    { title: w.figures, blocks: figures ? [...texts(w.compared(figures)), table(figures)] : texts([w.noFigures]) },
    { title: w.words, blocks: texts(lines(facts.words)) },
    ...(outcome ? [{ title: w.outcome, blocks: texts([w.outcomes[outcome](facts.newUntil ?? '')]) }] : [])
  ];
  return {
    kind: 'model-review', day: facts.asOf, layout: null, draft: false, superior, issuer, number: openNumberLine(reportSymbol(unitKind)), placeAndDate: placeAndDate(town, facts.asOf), type: w.type, subject: w.subject(facts.kind, facts.nth, facts.cell),
    blocks: parts.flatMap((part, index): Block[] => [{ heading: `${['I', 'II', 'III', 'IV'][index]!}. ${part.title}` }, ...part.blocks]),
    signatures: [signature], recipients: w.recipients(facts.cell), seal: null, banner
  };
}

/** The model before and since, beside the cells of its kind where there are any. */
function table(figures: Figures): Block {
  const beside = figures.others > 0;
  return { table: { columns: w.columns(beside), widths: w.widths(beside), rows: figures.lines.map((line) => w.line(line, beside)), small: true } };
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);
const texts = (paragraphs: readonly string[]): Block[] => paragraphs.map((paragraph) => ({ paragraph }));

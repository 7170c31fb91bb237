import { inspectionWords, kindNames, type InspectionWords } from '../../playbooks/inspection.ts';
import { openNumberLine, placeAndDate, type Block, type Letter, type Signature } from '#documents/letter.ts';
import { addDays } from '#organisation/day.ts';
import type { Kind, Role, Step } from './course.ts';
import type { Nature } from './follow-up.ts';

/** The papers of an inspection: by the committee and its team, and by the cell. */
export const teamPapers = ['decision', 'plan', 'outline', 'told', 'verified', 'report', 'conclusion'] as const;
export const cellPapers = ['self-report', 'extract'] as const;
export type InspectionPaper = (typeof teamPapers)[number] | (typeof cellPapers)[number];

/** What the papers of one inspection are written from. */
export interface InspectionFacts {
  kind: Kind;
  /** the cell, and of whom in it, where not of the cell as a whole */
  subject: string;
  members: readonly string[];
  about: string;
  year: string;
  outside: boolean;
  decision: { number: string; day: string };
  beginsOn: string;
  days: number;
  /** its last day, extended or not */
  last: string;
  extension: { days: number; reason: string } | null;
  steps: { step: Step; due: string }[];
  team: { name: string; role: Role }[];
  papers: { text: string; dueOn: string }[];
  findings: { nature: Nature; text: string }[];
  conclusion: { text: string; final: boolean } | null;
  remedies: { text: string; member: string; due: string }[];
}
/** Who issues them, who signs: of the committee that ordered it, or the cell itself (`byCell`), and of the cell. */
export interface InspectionFrame {
  byCell: boolean;
  committee: { superior: string; issuer: string; town: string; symbol: string; onBehalf: string | null; signer: { kind: string; name: string } };
  cell: { superior: string; issuer: string; town: string; secretary: string };
  banner: string | null;
}

/** One paper of an inspection, with room for its number where the office gives it by hand. */
export function inspectionLetter(paper: InspectionPaper, facts: InspectionFacts, frame: InspectionFrame, day: string): Letter {
  const w = inspectionWords({ members: facts.members.length > 0, byCell: frame.byCell });
  const subject = w.whom(facts.members, facts.subject);
  const of = w.of(facts.kind, subject);
  const lead = facts.team.find((one) => one.role === 'lead')?.name ?? '';
  const { posts } = w.signing;
  const sign = {
    committee: { onBehalf: frame.committee.onBehalf ?? w.signing.committee, post: posts[frame.committee.signer.kind]!, name: frame.committee.signer.name }, team: { onBehalf: w.signing.team, post: w.signing.lead, name: lead },
    cell: { onBehalf: w.signing.cell, post: w.signing.secretary, name: frame.cell.secretary }, told: facts.members.length === 1 ? { onBehalf: '', post: w.signing.member, name: facts.members[0]! } : { onBehalf: '', post: w.signing.member, name: '' }
  } satisfies Record<string, Signature>;
  // whom it is of answers: the member, or the cell by its secretary
  const asked = facts.members.length > 0 ? sign.told : sign.cell;
  const { superior, issuer, town } = cellPapers.includes(paper as 'extract') ? frame.cell : frame.committee;
  const letter = (type: string, about: string, symbol: string, blocks: Block[], signatures: Signature[], recipients: string[] = [w.file], more: Partial<Letter> = {}): Letter => ({
    kind: `inspection-${paper}`, day, layout: null, draft: false, superior, issuer, number: symbol ? openNumberLine(`${symbol}/${cellPapers.includes(paper as 'extract') ? 'CB' : frame.committee.symbol}`) : '', placeAndDate: placeAndDate(town, day), type, subject: about, blocks, signatures, recipients, seal: null, banner: frame.banner, ...more
  });
  switch (paper) {
    case 'decision':
      return letter(w.decision.type, w.decision.subject(of), w.symbols.decision, [
        ...texts(w.bases(facts.year, issuer, !facts.outside)), { heading: w.decision.heading }, { paragraph: w.decision.team(of, lower(facts.about)) }, teamTable(w, facts),
        ...texts([w.decision.time(facts.days, facts.beginsOn, addDays(facts.beginsOn, facts.days - 1)), w.decision.duty, w.decision.holds(subject)])
      ], [sign.committee], w.decision.recipients(subject), { day: facts.decision.day, placeAndDate: placeAndDate(town, facts.decision.day), number: w.numbered(facts.decision.number) });
    case 'plan':
      return letter(w.plan.type, of, w.symbols.plan, [
        { heading: w.plan.aim }, ...texts(w.plan.aims), { heading: w.plan.about }, { paragraph: facts.about }, { heading: w.plan.steps }, { table: { columns: w.plan.stepColumns, widths: w.plan.stepWidths, rows: facts.steps.map((one) => w.plan.step(one.step, one.due)) } },
        { heading: w.plan.papers }, papersTable(w, facts, w.plan.noPapers), { heading: w.plan.team }, teamTable(w, facts)
      ], [sign.committee]);
    case 'outline':
      return letter(w.outline.type, w.outline.subject(of), '', w.outline.parts(facts.about).flatMap(([heading, lines]): Block[] => [{ heading }, ...texts(lines)]), [sign.team]);
    case 'told':
      return letter(w.minutes.type, w.minutes.told(of), '', [
        ...texts(w.minutes.opening), { heading: w.minutes.team }, teamTable(w, facts), { heading: w.minutes.content }, ...texts([...w.minutes.toldContent(facts.decision.number, facts.decision.day, facts.days), w.minutes.closing])
      ], [sign.team, asked]);
    case 'verified':
      return letter(w.minutes.type, w.minutes.verified(of), '', [
        ...texts(w.minutes.opening), { heading: w.minutes.found }, ...texts(facts.findings.length > 0 ? facts.findings.map((one) => `- ${one.text}`) : w.minutes.notFound), { heading: w.minutes.opinion }, ...texts([...w.minutes.notFound, w.minutes.closing])
      ], [sign.team, asked]);
    case 'report':
      return letter(w.report.type, w.report.subject(of), w.symbols.report, [
        { heading: w.report.course }, { paragraph: w.report.courseText(facts.decision.number, facts.decision.day, facts.beginsOn, facts.last) }, ...(facts.extension ? [{ paragraph: w.report.extended(facts.extension.days, facts.extension.reason) }] : []), { heading: w.report.found },
        ...(['good', 'shortcoming', 'breach'] as const).flatMap((nature): Block[] => {
          const found = facts.findings.filter((one) => one.nature === nature);
          return [{ heading: w.report.natures[nature]! }, ...texts(found.length > 0 ? found.map((one) => `- ${one.text}`) : [w.report.none])];
        }),
        { heading: w.report.papers }, papersTable(w, facts, w.report.none), { heading: w.report.remedies }, remediesTable(w, facts)
      ], [sign.team], [w.file], { draft: !facts.conclusion?.final });
    case 'conclusion':
      return letter(w.conclusion.type, w.conclusion.subject(of), w.symbols.conclusion, [
        { paragraph: w.conclusion.opening(issuer, facts.decision.number, facts.decision.day) }, ...texts((facts.conclusion?.text ?? '').split('\n').filter(Boolean)), ...(facts.remedies.length > 0 ? [{ heading: w.conclusion.remedies }, remediesTable(w, facts)] : []), { paragraph: w.conclusion.closing(subject) }
      ], [sign.committee], w.conclusion.recipients(subject), { draft: !facts.conclusion?.final });
    case 'self-report':
      return letter(w.selfReport.type, w.selfReport.subject(of), facts.members.length > 0 ? '' : w.symbols.report, [...w.outline.parts(facts.about).flatMap(([heading, lines]): Block[] => [{ heading }, ...texts([...lines, ...w.minutes.notFound])]), { heading: w.selfReport.handed }, papersTable(w, facts, w.report.none)], [asked], w.selfReport.recipients);
    case 'extract':
      return letter(w.extract.type, w.extract.subject(of), '', [...texts([w.minutes.opening[0]!, w.minutes.opening[1]!, ...w.extract.parts]), { heading: w.minutes.content }, ...texts(w.extract.content)], [sign.cell]);
  }
}

/** A year's programme as a paper: what was in it when it was passed, or is in it so far. */
export function programmeLetter(year: number, number: string | null, entries: readonly { quarter: string; kind: Kind; subject: string; members: readonly string[]; about: string }[], frame: Pick<InspectionFrame, 'byCell' | 'committee' | 'banner'>, day: string): Letter {
  const { superior, issuer, town, symbol, signer } = frame.committee;
  const w = inspectionWords({ members: frame.byCell, byCell: frame.byCell });
  const p = w.programme;
  return {
    kind: 'inspection-programme', day, layout: null, draft: number === null, superior, issuer, number: number === null ? openNumberLine(`${w.symbols.programme}/${symbol}`) : w.numbered(number), placeAndDate: placeAndDate(town, day), type: p.type, subject: p.subject(year), recipients: [w.file], seal: null, banner: frame.banner,
    blocks: [...texts(w.bases('', '', false)), { table: { columns: p.columns, widths: p.widths, rows: entries.map((one, index) => p.row(index, one.quarter, one.kind, w.whom(one.members, one.subject), one.about)) } }, { paragraph: p.text }],
    signatures: [{ onBehalf: frame.committee.onBehalf ?? w.signing.committee, post: w.signing.posts[signer.kind]!, name: signer.name }]
  };
}

const texts = (lines: readonly string[]): Block[] => lines.map((paragraph) => ({ paragraph }));
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
const short = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
const teamTable = (w: InspectionWords, { team }: InspectionFacts): Block => ({ table: { columns: w.plan.teamColumns, widths: w.plan.teamWidths, rows: team.map((one, index) => [String(index + 1), one.name, w.roles[one.role]!]) } });
const papersTable = (w: InspectionWords, { papers }: InspectionFacts, none: string): Block => (papers.length === 0 ? { paragraph: none } : { table: { columns: w.plan.paperColumns, widths: w.plan.paperWidths, rows: papers.map((one, index) => [String(index + 1), one.text, short(one.dueOn)]) } });
const remediesTable = (w: InspectionWords, { remedies }: InspectionFacts): Block => (remedies.length === 0 ? { paragraph: w.report.none } : { table: { columns: w.remedyColumns, widths: w.remedyWidths, rows: remedies.map((one, index) => [String(index + 1), one.text, one.member, short(one.due)]) } });
/** What an inspection is called, for the name of a file. */
export const plainKind = (kind: Kind): string => kindNames[kind]!;

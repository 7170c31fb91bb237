import { sql } from 'kysely';
import { committeeName, reportSymbol } from '../../playbooks/report.ts';
import type { Letter } from '#documents/letter.ts';
import { demoBanner, townOf } from '#meetings/letters.server.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { signatureLine, signatureSettingName } from '#meetings/signature-line.ts';
import { settingKept } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import { dueOn, steps } from './course.ts';
import { conclusionOf, findingsOf, papersOf, remediesOf } from './follow-up-queries.server.ts';
import { paperState, remedyDue, remedyState } from './follow-up.ts';
import { inspectionLetter, programmeLetter, type InspectionFrame, type InspectionPaper } from './inspection-letter.ts';
import { inspectionsOf, programmeOf, type Inspection } from './queries.server.ts';

/** A paper of an inspection that has begun, from what the reader may see of it: who may not see what was found gets none of it in a paper either. */
export async function inspectionPaper(trx: Trx, one: Inspection & { course: NonNullable<Inspection['course']>; decision: NonNullable<Inspection['decision']> }, paper: InspectionPaper, day: string): Promise<Letter> {
  const { course } = one;
  const conclusion = await conclusionOf(trx, one.id);
  const frame: InspectionFrame = { ...(await frameOf(trx, one.unitId, day)), cell: await cellFrame(trx, one, day) };
  return inspectionLetter(paper, {
    kind: one.kind, subject: one.subject, members: one.members.map((member) => member.name), about: one.about, year: one.quarter.slice(0, 4), outside: one.outside, decision: one.decision, beginsOn: course.beginsOn, days: course.days, last: dueOn(course, 'conclude'), extension: one.extension,
    steps: steps.map((step) => ({ step, due: dueOn(course, step) })), team: one.team, papers: (await papersOf(trx, [one.id])).filter((asked) => paperState(asked) !== 'not-needed'),
    findings: (await findingsOf(trx, one.id)).filter((found) => !found.withdrawn), conclusion: conclusion && { text: conclusion.text, final: course.done.conclude !== undefined },
    remedies: (await remediesOf(trx, [one.id])).filter((remedy) => remedyState(remedy) !== 'dropped').map((remedy) => ({ text: remedy.text, member: remedy.member, due: remedyDue(remedy) }))
  }, frame, day);
}

/** A year's programme as a paper: once it was passed, what was in it then. */
export async function programmePaper(trx: Trx, unitId: string, year: number, day: string): Promise<Letter> {
  const passed = await programmeOf(trx, unitId, year);
  const entries = (await inspectionsOf(trx, day, { unitId, year })).filter((one) => !one.outside && !one.dropped).map((one) => ({ ...one, members: one.members.map((member) => member.name) }));
  return programmeLetter(year, passed?.number ?? null, entries, await frameOf(trx, unitId, day), passed?.passedOn ?? day);
}

/** Who issues what is written of an inspection: the committee that ordered it, or the cell that inspects its own members. */
async function frameOf(trx: Trx, unitId: string, day: string): Promise<Pick<InspectionFrame, 'byCell' | 'committee' | 'banner'>> {
  const names = await namesOn(trx, unitId, day);
  const unit = await trx.selectFrom('unit').select('kind').where('id', '=', unitId).executeTakeFirstOrThrow();
  const signer = await holderOf(trx, unitId, day);
  if (unit.kind === 'cell') {
    const onBehalf = signatureLine((await settingKept(trx, unitId, signatureSettingName, day))?.value ?? null);
    return { byCell: true, committee: { superior: committeeName(names.superiorName), issuer: names.cellName, town: townOf(names.superiorName), symbol: 'CB', onBehalf, signer }, banner: isDemo() ? demoBanner : null };
  }
  return {
    byCell: false,
    committee: { superior: committeeName(names.superiorName), issuer: committeeName(names.cellName), town: townOf(names.cellName), symbol: reportSymbol(unit.kind).slice('BC/'.length), onBehalf: null, signer },
    banner: isDemo() ? demoBanner : null
  };
}

async function cellFrame(trx: Trx, { subjectId }: Inspection, day: string): Promise<InspectionFrame['cell']> {
  const names = await namesOn(trx, subjectId, day);
  return { superior: committeeName(names.superiorName), issuer: names.cellName, town: townOf(names.superiorName), secretary: (await holderOf(trx, subjectId, day)).name };
}

/** Who signs for a unit on a day: its secretary, else a deputy, else who has its standing post. Empty where that lies outside the scope: the name is then written by hand. */
async function holderOf(trx: Trx, unitId: string, day: string): Promise<{ kind: string; name: string }> {
  const { rows } = await sql<{ kind: string; name: string }>`select kind, holder_name as name from post where unit_id = ${unitId} and kind in ('secretary', 'deputy', 'standing') and valid @> ${day}::date
    order by array_position(array['secretary', 'deputy', 'standing'], kind), lower(valid), id limit 1`.execute(trx);
  return rows[0] ?? { kind: 'secretary', name: '' };
}

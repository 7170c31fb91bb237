import * as enAccounts from './en/accounts.ts';
import * as enChecks from './en/checks.ts';
import * as enCommittee from './en/committee.ts';
import * as enImport from './en/import.ts';
import * as enInspections from './en/inspections.ts';
import * as enLive from './en/live.ts';
import * as enMinutes from './en/minutes.ts';
import * as enModels from './en/models.ts';
import * as enMonth from './en/month.ts';
import * as enOffice from './en/office.ts';
import * as enOpinions from './en/opinions.ts';
import * as enOrganising from './en/organising.ts';
import * as enPeople from './en/people.ts';
import * as enPlan from './en/plan.ts';
import * as enPosts from './en/posts.ts';
import * as enRefusals from './en/refusals.ts';
import * as enReports from './en/reports.ts';
import * as enScoring from './en/scoring.ts';
import * as enShell from './en/shell.ts';
import * as enSignals from './en/signals.ts';
import * as enSignIn from './en/signIn.ts';
import * as enSupervision from './en/supervision.ts';
import * as enTasks from './en/tasks.ts';
import * as enUpkeep from './en/upkeep.ts';
import type { Lang } from './format.ts';
import * as viAccounts from './vi/accounts.ts';
import * as viChecks from './vi/checks.ts';
import * as viCommittee from './vi/committee.ts';
import * as viImport from './vi/import.ts';
import * as viInspections from './vi/inspections.ts';
import * as viLive from './vi/live.ts';
import * as viMinutes from './vi/minutes.ts';
import * as viModels from './vi/models.ts';
import * as viMonth from './vi/month.ts';
import * as viOffice from './vi/office.ts';
import * as viOpinions from './vi/opinions.ts';
import * as viOrganising from './vi/organising.ts';
import * as viPeople from './vi/people.ts';
import * as viPlan from './vi/plan.ts';
import * as viPosts from './vi/posts.ts';
import * as viRefusals from './vi/refusals.ts';
import * as viReports from './vi/reports.ts';
import * as viScoring from './vi/scoring.ts';
import * as viShell from './vi/shell.ts';
import * as viSignals from './vi/signals.ts';
import * as viSignIn from './vi/signIn.ts';
import * as viSupervision from './vi/supervision.ts';
import * as viTasks from './vi/tasks.ts';
import * as viUpkeep from './vi/upkeep.ts';
import type { Refusal } from '#platform/command.ts';

const vi = { ...viShell, ...viMonth, ...viMinutes, ...viLive, ...viPlan, ...viOffice, ...viOpinions, ...viOrganising, ...viPeople, ...viPosts, ...viRefusals, ...viSignIn, ...viAccounts, ...viImport, ...viSupervision, ...viInspections, ...viTasks, ...viUpkeep, ...viChecks, ...viCommittee, ...viScoring, ...viReports, ...viSignals, ...viModels };
const en: typeof vi = { ...enShell, ...enMonth, ...enMinutes, ...enLive, ...enPlan, ...enOffice, ...enOpinions, ...enOrganising, ...enPeople, ...enPosts, ...enRefusals, ...enSignIn, ...enAccounts, ...enImport, ...enSupervision, ...enInspections, ...enTasks, ...enUpkeep, ...enChecks, ...enCommittee, ...enScoring, ...enReports, ...enSignals, ...enModels };
export type Words = typeof vi;

/** What the screen says, in the reader's language. Pages are drawn on the server, so no dictionary travels to a phone. */
export const words = (lang: Lang): Words => (lang === 'en' ? en : vi);

/** A refusal in words; a code without words is a defect that a test finds, and still says something here. */
export function refusalText(lang: Lang, refusal: Refusal): string {
  const said = words(lang).refusals[refusal.refused];
  return typeof said === 'function' ? said(refusal as never) : (said ?? refusal.refused);
}

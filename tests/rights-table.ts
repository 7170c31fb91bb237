import type { Right } from '#organisation/rights.ts';

/**
 * Who may do what, where: every route, every command, every role, as a person would say it. Written by hand, not worked out
 * from the program; `rights-matrix.test.ts` holds the program against it, and a route or command without a line here fails.
 */

/** Where a role stands: at what it holds, under it, next to it, over it; where it stood once; what was dissolved in its favour, or under it. */
export const places = ['own', 'below', 'beside', 'above', 'moved away', 'dissolved'] as const;
export type Place = (typeof places)[number];

const nothing: Right[] = [];
const account: Right[] = ['keep-accounts'];
const member: Right[] = ['see-meetings', 'take-part', 'answer-inspection'];
const office: Right[] = ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below', 'settle-calendar', 'report', 'keep-units', 'keep-members', 'print-slips', 'appoint'];
const readByOffice: Right[] = ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below'];
const standing: Right[] = ['see-meetings', 'see-attendance', 'see-below', 'report', 'grade', 'inspect', 'order-inspections'];
const readByStanding: Right[] = ['see-meetings', 'see-attendance', 'see-below', 'grade'];
const readByInspector: Right[] = ['see-meetings', 'see-attendance', 'see-log', 'see-below'];
const inspector: Right[] = [...readByInspector, 'inspect', 'order-inspections'];
const team: Right[] = ['inspect'];
const inCharge: Right[] = ['see-meetings', 'see-attendance', 'visit', 'see-signals'];
const readByFollowers: Right[] = ['see-meetings', 'see-attendance'];
const leadsTheCell: Right[] = ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'plan', 'prepare', 'announce', 'record', 'write-up', 'file', 'follow', 'keep-members', 'print-slips', 'answer-above', 'see-signals', 'inspect', 'order-inspections', 'answer-inspection'];
const readByLeaders: Right[] = ['see-meetings', 'see-attendance', 'see-details', 'see-log'];
const committeeMember: Right[] = ['see-meetings', 'see-attendance', 'prepare', 'record', 'follow', 'see-signals', 'inspect'];

/**
 * What each role may, in the order of the places. Of a cell, "below" is its party group, "above" the organisation over it,
 * "dissolved" a cell it succeeded; of a committee, "below" and "dissolved" are an organisation and a cell under it, and "moved
 * away" what another committee has taken over. Leaders of a cell are members of it as well. Nothing stands above the province.
 */
export const roles = {
  //                            own                          below         beside    above     moved away  dissolved
  'administrator':             [account,                     account,      nothing,  nothing,  nothing,    nothing],
  'province office':           [office,                      office,       nothing,  nothing,  nothing,    readByOffice],
  'commune office':            [office,                      office,       nothing,  nothing,  nothing,    readByOffice],
  'standing committee':        [standing,                    standing,     nothing,  nothing,  nothing,    readByStanding],
  'secretary of a committee':  [standing,                    standing,     nothing,  nothing,  nothing,    readByStanding],
  'member of a committee':     [nothing,                     nothing,      nothing,  nothing,  nothing,    nothing],
  'inspector':                 [inspector,                   inspector,    nothing,  nothing,  nothing,    readByInspector],
  'member of a team':          [team,                        nothing,      nothing,  nothing,  nothing,    nothing],
  'member of a past team':     [nothing,                     nothing,      nothing,  nothing,  nothing,    nothing],
  'member in charge':          [inCharge,                    nothing,      nothing,  nothing,  nothing,    readByFollowers],
  'secretary':                 [[...leadsTheCell, ...member], nothing,     nothing,  nothing,  nothing,    readByLeaders],
  'deputy':                    [[...leadsTheCell, ...member], nothing,     nothing,  nothing,  nothing,    readByLeaders],
  'committee member':          [[...committeeMember, ...member], nothing,  nothing,  nothing,  nothing,    readByFollowers],
  'member':                    [member,                      nothing,      nothing,  nothing,  nothing,    nothing],
  'probationary member':       [member,                      nothing,      nothing,  nothing,  nothing,    nothing],
  'delegate of the secretary': [[...leadsTheCell, ...member], nothing,     nothing,  nothing,  nothing,    readByLeaders],
  'holder of an ended post':   [nothing,                     nothing,      nothing,  nothing,  nothing,    nothing],
  'stranger signed in':        [nothing,                     nothing,      nothing,  nothing,  nothing,    nothing],
  'signed out':                [nothing,                     nothing,      nothing,  nothing,  nothing,    nothing]
} satisfies Record<string, Right[][]>;
export type Role = keyof typeof roles;

/** Which commands each right opens, at the unit where they happen. */
export const commands: Record<Right, string[]> = {
  'see-meetings': ['delegation.give', 'delegation.end'],
  'see-attendance': ['request.answer'],
  'see-details': [],
  'see-log': [],
  'see-below': [],
  'plan': [
    'plan.make-year', 'plan.report-year', 'meeting.plan', 'meeting.change-plan', 'meeting.postpone', 'meeting.miss', 'meeting.register', 'meeting.answer-proposal',
    'month.explain', 'document.set-number', 'document.set-term'
  ],
  'prepare': [
    'meeting.hold-pre-meeting', 'meeting.skip-pre-meeting', 'meeting.set-agenda', 'meeting.draft-resolution', 'meeting.prepare', 'meeting.add-paper', 'meeting.remove-paper',
    'meeting.advance-paper', 'reminder.see', 'signal.dismiss', 'model.take'
  ],
  'announce': ['meeting.announce', 'meeting.mark-told', 'meeting.reply-for', 'meeting.decide-leave'],
  'record': [
    'meeting.open', 'meeting.record-afterwards', 'meeting.mark-attendance', 'meeting.add-guest', 'meeting.remove-guest', 'meeting.start-item', 'meeting.note-speech',
    'meeting.change-speech', 'meeting.remove-speech', 'meeting.state-dues', 'meeting.judge-task', 'meeting.answer-opinion', 'opinion.record-answer', 'meeting.vote', 'meeting.self-mark', 'meeting.fill-sheet',
    'meeting.approve-minutes', 'meeting.conclude', 'meeting.take-back'
  ],
  'write-up': ['meeting.word-minutes', 'meeting.write', 'meeting.add-addendum'],
  'file': ['plan.issue-themes', 'meeting.issue-before', 'meeting.file-documents', 'meeting.mark-posted-before', 'meeting.mark-posted', 'meeting.file'],
  'follow': ['task.report-for', 'task.enter', 'task.change', 'task.hand-over', 'task.drop', 'task.remind', 'task.mark-called'],
  'take-part': ['task.report', 'theme.submit', 'theme.step', 'meeting.reply', 'meeting.send-opinion', 'meeting.check-in', 'calendar.make-address', 'calendar.revoke-address'],
  'keep-members': [
    'member.add', 'member.correct-name', 'member.set-details', 'member.set-status', 'member.correct-status', 'member.end', 'member.set-flag', 'member.end-flag',
    'member.correct-flag', 'member.remove-flag', 'member.set-group', 'member.transfer', 'member.stay', 'member.end-stay', 'member.import', 'member.import-below'
  ],
  'print-slips': ['member.print-slip'],
  'settle-calendar': ['meeting.settle', 'calendar.settle', 'meeting.propose-time', 'superior.ask', 'superior.withdraw', 'reminder.send', 'visits.draw', 'visits.plan', 'visits.move', 'visits.drop', 'visits.import', 'request.give'],
  // and only by a post of the committee itself: src/routes/units/[unit]/report/report.test.ts, src/models/models.test.ts
  'report': ['report.draft', 'report.close', 'report.supplement', 'report.set-number', 'model.choose', 'model.review'],
  'keep-units': [
    'unit.found', 'unit.rename', 'unit.move', 'unit.retype', 'unit.dissolve', 'unit.import', 'place.add', 'place.cover', 'holiday.set', 'holiday.remove', 'setting.set', 'frame.keep', 'frame.adopt', 'frame.withdraw'
  ],
  'appoint': ['post.appoint', 'post.end', 'post.take-back'],
  'grade': ['meeting.grade', 'meeting.decide-mark'],
  'visit': ['visit.report', 'visit.add', 'visit.settle'],
  'inspect': ['inspection.finish-step', 'inspection.ask-paper', 'inspection.judge-paper', 'inspection.note-finding', 'inspection.withdraw-finding', 'inspection.word-conclusion', 'inspection.set-remedy', 'inspection.settle-remedy'],
  // and only by a post of the committee itself: src/inspection/inspections.test.ts
  'order-inspections': ['inspection.plan', 'inspection.pass-programme', 'inspection.drop', 'inspection.begin', 'inspection.change-team', 'inspection.extend'],
  'answer-above': ['visit.answer', 'visit.ask', 'request.raise', 'request.take', 'model.share', 'model.withdraw'],
  // and only where it is of one's cell or of oneself: src/inspection/own-inspections.test.ts
  'answer-inspection': ['inspection.hand-in', 'inspection.report-remedy'],
  'see-signals': [],
  'keep-accounts': ['post.first-officer']
};

/** What a route asks: a right at the unit of its address; or that somebody is signed in; or nothing. */
type Asked = Right | 'signed in' | 'nothing';
export interface Route {
  /** for its data, page or answer to GET */
  open?: Asked;
  /** who may not open it and holds this right is told whose page it is, instead of nothing */
  tells?: Right;
  /** for its answer to POST */
  post?: Asked;
  /** for each action of its forms; `commands`: each command it takes asks its own right, by the table above */
  forms?: Record<string, Asked | 'commands'>;
  /** the name of the unit in the address; pages of a cell are there for cells only, those of a unit for committees only */
  of?: 'cell' | 'unit' | 'either';
  /** what stands in the address beside the unit, where the page needs it; several, where they ask different rights */
  at?: { query?: string; params?: Record<string, string>; open?: Right }[];
  /** the status for somebody who is not signed in, where it is not the way to the sign-in page */
  signedOut?: number;
  /** whoever held this post at the unit until a while ago is told so when they send what they had begun to write (410), and it is not lost */
  former?: Role;
  /** of the unit where one stands alone, though one holds the right below as well: but for this role, which looks down */
  own?: Role;
  /** only for these roles, though others hold the right: why */
  only?: { role: Role; also?: Role; because: string };
}

const list = '?file={list}&name=danh-sach.csv';
export const routes: Record<string, Route> = {
  '+layout': { open: 'nothing' },
  '+page': { open: 'signed in' },
  'admin/+page': { open: 'keep-accounts', of: 'either', at: [{ query: '?unit={unit}' }], forms: { lock: 'keep-accounts', unlock: 'keep-accounts', end: 'keep-accounts', reset: 'keep-accounts', slip: 'keep-accounts', first: 'keep-accounts' } },
  'calendar/[secret].ics/+server': { open: 'nothing' },
  'check/+page': { open: 'nothing' },
  'check/offline/+server': { open: 'nothing' },
  'commands/+server': { post: 'signed in', signedOut: 401 },
  'follow/+page': { open: 'signed in' },
  'healthz/+server': { open: 'nothing' },
  'me/+page': { open: 'signed in', forms: { default: 'signed in' } },
  'me/account/+page': { open: 'signed in', forms: { password: 'signed in', end: 'signed in', passkey: 'signed in' } },
  'me/account/passkeys/+server': { post: 'signed in', signedOut: 403 },
  'me/account/second-factor/+page': { open: 'signed in', forms: { begin: 'signed in', confirm: 'signed in', recovery: 'signed in', remove: 'signed in' } },
  'me/data/+server': { open: 'signed in' },
  'inspections/+page': { open: 'signed in' },
  'inspections/files/[by]/[file]/+server': { open: 'inspect', of: 'either', own: 'inspector' },
  'inspections/me/+page': { open: 'signed in', forms: { default: 'commands' } },
  'inspections/me/[inspection]/[kind]/+server': { of: 'cell', at: [{ params: { kind: 'outline' }, open: 'answer-inspection' }, { params: { kind: 'self-report' }, open: 'answer-inspection' }], only: { role: 'member', because: 'it is of that member' } },
  'inspections/[unit]/[inspection]/papers/[kind]/+server': { of: 'unit', own: 'inspector', at: [{ params: { kind: 'decision' }, open: 'inspect' }, { params: { kind: 'report' }, open: 'inspect' }] },
  'inspections/[unit]/[inspection]/+page': { open: 'inspect', of: 'unit', own: 'inspector', forms: { default: 'commands' } },
  'follow/export/+server': { open: 'signed in' },
  'follow/visits.ics/+server': { open: 'signed in' },
  'follow/visits/[cell]/[meeting]/+page': { open: 'visit', of: 'cell', forms: { default: 'commands' }, former: 'member in charge' },
  'search/+page': { open: 'signed in' },
  'set-up/+page': { open: 'nothing', forms: { default: 'nothing' } },
  'settings/+server': { open: 'nothing' },
  'sign-in/+page': { open: 'nothing', forms: { default: 'nothing' } },
  'sign-in/code/+page': { open: 'nothing', forms: { default: 'nothing' } },
  'sign-in/passkey/+server': { post: 'nothing' },
  'sign-in/slip/+page': { open: 'nothing', forms: { default: 'nothing' } },
  'sign-out/+server': { post: 'nothing' },

  'cells/[cell]/+layout': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/log/+page': { open: 'see-log', of: 'cell' },
  'cells/[cell]/log/export/+server': { open: 'see-log', of: 'cell' },
  'cells/[cell]/members/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/members/[member]/+page': { open: 'see-details', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/members/export/+server': { open: 'see-details', of: 'cell' },
  'cells/[cell]/members/import/+page': { open: 'keep-members', of: 'cell', forms: { upload: 'keep-members', write: 'keep-members' } },
  'cells/[cell]/members/import/marked/+server': { open: 'keep-members', of: 'cell', at: [{ query: list }] },
  'cells/[cell]/members/import/template/+server': { open: 'keep-members', of: 'cell' },
  'cells/[cell]/members/who-counts/+page': { open: 'see-attendance', of: 'cell' },
  'cells/[cell]/members/who-counts/export/+server': { open: 'see-attendance', of: 'cell' },
  'cells/[cell]/papers/+page': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/papers/[document]/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/papers/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/plan/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/plan/thematic/+server': { open: 'see-meetings', of: 'cell', at: [{ query: '?year={year}' }] },
  'cells/[cell]/register/+page': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/plan/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/register/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/register/file/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/posts/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/slips/[slip]/+page': { open: 'print-slips', of: 'cell', only: { role: 'secretary', because: 'a slip opens an account: only who printed it sees its code' } },
  'cells/[cell]/start/+page': { open: 'keep-members', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/tasks/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/tasks/[task]/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  // and the two members it concerns: src/routes/tasks.test.ts
  'cells/[cell]/tasks/[task]/evidence/[evidence]/+server': { open: 'see-attendance', of: 'cell' },
  'cells/[cell]/tasks/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/tasks/results/+page': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/tasks/results/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/models/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/models/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/models/reviews/[review]/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/inspections/[inspection]/[kind]/+server': { of: 'cell', at: [{ params: { kind: 'outline' }, open: 'answer-above' }, { params: { kind: 'self-report' }, open: 'answer-above' }], only: { role: 'secretary', also: 'delegate of the secretary', because: 'a deputy is told what the secretary tells them' } },
  'cells/[cell]/inspections/own/+page': { open: 'inspect', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/inspections/own/export/+server': { open: 'inspect', of: 'cell' },
  'cells/[cell]/inspections/own/paper/+server': { open: 'inspect', of: 'cell' },
  'cells/[cell]/inspections/own/[own]/+page': { open: 'inspect', of: 'cell', own: 'inspector', forms: { default: 'commands' } },
  'cells/[cell]/inspections/own/[own]/papers/[kind]/+server': { of: 'cell', own: 'inspector', at: [{ params: { kind: 'decision' }, open: 'inspect' }, { params: { kind: 'self-report' }, open: 'inspect' }] },
  'cells/[cell]/inspections/+page': { open: 'answer-above', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/opinions/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/opinions/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/regime/+page': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/regime/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/requests/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/requests/export/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/signals/+page': { open: 'see-signals', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/visits/+page': { open: 'see-attendance', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/visits/export/+server': { open: 'see-attendance', of: 'cell' },

  'cells/[cell]/meetings/[meeting]/+layout': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/announce/+page': { open: 'prepare', tells: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/announce/meeting.ics/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/announce/pack/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/documents/[kind]/+server': {
    of: 'cell', at: [{ params: { kind: 'notice' }, open: 'see-meetings' }, { params: { kind: 'agenda' }, open: 'see-meetings' }, { params: { kind: 'pack' }, open: 'see-attendance' }, { params: { kind: 'package-before' }, open: 'see-attendance' }, { params: { kind: 'roll' }, open: 'see-attendance' }]
  },
  'cells/[cell]/meetings/[meeting]/events/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/file/+page': { open: 'see-attendance', tells: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/live/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/minutes/+page': { open: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/minutes/read/+page': { open: 'record', tells: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/papers/[paper]/+server': { open: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/prepare/+page': { open: 'prepare', tells: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/projector/+page': { open: 'record', tells: 'see-meetings', of: 'cell' },
  'cells/[cell]/meetings/[meeting]/roll/+page': { open: 'see-attendance', tells: 'see-meetings', of: 'cell', forms: { default: 'commands' } },
  'cells/[cell]/meetings/[meeting]/roll/export/+server': { open: 'see-attendance', of: 'cell' },

  'units/[unit]/+layout': { open: 'see-below', of: 'unit' },
  'units/[unit]/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/attendance/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/attendance/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/calendar/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/calendar/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/plans/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/organisation/holidays/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/checks/export/+server': { open: 'keep-units', of: 'unit' },
  'cells/[cell]/checks/export/+server': { open: 'keep-members', of: 'cell' },
  'units/[unit]/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/import/+page': { open: 'keep-units', of: 'unit', forms: { upload: 'keep-units', write: 'keep-units' } },
  'units/[unit]/import/marked/+server': { open: 'keep-units', of: 'unit', at: [{ query: list }] },
  'units/[unit]/import/members/+page': { open: 'keep-members', of: 'unit', forms: { upload: 'keep-members', write: 'keep-members' } },
  'units/[unit]/import/members/marked/+server': { open: 'keep-members', of: 'unit', at: [{ query: list }] },
  'units/[unit]/import/members/template/+server': { open: 'keep-members', of: 'unit' },
  'units/[unit]/import/template/+server': { open: 'keep-units', of: 'unit' },
  'units/[unit]/log/+page': { open: 'see-log', of: 'unit' },
  'units/[unit]/log/export/+server': { open: 'see-log', of: 'unit' },
  'units/[unit]/organisation/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/[below]/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/checks/+page': { open: 'keep-units', of: 'unit' },
  'cells/[cell]/checks/+page': { open: 'keep-members', of: 'cell' },
  'units/[unit]/grades/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/grades/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/frames/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/rules/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/holidays/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/members/+server': { open: 'see-details', of: 'unit' },
  'units/[unit]/organisation/places/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/organisation/places/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/plans/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/overview/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/overview/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/models/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/models/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/models/reviews/[review]/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/regime/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/regime/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/register/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/register/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/register/file/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/report/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/report/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/inspections/+page': { open: 'inspect', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/inspections/paper/+server': { open: 'inspect', of: 'unit' },
  'units/[unit]/inspections/export/+server': { open: 'inspect', of: 'unit' },
  'units/[unit]/requests/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/requests/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/supervision/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/supervision/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/supervision/visits/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/supervision/plan/+page': { open: 'see-below', of: 'unit', forms: { default: 'commands' } },
  'units/[unit]/supervision/plan/export/+server': { open: 'see-below', of: 'unit' },
  'units/[unit]/supervision/plan/import/+page': { open: 'settle-calendar', of: 'unit', forms: { upload: 'settle-calendar', write: 'settle-calendar' } },
  'units/[unit]/supervision/plan/import/marked/+server': { open: 'settle-calendar', of: 'unit', at: [{ query: list }] },
  'units/[unit]/supervision/plan/import/template/+server': { open: 'settle-calendar', of: 'unit' },
  'units/[unit]/tasks/+page': { open: 'see-below', of: 'unit' },
  'units/[unit]/tasks/export/+server': { open: 'see-below', of: 'unit' }
};

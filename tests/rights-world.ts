import { announce, addPaper, issueBefore, makeCalendarAddress, plan, prepare, setAgenda, skipPreMeeting } from '#meetings/commands.ts';
import { readsDays } from '#inspection/course.ts';
import { addMember, endMembership, printSlip, transferMember } from '#members/commands.ts';
import { appoint, appointFirstOfficer, delegate, dissolveUnit, endPost, foundUnit, moveUnit } from '#organisation/commands.ts';
import { addDays, addMonths, firstOfMonth } from '#organisation/day.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { keepSheet } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { derived } from '#platform/secret.server.ts';
import { enterTask, reportForMember } from '#resolutions/commands.ts';
import type { Cast } from './cast.ts';
import { uploadOf } from './uploads.ts';
import type { Place, Role } from './rights-table.ts';

/** A unit with one of each thing an address may name in it; of a committee, the things are those of a cell elsewhere. */
export interface Spot {
  unit: string;
  kind: 'cell' | 'committee' | 'group';
  meeting: string;
  member: string;
  paper: string;
  /** the notice, as it was issued */
  document: string;
  slip: string;
  task: string;
  evidence: string;
  /** ordered by the committee; of a cell, by nobody */
  inspection: string;
  /** ordered by the cell itself */
  own: string;
  /** of a model that the committee chose; of a cell, of itself as a model */
  review: string;
  /** handed in for the one that this unit ordered */
  file: string;
  /** somebody there without an account */
  keeper: Actor;
  /** the list kept for import, by the first word of the route it is for */
  list: { members: string; units: string; visits: string };
}
export interface World {
  people: Record<Exclude<Role, 'signed out'>, Actor>;
  /** for each role and place the cell and the unit that addresses name; where the place is one unit, both are that. Nothing stands above a province. */
  spots(role: Role, place: Place): { cell: Spot; unit: Spot } | null;
  secret: string;
  /** the year in which the meetings lie */
  year: string;
}

/**
 * Builds the world of the matrix beside the cast, through the one door: a province with two communes, in the first a
 * grassroots organisation with its cells, units that moved away or were dissolved, and one person for each role. The events
 * lie on days of last month, so that today all of them are over.
 */
export async function buildWorld(cast: Cast, today: string): Promise<World> {
  const last = addMonths(firstOfMonth(today), -1);
  const founded = addMonths(last, -6);
  const [prepared, moved, dissolved] = [addDays(last, 9), addDays(last, 14), addDays(last, 19)];
  const at = (day: string, hour = '08') => new Date(`${day}T${hour}:00:00+07:00`);
  const actor = (personId: string, name: string): Actor => ({ personId, accountId: personId, name });
  async function someone(name: string): Promise<Actor> {
    const id = newId();
    await cast.house.app.insertInto('person').values({ id }).execute();
    return actor(id, name);
  }
  const post = (by: Actor, unitId: string, who: Actor, kind: string, from = founded) => cast.done(by, appoint, { unitId, personId: who.personId, holderName: who.name, kind, from }, at(from));
  async function site(name: string) {
    const { unitId, personId } = await foundSite(cast.house.app, { name, kind: 'province', day: founded, administratorName: 'Quản trị' });
    const [administrator, office] = [actor(personId, 'Quản trị'), await someone(`Văn phòng ${name}`)];
    await cast.done(administrator, appointFirstOfficer, { unitId, personId: office.personId, holderName: office.name, from: founded }, at(founded));
    return { unitId, administrator, office };
  }
  async function found(by: Actor, parent: string, name: string, kind: string) {
    const type = kind === 'cell' ? { type: 'village' } : {};
    return String((await cast.done(by, foundUnit, { unitId: parent, name, kind, foundedOn: founded, ...type }, at(founded)))['id']);
  }

  const province = await site('Đảng bộ tỉnh của bảng');
  const other = await site('Đảng bộ tỉnh khác');
  const commune = await found(province.office, province.unitId, 'Đảng bộ xã Một', 'committee');
  const communeTwo = await found(province.office, province.unitId, 'Đảng bộ xã Hai', 'committee');
  const [office, officeTwo] = [await someone('Văn phòng xã Một'), await someone('Văn phòng xã Hai')];
  await post(province.office, commune, office, 'office');
  await post(province.office, communeTwo, officeTwo, 'office');

  const listOf = async (unitId: string, text: string) => {
    const kept = await keepSheet(unitId, new File([text], 'danh-sach.csv'), new Date());
    if ('refused' in kept) throw new Error(kept.refused);
    return kept.contentHash;
  };
  const lists = async (unitId: string, cellName: string) => ({
    members: await listOf(unitId, `Họ và tên,Chi bộ\nTrần Văn Mới,${cellName}\n`), units: await listOf(unitId, 'Tên tổ chức,Loại\nChi bộ thôn Mới,Chi bộ\n'), visits: await listOf(unitId, `Chi bộ,Tháng\n${cellName},11/2199\n`)
  });

  /** An inspection that a unit ordered and began, with a file handed in for it. */
  async function inspectionOf(unit: string, subject: string, by: Actor): Promise<{ id: string; file: string }> {
    const [id, paper, word, file] = [newId(), newId(), newId(), newId()];
    await cast.database.owner.query(`insert into inspection (id, unit_id, subject_id, kind, about, quarter, outside, at, by_person_id, decision_number, decision_day, begins_on, days) values ($1, $2, $3, 'supervision', 'Nề nếp sinh hoạt', '2026-Q4', true, now(), $4, '12-QĐ/ĐU', (now() at time zone 'Asia/Ho_Chi_Minh')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date, 30)`, [id, unit, subject, by.personId]);
    const said = [unit, id, by.personId];
    await cast.database.owner.query(`insert into inspection_paper (unit_id, inspection_id, id, text, due_on, at, by_person_id, by_name) values ($1, $2, $4, 'Sổ biên bản', '2026-12-01', now(), $3, '')`, [...said, paper]);
    await cast.database.owner.query(`insert into inspection_paper_word (unit_id, inspection_id, id, paper_id, word, text, at, by_person_id, by_name) values ($1, $2, $4, $5, 'handed-in', 'Bản chụp', now(), $3, '')`, [...said, word, paper]);
    const { name, mediaType, size, contentHash } = await uploadOf(by, 'tai-lieu.pdf');
    await cast.database.owner.query(`insert into inspection_file (unit_id, inspection_id, id, word_id, name, media_type, size, content_hash, at, by_person_id) values ($1, $2, $4, $5, $6, $7, $8, $9, now(), $3)`, [...said, file, word, name, mediaType, size, contentHash]);
    return { id, file };
  }

  /** A review of a cell that a unit chose as a model. */
  async function reviewOf(unit: string, cellId: string, by: Actor): Promise<string> {
    const [model, review] = [newId(), newId()];
    await cast.database.owner.query(`insert into model_cell (cell_id, id, unit_id, purpose, expected, helper, decision, starts_on, until_on, at, by_person_id, by_name) values ($1, $2, $3, 'Sinh hoạt chuyên đề', 'Mỗi quý một chuyên đề', 'Ban Xây dựng Đảng', '15-KH/ĐU', $4, $5, now(), $6, '')`, [cellId, model, unit, founded, today, by.personId]);
    await cast.database.owner.query(`insert into model_review (cell_id, id, model_id, kind, words, figures, as_of, at, by_person_id, by_name) values ($1, $2, $3, 'half-year', 'Làm tốt', 'null', $4, now(), $5, '')`, [cellId, review, model, last, by.personId]);
    return review;
  }

  /** A cell with a keeper who leads it, a member, and an announced meeting with a theme and a paper. */
  async function cell(by: Actor, parent: string, name: string): Promise<Spot> {
    const unit = await found(by, parent, name, 'cell');
    const join = async (fullName: string) => cast.done(by, addMember, { unitId: unit, fullName, since: founded, status: 'official', largeType: false }, at(founded));
    const joined = await join(`Người giữ ${name}`);
    const keeper = actor(String(joined['personId']), `Người giữ ${name}`);
    await post(by, unit, keeper, 'secretary');
    const done = (command: Parameters<Cast['done']>[1], payload: object) => cast.done(keeper, command, { unitId: unit, ...payload }, at(prepared));
    const { id: member } = await join(`Đảng viên ${name}`);
    const theme = { kind: 'combined', theme: 'Nêu gương', authorId: joined['id'], reviewerId: member };
    const { id: meeting } = await done(plan, { ...theme, month: last, startsAt: `${addDays(last, 11)}T19:30`, place: 'Nhà văn hóa', dayReason: 'Mưa lũ' });
    const about = { meetingId: String(meeting) };
    await done(skipPreMeeting, about);
    await done(setAgenda, { ...about, items: [{ origin: 'playbook', key: 'opening', title: 'Khai mạc', minutes: 8, points: '' }] });
    await done(prepare, about);
    const paperFile = await uploadOf(keeper, 'tai-lieu.pdf');
    const { id: paper } = await done(addPaper, { ...about, kind: 'paper', ...paperFile });
    await done(announce, { ...about, text: 'Kính mời đồng chí dự sinh hoạt.' });
    await done(issueBefore, about);
    const { id: document } = await inScope(cast.house.app, { cells: [unit] }, (trx) => trx.selectFrom('filed_document').select('id').where('cell_id', '=', unit).where('kind', '=', 'notice').executeTakeFirstOrThrow());
    const { id: task } = await done(enterTask, { text: 'Vận động 12 hộ', memberId: member, dueOn: last, setOn: founded, evidence: '' });
    await done(reportForMember, { taskId: task, memberId: member, text: 'Đang làm', saysDone: false, evidence: paperFile });
    const { id: evidence } = await inScope(cast.house.app, { cells: [unit] }, (trx) => trx.selectFrom('task_evidence').select('id').where('cell_id', '=', unit).executeTakeFirstOrThrow());
    const ofOwn = await inspectionOf(unit, unit, keeper);
    return { unit, kind: 'cell', meeting: String(meeting), member: String(member), paper: String(paper), document, slip: newId(), task: String(task), evidence, inspection: newId(), own: ofOwn.id, review: await reviewOf(parent, unit, keeper), file: ofOwn.file, keeper, list: await lists(unit, name) };
  }

  const grassroots = await found(office, commune, 'Đảng bộ cơ sở Một', 'grassroots');
  const grassrootsTwo = await found(officeTwo, communeTwo, 'Đảng bộ cơ sở Hai', 'grassroots');
  const own = await cell(office, grassroots, 'Chi bộ A');
  const beside = await cell(office, grassroots, 'Chi bộ B');
  const left = await cell(office, grassroots, 'Chi bộ cũ');
  const gone = await cell(office, grassroots, 'Chi bộ tan');
  const elsewhere = await cell(officeTwo, grassrootsTwo, 'Chi bộ xã Hai');
  const atProvince = await cell(province.office, province.unitId, 'Chi bộ của tỉnh');
  const farAway = await cell(other.office, other.unitId, 'Chi bộ tỉnh khác');
  const group = await found(office, own.unit, 'Tổ đảng', 'party-group');
  const unitSpot = async (unit: string, by: Actor, kind: Spot['kind'] = 'committee', model = own): Promise<Spot> => {
    const keeper = await someone('Cấp ủy viên không tài khoản');
    if (kind === 'committee') await post(by, unit, keeper, 'committee-member');
    const { id: inspection, file } = await inspectionOf(unit, own.unit, keeper);
    return { ...own, unit, kind, inspection, own: newId(), review: await reviewOf(unit, model.unit, keeper), file, keeper, list: await lists(unit, 'Chi bộ A') };
  };

  // what another committee has taken over, and what was dissolved: organisations with a cell of their own
  const [takenByTwo, takenByOther, ended] = [await found(office, commune, 'Đảng bộ cơ sở chuyển xã', 'grassroots'), await found(province.office, province.unitId, 'Đảng bộ chuyển tỉnh', 'committee'), await found(office, commune, 'Đảng bộ cơ sở tan', 'grassroots')];
  const [inTakenByTwo, inTakenByOther, inEnded] = [await cell(office, takenByTwo, 'Chi bộ chuyển xã'), await cell(province.office, takenByOther, 'Chi bộ chuyển tỉnh'), await cell(office, ended, 'Chi bộ tan theo')];
  const [spotTakenByTwo, spotTakenByOther, spotEnded] = [await unitSpot(takenByTwo, office), await unitSpot(takenByOther, province.office), await unitSpot(ended, office, 'committee', inEnded)];
  await cast.done(province.office, moveUnit, { unitId: takenByTwo, newParentId: communeTwo, on: moved }, at(moved));
  const both = await someone('Người của hai tỉnh');
  for (const one of [province, other]) await post(one.office, one.unitId, both, 'office');
  await cast.done(both, moveUnit, { unitId: takenByOther, newParentId: other.unitId, on: moved }, at(moved));

  // a person for each role; those of the cell come from the cell they left
  const people = {} as World['people'];
  people['administrator'] = province.administrator;
  people['province office'] = province.office;
  people['commune office'] = office;
  for (const [role, kind] of [['standing committee', 'standing'], ['secretary of a committee', 'secretary'], ['member of a committee', 'committee-member'], ['inspector', 'inspector']] as const) {
    people[role] = await someone(role);
    await post(province.office, commune, people[role], kind);
  }
  people['member of a team'] = await someone('member of a team');
  await post(province.office, commune, people['member of a team'], 'committee-member');
  people['member of a past team'] = await someone('member of a past team');
  await post(province.office, commune, people['member of a past team'], 'committee-member');
  const kinds = { 'secretary': 'secretary', 'deputy': 'deputy', 'committee member': 'committee-member', 'member': null, 'probationary member': null, 'delegate of the secretary': null } as const;
  for (const role of Object.keys(kinds) as (keyof typeof kinds)[]) {
    const kind = kinds[role];
    const status = role === 'probationary member' ? 'probationary' : 'official';
    const joined = await cast.done(office, addMember, { unitId: left.unit, fullName: role, since: founded, status, largeType: false }, at(founded));
    people[role] = actor(String(joined['personId']), role);
    if (kind) await post(office, left.unit, people[role], kind);
    await cast.done(office, transferMember, { unitId: commune, memberId: joined['id'], fromCellId: left.unit, toCellId: own.unit, on: moved }, at(moved));
    if (kind) await post(office, own.unit, people[role], kind, moved);
  }
  people['member in charge'] = await someone('member in charge');
  const { id: chargeThen } = await post(office, left.unit, people['member in charge'], 'in-charge');
  await cast.done(office, endPost, { unitId: left.unit, postId: chargeThen, on: moved }, at(moved));
  await post(office, own.unit, people['member in charge'], 'in-charge', moved);
  people['holder of an ended post'] = await someone('holder of an ended post');
  for (const unit of [left.unit, own.unit]) {
    const { id: postId } = await post(office, unit, people['holder of an ended post'], 'secretary');
    await cast.done(office, endPost, { unitId: unit, postId, on: dissolved }, at(dissolved));
  }
  people['stranger signed in'] = await someone('stranger signed in');
  await cast.done(people['secretary'], delegate, { unitId: own.unit, toPersonId: people['delegate of the secretary'].personId, postKind: 'secretary', from: dissolved, until: addDays(today, 10), reason: 'Đi học' }, at(dissolved));
  own.slip = String((await cast.done(people['secretary'], printSlip, { unitId: own.unit, memberId: own.member }, new Date()))['id']);
  await cast.done(people['member'], makeCalendarAddress, { unitId: own.unit }, new Date());
  const { id: calendar } = await inScope(cast.house.app, { cells: [own.unit] }, (trx) => trx.selectFrom('calendar_address').select('id').where('cell_id', '=', own.unit).executeTakeFirstOrThrow());

  // the cells that end, with all who are still in them, and the organisation over one of them
  for (const spot of [gone, inEnded]) {
    const { rows } = await cast.database.owner.query<{ id: string }>('select id from member where cell_id = $1 and upper_inf(valid)', [spot.unit]);
    for (const { id: memberId } of rows) await cast.done(office, endMembership, { unitId: spot.unit, memberId, status: 'left', on: dissolved }, at(dissolved));
    await cast.done(office, dissolveUnit, { unitId: spot.unit, on: dissolved, successorId: own.unit }, at(dissolved));
  }
  await cast.done(office, dissolveUnit, { unitId: ended, on: dissolved, successorId: grassroots }, at(dissolved));

  const spot = {
    province: await unitSpot(province.unitId, province.office), commune: await unitSpot(commune, province.office), communeTwo: await unitSpot(communeTwo, province.office),
    grassroots: await unitSpot(grassroots, office), other: await unitSpot(other.unitId, other.office), group: await unitSpot(group, office, 'group')
  };
  await cast.database.owner.query(`insert into inspection_member (unit_id, inspection_id, id, person_id, person_name, role, valid, at, by_person_id) values ($1, $2, uuidv7(), $3, 'member of a team', 'lead', daterange((now() at time zone 'Asia/Ho_Chi_Minh')::date - 1, null), now(), $3)`, [commune, spot.commune.inspection, people['member of a team'].personId]);
  // concluded so long ago, without remedies, that the seat gives nothing any more
  const seatOver = await inspectionOf(commune, own.unit, people['inspector']);
  await cast.database.owner.query(`insert into inspection_member (unit_id, inspection_id, id, person_id, person_name, role, valid, at, by_person_id) values ($1, $2, uuidv7(), $3, 'member of a past team', 'lead', daterange((now() at time zone 'Asia/Ho_Chi_Minh')::date - 60, null), now(), $3)`, [commune, seatOver.id, people['member of a past team'].personId]);
  for (const step of ['prepare', 'conduct', 'conclude']) await cast.database.owner.query(`insert into inspection_step (unit_id, inspection_id, step, done_on, at, by_person_id, by_name) values ($1, $2, $3, (now() at time zone 'Asia/Ho_Chi_Minh')::date - $4::int, now(), $5, '')`, [commune, seatOver.id, step, readsDays + 1, people['inspector'].personId]);
  // the cell was told of the one of its committee
  await cast.database.owner.query(`insert into inspection_step (unit_id, inspection_id, step, done_on, at, by_person_id, by_name) values ($1, $2, 'prepare', (now() at time zone 'Asia/Ho_Chi_Minh')::date, now(), $3, '')`, [commune, spot.commune.inspection, people['inspector'].personId]);
  own.inspection = spot.commune.inspection;
  // and it is of one of its members, whose role is that
  await cast.database.owner.query(`insert into inspected_member (unit_id, inspection_id, subject_id, member_id, person_id, member_name) select $1, $2, cell_id, id, person_id, full_name from member where cell_id = $3 and person_id = $4`, [commune, spot.commune.inspection, own.unit, people['member'].personId]);
  const alone = (one: Spot) => ({ cell: one, unit: one });
  const inUnit = (unit: Spot, cellIn: Spot) => ({ unit, cell: cellIn });
  const ofProvince = {
    'own': inUnit(spot.province, atProvince), 'below': inUnit(spot.grassroots, own), 'beside': inUnit(spot.other, farAway), 'above': null,
    'moved away': inUnit(spotTakenByOther, inTakenByOther), 'dissolved': inUnit(spotEnded, inEnded)
  };
  const ofCommune = {
    'own': alone(spot.commune), 'below': inUnit(spot.grassroots, own), 'beside': inUnit(spot.communeTwo, elsewhere), 'above': inUnit(spot.province, atProvince),
    'moved away': inUnit(spotTakenByTwo, inTakenByTwo), 'dissolved': inUnit(spotEnded, inEnded)
  };
  const ofCell = { 'own': alone(own), 'below': alone(spot.group), 'beside': alone(beside), 'above': alone(spot.grassroots), 'moved away': alone(left), 'dissolved': alone(gone) };
  const around: Partial<Record<Role, Record<Place, { cell: Spot; unit: Spot } | null>>> = {
    'administrator': ofProvince, 'province office': ofProvince, 'commune office': ofCommune, 'standing committee': ofCommune, 'secretary of a committee': ofCommune,
    'member of a committee': ofCommune, 'inspector': ofCommune, 'member of a team': ofCommune, 'member of a past team': ofCommune
  };
  return { people, spots: (role, place) => (around[role] ?? ofCell)[place], secret: derived('calendar', calendar), year: last.slice(0, 4) };
}

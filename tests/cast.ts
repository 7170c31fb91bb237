import { appoint, appointFirstOfficer, foundUnit } from '#organisation/commands.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import { addMember } from '#members/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Answer, Command } from '#platform/command.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { houseOn, type House } from '../src/house.server.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** Named people in named units, known to every test. All invented. */
export interface Cast {
  database: TestDatabase;
  house: House;
  province: string;
  commune: string;
  otherCommune: string;
  /** the cell most tests are about, one beside it, one of another commune */
  dongXanh: string;
  benMoi: string;
  farCell: string;
  people: Record<Name, Actor & { memberId?: string }>;
  members: Record<string, string>;
  /** sends a command as somebody, at a moment; a fresh id unless one is given */
  send(who: Actor, command: Command, payload: Record<string, unknown>, at?: Date, id?: string): Promise<Answer>;
  /** the same, and fails the test unless it is done; answers the result */
  done(who: Actor, command: Command, payload: Record<string, unknown>, at?: Date, id?: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}
type Name = 'administrator' | 'provinceOffice' | 'communeOffice' | 'standing' | 'inspector' | 'inCharge' | 'hien' | 'loc' | 'hoa' | 'sy' | 'nga' | 'bao' | 'tai' | 'stranger';

export const castDay = '2026-01-01';
/** the evening of 1/11/2026 in Việt Nam */
export const castNow = new Date('2026-11-01T12:00:00Z');

/** Founds the province, two communes, three cells and their people through the one door, as an office would. */
export async function castIn(): Promise<Cast> {
  const database = await freshDatabase();
  const house = houseOn(database.as('nen_nep_app'), database.as('nen_nep_reports'));
  const site = await foundSite(house.app, { name: 'Đảng bộ tỉnh Hà Tĩnh', kind: 'province', day: castDay, administratorName: 'Quản trị' });
  const actor = (personId: string, name: string): Actor => ({ personId, accountId: personId, name });
  const administrator = actor(site.personId, 'Quản trị');

  async function send(who: Actor, command: Command, payload: Record<string, unknown>, at = castNow, id = newId()): Promise<Answer> {
    return house.receive({ id, name: command.name, payload }, who, at);
  }
  async function done(who: Actor, command: Command, payload: Record<string, unknown>, at?: Date, id?: string) {
    const answer = await send(who, command, payload, at, id);
    if (answer.answer !== 'done') throw new Error(`${command.name} was not done: ${JSON.stringify(answer)}`);
    return answer.result;
  }
  const newPerson = async (name: string) => {
    const id = newId();
    await house.app.insertInto('person').values({ id }).execute();
    return actor(id, name);
  };
  const found = async (who: Actor, parent: string, name: string, kind: string, type?: string) =>
    String((await done(who, foundUnit, { unitId: parent, name, kind, foundedOn: castDay, ...(type ? { type } : {}) }))['id']);
  const post = (who: Actor, unitId: string, person: Actor, kind: string) =>
    done(who, appoint, { unitId, personId: person.personId, holderName: person.name, kind, from: castDay });

  const provinceOffice = await newPerson('Đặng Thị Thủy');
  await done(administrator, appointFirstOfficer, { unitId: site.unitId, personId: provinceOffice.personId, holderName: provinceOffice.name, from: castDay });
  const commune = await found(provinceOffice, site.unitId, 'Đảng bộ xã Cẩm Bình', 'committee');
  const otherCommune = await found(provinceOffice, site.unitId, 'Đảng bộ xã Cẩm Xa', 'committee');
  const [communeOffice, standing, inspector, otherOffice] = [await newPerson('Phan Văn Phòng'), await newPerson('Hồ Thường Vụ'), await newPerson('Lê Kiểm Tra'), await newPerson('Trần Văn Xa')];
  await post(provinceOffice, commune, communeOffice, 'office');
  await post(provinceOffice, commune, standing, 'standing');
  await post(provinceOffice, commune, inspector, 'inspector');
  await post(provinceOffice, otherCommune, otherOffice, 'office');
  const dongXanh = await found(communeOffice, commune, 'Chi bộ thôn Đồng Xanh', 'cell', 'village');
  const benMoi = await found(communeOffice, commune, 'Chi bộ thôn Bến Mới', 'cell', 'village');
  const farCell = await found(otherOffice, otherCommune, 'Chi bộ thôn Xa', 'cell', 'village');

  const members: Record<string, string> = {};
  async function join(who: Actor, cell: string, name: string, status = 'official') {
    const result = await done(who, addMember, { unitId: cell, fullName: name, since: castDay, status, largeType: false });
    members[name] = String(result['id']);
    return { ...actor(String(result['personId']), name), memberId: String(result['id']) };
  }
  const hien = await join(communeOffice, dongXanh, 'Trần Thị Hiền');
  const loc = await join(communeOffice, dongXanh, 'Hồ Xuân Lộc');
  const hoa = await join(communeOffice, dongXanh, 'Lê Thị Hoa');
  const sy = await join(communeOffice, dongXanh, 'Trần Văn Sỹ');
  const nga = await join(communeOffice, dongXanh, 'Võ Thị Nga');
  const bao = await join(communeOffice, dongXanh, 'Nguyễn Gia Bảo', 'probationary');
  const tai = await join(communeOffice, benMoi, 'Nguyễn Hữu Tài');
  const stranger = await join(otherOffice, farCell, 'Bùi Người Lạ');
  const inCharge = await newPerson('Nguyễn Văn Thành');
  await post(communeOffice, dongXanh, hien, 'secretary');
  await post(communeOffice, dongXanh, loc, 'deputy');
  await post(communeOffice, benMoi, tai, 'secretary');
  await post(communeOffice, dongXanh, inCharge, 'in-charge');

  return {
    database, house, province: site.unitId, commune, otherCommune, dongXanh, benMoi, farCell, members, send, done,
    people: { administrator, provinceOffice, communeOffice, standing, inspector, inCharge, hien, loc, hoa, sy, nga, bao, tai, stranger },
    close: async () => {
      await house.close();
      await database.close();
    }
  };
}

/** So many cells more under a committee since the day of the cast, called by these words and a number. */
export async function manyCells({ database }: Pick<Cast, 'database'>, unitId: string, howMany: number, words: string): Promise<void> {
  await database.owner.query(`
    with made as (insert into unit (kind, path, founded_on) select 'cell', ((select path::text from unit where id = $1) || '.c' || n)::ltree, $2::date from generate_series(1, $3::int) n returning id),
      names as (insert into unit_name (unit_id, valid, name, folded) select id, daterange($2::date, null), $4::text || ' ' || row_number() over (), $5::text || ' ' || row_number() over () from made)
    insert into unit_parent (unit_id, valid, parent_id) select id, daterange($2::date, null), $1 from made`, [unitId, castDay, howMany, words, fold(words)]);
}

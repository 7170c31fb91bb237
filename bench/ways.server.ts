import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { markAttendance } from '#meetings/commands.ts';
import { canonical } from '#platform/canonical.ts';
import { openAs } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { andCommit, PreparingClient } from '#platform/postgres/prepared.server.ts';
import { receive } from '#platform/receive.server.ts';
import type { House } from '../src/house.server.ts';
import type { Hall } from './hall.server.ts';
import { openLine } from './line.ts';

/** One who marks members of one cell, one after the other. */
export interface Worker {
  mark(memberId: string, mark: string): Promise<void>;
  close(): void | Promise<void>;
}

const payloadOf = (hall: Hall, memberId: string, mark: string) => ({ unitId: hall.cellId, meetingId: hall.meetingId, marks: [{ memberId, mark }] });

/** The form of the live page, as a browser posts it: session, rights, the door, and the way back to the page. */
export async function http(port: number, hall: Hall, cookie: string): Promise<Worker> {
  const line = await openLine(port);
  const head = `POST /cells/${hall.cellId}/meetings/${hall.meetingId}/live HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\ncookie: ${cookie}\r\naccept: text/html\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: `;
  return {
    mark: async (memberId, mark) => {
      const body = new URLSearchParams({ command: markAttendance.name, commandId: newId(), unitId: hall.cellId, meetingId: hall.meetingId, 'marks[0].memberId': memberId, 'marks[0].mark': mark }).toString();
      const { status, body: said } = await line.ask(`${head}${body.length}\r\n\r\n${body}`);
      if (status !== 303) throw new Error(`${status} ${said.toString().slice(0, 300)}`);
    },
    close: () => line.close()
  };
}

/** The one door, without the web server. */
export async function door(house: House, hall: Hall): Promise<Worker> {
  return {
    mark: async (memberId, mark) => {
      const answer = await house.receive({ id: newId(), name: markAttendance.name, payload: payloadOf(hall, memberId, mark) }, hall.secretary, new Date());
      if (answer.answer !== 'done') throw new Error(JSON.stringify(answer));
    },
    close: () => {}
  };
}

/** The door's own transaction, recorded once and sent again by hand with another id, member, mark, moment and salt, each statement after the answer to the one before. */
export async function raw(house: House, hall: Hall): Promise<Worker> {
  const record = await recorded(house, hall);
  const client = await opened(new pg.Client(addressOf('nen_nep_app')));
  return {
    mark: async (memberId, mark) => {
      const fresh = freshValues(record, hall, memberId, mark);
      for (const { text, values, name } of record.statements) await client.query(name ? { name, text, values: values.map(fresh) } : text);
      await client.query('commit');
    },
    close: () => client.end()
  };
}

interface Recorded {
  id: string;
  now: Date;
  statements: { text: string; values: unknown[]; name: string | null }[];
}

/** What the door sends from begin to commit, with its values: prepared where there are any, and `begin` with what follows it. */
async function recorded(house: House, hall: Hall): Promise<Recorded> {
  const said: { text: string; values: unknown[] }[] = [];
  class Recording extends PreparingClient {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of pg are passed through as they are
    override query(...words: any[]): any {
      if (typeof words[0] === 'string') said.push({ text: words[0].replace(andCommit, ''), values: (words[1] as unknown[] | undefined) ?? [] });
      return super.query(...words);
    }
  }
  const db = openAs({ ...addressOf('nen_nep_app'), max: 1, Client: Recording } as never);
  const [id, now] = [newId(), new Date()];
  const answer = await receive({ ...house.reception, db }, { id, name: markAttendance.name, payload: payloadOf(hall, hall.memberIds[0]!, 'present') }, hall.secretary, now);
  await db.destroy();
  if (answer.answer !== 'done') throw new Error(JSON.stringify(answer));
  const [from, to] = ['begin', 'commit'].map((word) => said.findIndex(({ text }) => text === word));
  const statements = said.slice(from! + 1, to).map((one, n) => ({ ...one, text: n === 0 ? `begin; ${one.text}` : one.text, name: one.values.length > 0 ? `raw${n}` : null }));
  return { id, now, statements };
}

function freshValues(record: Recorded, hall: Hall, memberId: string, mark: string): (value: unknown) => unknown {
  const [id, now, salt, first] = [newId(), new Date(), randomBytes(16), hall.memberIds[0]!];
  return (value) => {
    if (value === record.id) return id;
    if (value instanceof Date) return value.getTime() === record.now.getTime() ? now : value;
    if (Buffer.isBuffer(value)) return salt;
    if (Array.isArray(value) && value.length === 1) return value[0] === first ? [memberId] : value[0] === 'present' ? [mark] : value;
    return typeof value === 'string' && value.startsWith('{') ? value.replace(first, memberId).replace('"present"', `"${mark}"`) : value;
  };
}

/** The least that has to be written: the scope, the place in line, the mark, the month's counts, the notice to screens, the log row with its chain. */
export async function least(hall: Hall): Promise<Worker> {
  const client = await opened(new PreparingClient(addressOf('nen_nep_app')));
  const scope = ['cells', 'details', 'logs', 'above'].map((name) => `set local app.${name} = '${name === 'above' ? '' : hall.cellId}'`).join('; ');
  return {
    mark: async (memberId, mark) => {
      const [id, now, body] = [newId(), new Date(), canonical(payloadOf(hall, memberId, mark))];
      await client.query('begin');
      await client.query(scope);
      await client.query('select known, result from command_log.begin_command($1, $2, $3, $4, $5)', [hall.cellId, id, body, hall.secretary.personId, now]);
      await client.query(`insert into attendance (cell_id, meeting_id, member_id, mark, at, source, confirmed) values ($1, $2, $3, $4, $5, 'secretary', true)
        on conflict (cell_id, meeting_id, member_id) do update set mark = excluded.mark, at = excluded.at, source = excluded.source, confirmed = excluded.confirmed`, [hall.cellId, hall.meetingId, memberId, mark, now]);
      await client.query(`update month_summary set (present, late) = (select count(*) filter (where mark in ('present', 'late', 'left-early')), count(*) filter (where mark in ('late', 'left-early'))
        from attendance where cell_id = $1 and meeting_id = $2) where cell_id = $1 and meeting_id = $2`, [hall.cellId, hall.meetingId]);
      await client.query(`select pg_notify('meeting_changed', $1)`, [`${hall.cellId}/${hall.meetingId}`]);
      await client.query('select command_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)', [hall.cellId, id, markAttendance.name, hall.secretary.personId, 'secretary', now, now, body, randomBytes(16), '{}']);
      await client.query('commit');
    },
    close: () => client.end()
  };
}

async function opened<Client extends pg.Client>(client: Client): Promise<Client> {
  client.on('error', () => {});
  await client.connect();
  return client;
}

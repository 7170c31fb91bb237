import { PgBoss } from 'pg-boss';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Trx } from './database.server.ts';
import { errorFields, writeLine } from './journal.server.ts';

/** The kinds of jobs, as migrations 0008, 0013, 0038 and 0045 made their queues, and what each is given: ids only. */
export interface JobPayloads {
  'mail.notice': { cellId: string; noticeId: string };
  'mail.reminder': { unitId: string; reminderId: string; cellId: string };
  'mail.task': { cellId: string; reminderId: string };
  /** `subjectId`: the sheet, the answer, the step of a request, or the change by which a meeting got its time */
  'mail.word': { cellId: string; about: 'visit' | 'visit-answer' | 'request-answer'; subjectId: string } | { cellId: string; about: 'visit-clash'; subjectId: string; meetingId: string };
  /** `cellId`: the inspected cell; `subjectId`: the inspection, or what was asked for */
  'mail.inspection': { cellId: string; inspectionId: string; about: 'inspection-told' | 'inspection-paper' | 'inspection-concluded'; subjectId: string };
  /** every morning; the day decides what is due */
  'mail.due': Record<string, never>;
}
export type JobKind = keyof JobPayloads;
export type JobWork = { [K in JobKind]: (ids: JobPayloads[K]) => Promise<void> };

/** Puts jobs of one kind into the queue in the transaction of a command: they are there exactly if the command is. One statement. */
export async function putJobs<K extends JobKind>(trx: Trx, kind: K, all: readonly JobPayloads[K][]): Promise<void> {
  if (all.length > 0) await sql`select jobs.put(${kind}, one) from jsonb_array_elements(${JSON.stringify(all)}::jsonb) as one`.execute(trx);
}

export interface Jobs {
  /** Takes no more jobs and waits for those in hand, at most ten seconds; what is not done by then is done after the next start. */
  stop(): Promise<void>;
}

/** Starts working on the queue as the role nen_nep_jobs. Nothing of the schema is made here; another version than the database's is an error. */
export async function startJobs(config: pg.PoolConfig, work: Partial<JobWork>, options: { pollingIntervalSeconds?: number } = {}): Promise<Jobs> {
  const boss = new PgBoss({ ...(config as object), schema: 'jobs', max: 3, migrate: false, createSchema: false, application_name: 'nen-nep-jobs' });
  // the database may be away for a while: the queue looks again by itself, and the pages say what is the matter
  boss.on('error', (failure) => writeLine({ what: 'jobs', ...errorFields(failure) }, process.stderr));
  await boss.start();
  for (const kind of Object.keys(work) as JobKind[])
    await boss.work(kind, { pollingIntervalSeconds: options.pollingIntervalSeconds ?? 2 }, async ([job]) => (work[kind] as (ids: unknown) => Promise<void>)(job!.data ?? {}));
  // put in by a clock that was ahead: no job of ours waits a day, and letters would lie until that day comes
  const putRight = () => void boss.getDb().executeSql(`update jobs.job set start_after = now() where state < 'active' and start_after > now() + interval '1 day'`).catch((failure: unknown) => writeLine({ what: 'jobs', ...errorFields(failure) }, process.stderr));
  putRight();
  const hourly = setInterval(putRight, 3600_000);
  await boss.schedule('mail.due', '0 7 * * *', {}, { tz: 'Asia/Ho_Chi_Minh' });
  return {
    stop: () => {
      clearInterval(hourly);
      return boss.stop({ graceful: true, timeout: 10_000, close: true });
    }
  };
}

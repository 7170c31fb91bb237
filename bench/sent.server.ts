import pg from 'pg';
import { browser } from '../tests/visit.ts';

/** One statement as the driver is given it: its text or what is prepared, and its values. */
export type Sent = unknown[];

/** What a page sends as the application for who has this cookie, when it has been opened once before. Throws where it does not answer 200. */
export async function sentFor(path: string, load: (event: never) => unknown, params: Record<string, string>, cookie: string): Promise<Sent[]> {
  const reader = browser('http://localhost:3000');
  reader.cookies.set('nn.session_token', decodeURIComponent(cookie.split('=')[1]!));
  const open = async () => {
    const { status } = await reader.visit(path, load, { params });
    if (status !== 200) throw new Error(`${path} answered ${status} here`);
  };
  await open();
  const sent: Sent[] = [];
  const query = pg.Client.prototype.query as (...words: unknown[]) => unknown;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of pg are passed through as they are
  pg.Client.prototype.query = function (this: pg.Client, ...words: any[]): any {
    if (['nen_nep_app', 'nen_nep_reports'].includes(this.user ?? '')) sent.push([this.user, ...words.filter((word) => typeof word !== 'function')]);
    return query.apply(this, words);
  };
  try {
    await open();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return sent;
}

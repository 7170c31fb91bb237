import { createInterface } from 'node:readline';
import { writeSync } from 'node:fs';
import type pg from 'pg';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { PreparingClient } from '#platform/postgres/prepared.server.ts';
import { houseOn } from '../src/house.server.ts';
import { mortalName, type Order } from './crash-load.ts';

let order: Order;
let asked = 0;
let killed = false;
class MortalClient extends PreparingClient {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of pg are passed through as they are
  override query(...words: any[]): any {
    const answer: unknown = (super.query as (...all: unknown[]) => unknown).call(this, ...words);
    asked++;
    const [text] = words as [string | { text: string }];
    const wanted = order.kill?.query;
    if (order.kill && !killed && (wanted === asked || (typeof wanted === 'string' && (typeof text === 'string' ? text : text.text).includes(wanted)))) {
      killed = true;
      process.kill(order.kill.pid ?? process.pid, 'SIGKILL');
    }
    return answer;
  }
}

// A process of its own that does one command after another as it is told, and dies, or kills the database, at the query it was told.
const house = houseOn(openAs({ ...addressOf('nen_nep_app'), max: 1, Client: MortalClient, application_name: mortalName } as pg.PoolConfig), openAs({ ...addressOf('nen_nep_reports'), max: 1 }));
for await (const line of createInterface({ input: process.stdin })) {
  order = JSON.parse(line) as Order;
  [asked, killed] = [0, false];
  const answer = await house.receive(order.envelope, order.who, new Date(order.at)).catch((failure: Error) => ({ answer: 'broken', why: failure.message }));
  writeSync(1, `${JSON.stringify({ answer, killed })}\n`);
}

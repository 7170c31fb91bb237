import { writeSync } from 'node:fs';
import { openAs } from '#platform/database.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { houseOn } from '../src/house.server.ts';
import { sendOn, type Sending } from './crash-load.ts';

// A process of its own that sends commands without end and says each one sent and each one acknowledged, to be killed.
const { sending, from } = JSON.parse(process.argv[2]!) as { sending: Sending; from: number };
const house = houseOn(openAs({ ...addressOf('nen_nep_app'), max: 8 }), openAs({ ...addressOf('nen_nep_reports'), max: 1 }));
await sendOn(house, sending, from, (line) => void writeSync(1, `${line}\n`));

/** `npm run demo`: the whole program with invented people, loaded through the same commands as real work. */
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import { openHouse } from '../src/house.server.ts';
import { demoSignIns, loadDemo } from './demo/load.ts';
import { run, say } from './run.ts';

await run({
  demo: true,
  prepare: async (site) => {
    if ((await load()) === 'loaded') return;
    say('  the demo was interrupted while loading: starting over');
    await site.startOver();
    await load();
  },
  ready: async (settings, port) => {
    say(`\n  Nền Nếp — dữ liệu minh họa, nhân vật hư cấu (demo, everyone in it is invented)\n\n  http://localhost:${port}\n`);
    for (const one of demoSignIns) say(`  ${one.username.padEnd(12)} ${one.password}   ${one.who}`);
    if (settings.host !== '0.0.0.0') return;
    const lan = Object.values(networkInterfaces()).flat().find((one) => one && one.family === 'IPv4' && !one.internal)?.address;
    if (lan) say(`\n  For phones on the same network: http://${lan}:${port}\n\n${renderUnicodeCompact(`http://${lan}:${port}`)}`);
  }
});

async function load(): Promise<'loaded' | 'interrupted'> {
  const house = openHouse();
  try {
    return await loadDemo(house, new Date(), drawn());
  } finally {
    await house.close();
  }
}

/** Draws a bar on a terminal; elsewhere says every fifth part. */
function drawn(): (done: number, of: number) => void {
  const terminal = process.stdout.isTTY;
  let last = -1;
  return (done, of) => {
    const percent = Math.floor((done * 100) / of);
    if (percent === last || (!terminal && Math.floor(percent / 20) === Math.floor(last / 20))) return;
    last = percent;
    const bar = '#'.repeat(Math.floor(percent / 5)).padEnd(20, '.');
    process.stdout.write(`${terminal ? '\r' : ''}  demo data [${bar}] ${percent} %${terminal && percent < 100 ? '' : '\n'}`);
  };
}

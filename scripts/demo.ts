/** `npm run demo`: the whole program with invented people, loaded through the same commands as real work. */
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import { openHouse } from '../src/house.server.ts';
import { demoSignIns, loadDemo } from './demo/load.ts';
import { run, say } from './run.ts';

await run({
  demo: true,
  standardDataDir: '.data/demo',
  prepare: async () => {
    const bar = process.stdout.isTTY;
    let last = -1;
    const house = openHouse();
    await loadDemo(house, new Date(), (done, of) => {
      const percent = Math.floor((done * 100) / of);
      if (percent === last || (!bar && percent % 20 !== 0)) return;
      last = percent;
      process.stdout.write(`${bar ? '\r' : ''}  demo data [${'#'.repeat(percent / 5)}${'.'.repeat(20 - Math.floor(percent / 5))}] ${percent} %${bar && percent < 100 ? '' : '\n'}`);
    }).finally(() => house.close());
  },
  ready: async (settings, port) => {
    say(`\n  Nền Nếp — dữ liệu minh họa, nhân vật hư cấu (demo, everyone in it is invented)\n\n  http://localhost:${port}\n`);
    for (const one of demoSignIns) say(`  ${one.username.padEnd(12)} ${one.password}   ${one.who}`);
    if (settings.host !== '0.0.0.0') return;
    const lan = Object.values(networkInterfaces()).flat().find((one) => one && one.family === 'IPv4' && !one.internal)?.address;
    if (lan) say(`\n  For phones on the same network: http://${lan}:${port}\n\n${renderUnicodeCompact(`http://${lan}:${port}`)}`);
  }
});

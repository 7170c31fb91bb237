/** `npm run settings`: every setting with its meaning, what it is now, and what is wrong with it. */
import { readSettings, settingList, shownSetting } from '#platform/settings.ts';

for (const setting of settingList)
  process.stdout.write(`${setting.name}=${shownSetting(setting, process.env)}\n    ${setting.meaning.vi}\n    ${setting.meaning.en}\n`);
const settings = readSettings(process.env);
if ('wrong' in settings) {
  process.stderr.write(`\n${settings.wrong.join('\n')}\n`);
  process.exitCode = 1;
}

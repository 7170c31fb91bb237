/** `npm run settings`: every setting with its meaning, and what it is now. */
import { settingList } from '#platform/settings.ts';

for (const { name, standard, meaning } of settingList)
  process.stdout.write(`${name}=${process.env[name] ?? standard}\n    ${meaning.vi}\n    ${meaning.en}\n`);

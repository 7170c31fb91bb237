import { readFileSync } from 'node:fs';

/** The site's signing key (PEM), a file of the data folder that the start script makes and names in NEN_NEP_SITE_KEY. */
export function siteKey(): string {
  const file = process.env['NEN_NEP_SITE_KEY'];
  if (!file) throw new Error('NEN_NEP_SITE_KEY is not set: start the program with npm start or npm run demo');
  return (kept ??= readFileSync(file, 'utf8'));
}
let kept: string | undefined;

/** Whether this is a demo: every page and paper then says that its people are invented. */
export const isDemo = (): boolean => process.env['NEN_NEP_DEMO'] === 'yes';

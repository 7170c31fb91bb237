import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the night's checks left in `checks.json` of the data folder: how many findings each question had, nobody's name. */
export interface NightsChecks {
  /** ISO, empty where the last run failed */
  at: string;
  counts: Record<string, number>;
  failed: { at: string; why: string } | null;
}

/** null: they have not run yet. */
export async function nightsChecks(dataDir: string): Promise<NightsChecks | null> {
  return readFile(join(dataDir, 'checks.json'), 'utf8').then((text) => JSON.parse(text) as NightsChecks, () => null);
}

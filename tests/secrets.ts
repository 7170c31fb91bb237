import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSiteKey } from '#documents/seal.server.ts';

// A site's secret and key for the test process, as the start script would hand them down.
process.env['NEN_NEP_SECRET'] = 'a secret of the tests, long enough to be one';
const keyFile = join(mkdtempSync(join(tmpdir(), 'nn-key-')), 'site-key.pem');
writeFileSync(keyFile, newSiteKey(), { mode: 0o600 });
process.env['NEN_NEP_SITE_KEY'] = keyFile;

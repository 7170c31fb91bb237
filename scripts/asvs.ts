/** `npm run asvs`: writes docs/asvs.md out of tests/asvs/. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asvsDocument } from '../tests/asvs/requirements.ts';

writeFileSync(join(import.meta.dirname, '../docs/asvs.md'), asvsDocument());

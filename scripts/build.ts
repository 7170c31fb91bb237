/** `npm run build`: builds the pages ahead of the first start, as an image or a package wants it. */
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { buildIfNeeded } from './web.ts';

try {
  await buildIfNeeded((line) => process.stdout.write(`${line}\n`));
} catch (failure) {
  if (!(failure instanceof CannotStart)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}

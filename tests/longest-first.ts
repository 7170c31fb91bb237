import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = join(import.meta.dirname, '..');

/** The test files that take half a minute and more, the longest first. In a fresh checkout Vitest knows no times and goes by the length of the text. */
const longest = [
  'tests/fail-at-n.test.ts', 'tests/rights-matrix.test.ts', 'tests/histories.test.ts', 'tests/backup.test.ts', 'tests/crash.test.ts', 'tests/bad-input.test.ts', 'tests/statements.test.ts',
  'tests/upgrade.test.ts', 'tests/demo.test.ts', 'tests/subtree.test.ts', 'tests/scale.test.ts',
  'tests/journeys/pages.test.ts', 'tests/journeys/kept.test.ts', 'tests/journeys/month.test.ts', 'tests/journeys/start.test.ts', 'tests/journeys/again.test.ts'
];

/** Begins with what takes longest, so that no file is left over to run alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longest.filter((name) => !existsSync(join(root, name)));
    if (gone.length > 0) throw new Error(`tests/longest-first.ts names files that are not there: ${gone.join(', ')}`);
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.indexOf(relative(root, moduleId));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

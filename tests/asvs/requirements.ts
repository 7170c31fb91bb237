import { cryptography, house, keeping } from './house.ts';
import { browser, input, transfer } from './input.ts';
import { absent, sessionsAndRights, signingIn } from './people.ts';
import { asked, chapters, type Requirement } from './requirement.ts';

/** What stands for each requirement, in the order of the standard. */
export const requirements: readonly Requirement[] = [...input, ...browser, ...transfer, ...signingIn, ...sessionsAndRights, ...absent, ...cryptography, ...keeping, ...house]
  .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

const said: Record<Requirement['stands'], string> = { shown: 'shown', part: 'in part', written: 'written', operator: 'operator', none: 'nothing here', 'not-yet': '**not yet**' };

/** docs/asvs.md, from the requirements and the titles of the tests. */
export function asvsDocument(): string {
  const count = (stands: Requirement['stands']) => requirements.filter((one) => one.stands === stands).length;
  const lines = [
    '# What a known list of dangers asks, and what shows it',
    '',
    'The list is the Application Security Verification Standard of OWASP, version 5.0.0, levels 1 and 2: its numbers, with what each asks in words of ours (the standard itself: https://github.com/OWASP/ASVS, CC BY-SA 4.0).',
    'This page is made by `npm run asvs` out of `tests/asvs/`; `tests/asvs.test.ts` fails where a test it names is gone, where a requirement has neither test nor reason, and where the page is another than what is made. Nobody from outside has verified it.',
    '',
    '*shown*: by the tests named. *in part*: by the tests named, and what is missing is said. *written*: the requirement asks for a document, and it is there. *operator*: whoever runs it sees to it. *nothing here*: there is nothing it could be about. *not yet*: not fulfilled.',
    '',
    '| | shown | in part | written | operator | nothing here | not yet | all |',
    '|---|---|---|---|---|---|---|---|',
    ...([1, 2] as const).map((level) => {
      const of = requirements.filter((one) => asked.get(one.id) === level);
      return `| level ${level} | ${Object.keys(said).map((stands) => of.filter((one) => one.stands === stands).length).join(' | ')} | ${of.length} |`;
    }),
    `| both | ${(Object.keys(said) as Requirement['stands'][]).map(count).join(' | ')} | ${requirements.length} |`,
    '',
    '## Not yet',
    '',
    ...requirements.filter((one) => one.stands === 'not-yet').map((one) => `- **${one.id}** (level ${asked.get(one.id)}) ${one.asks}: ${one.reason}`),
    ''
  ];
  for (const [at, chapter] of chapters.entries()) {
    const of = requirements.filter((one) => one.id.startsWith(`${at + 1}.`));
    lines.push(`## V${at + 1} ${chapter}`, '', '| | level | asks | stands | by |', '|---|---|---|---|---|', ...of.map(row), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function row(one: Requirement): string {
  const by = [...one.by.map(({ file, title }) => `${title} (\`${file}\`)`), ...(one.document ? [`[${one.document}](${linkTo(one.document)})`] : []), ...(one.reason && one.stands !== 'not-yet' ? [one.reason] : [])];
  return `| ${one.id} | ${asked.get(one.id)} | ${one.asks} | ${said[one.stands]} | ${one.stands === 'not-yet' ? 'see above' : by.map(plain).join('<br>')} |`;
}

const linkTo = (document: string): string => (document.startsWith('docs/') ? document.slice('docs/'.length) : `../${document}`);
const plain = (text: string): string => text.replaceAll('|', '\\|');

import { posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** A file of the house, by its path from the root. */
export interface Source {
  path: string;
  text: string;
}
export type House = readonly Source[];

/** An invariant of ARCHITECTURE.md: a question to the whole house, answered by what breaks it; and a small house that does. */
export interface Invariant {
  name: string;
  broken(house: House): string[];
  example: House;
}

/** The nouns from the ground up: each may know those of a lower floor, and its own. */
const floors: Record<string, number> = { organisation: 0, members: 1, resolutions: 2, ballots: 2, library: 2, learning: 2, admissions: 2, meetings: 3, quality: 4, supervision: 5, inspection: 5, signals: 6, reports: 6, models: 7 };
const inNoun = (path: string) => (/^src\/(\w+)\//.exec(path)?.[1] ?? '') in floors;
const floorOf = (path: string) => floors[path.split('/')[1]!]!;
const top = (path: string) => path.split('/')[1]!;
const isTest = (path: string) => path.endsWith('.test.ts') || path.startsWith('tests/') || path.startsWith('bench/');
const isServer = (path: string) => /\.server\.ts$|\/\+server\.ts$/.test(path);
const isCommands = (path: string) => /(^|[/-])commands\.ts$/.test(path);
const isHandlers = (path: string) => /(^|[/-])handlers\.server\.ts$/.test(path);
const isQueries = (path: string) => /(^|[/-])queries\.server\.ts$/.test(path);
const isRule = (path: string) => inNoun(path) && path.endsWith('.ts') && !isServer(path) && !isCommands(path) && !isTest(path);
/** What may run anywhere: no server file, no package but the small ones a page may carry. */
const isPlain = (path: string) => (isRule(path) || /^(playbooks|rubrics)\//.test(path) || /^src\/(platform|documents|words)\//.test(path)) && !isServer(path);

const importRule = (name: string, applies: (path: string) => boolean, allows: (to: string, from: string) => boolean, example: House): Invariant => ({
  name,
  broken: (house) => house.filter(({ path }) => applies(path) && !isTest(path)).flatMap((file) => importsOf(file).filter((one) => !allows(one.to, file.path)).map((one) => `${file.path} imports ${one.to}`)),
  example
});
const textRule = (name: string, applies: (path: string) => boolean, pattern: RegExp, example: House): Invariant => ({
  name,
  broken: (house) => house.filter(({ path }) => applies(path)).flatMap((file) => [...code(file).matchAll(pattern)].map((found) => `${file.path}: ${found[0].trim()}`)),
  example
});
const file = (path: string, text: string): Source => ({ path, text });

/** Words in Vietnamese that are no screen's: official papers, sources of rules, names of holidays, what people write in lists. */
const alsoVietnamese = /^(src\/(words|documents)\/|playbooks\/|rubrics\/|scripts\/demo\/|scripts\/demo\.ts|src\/meetings\/(papers|letters\.server|agenda)\.ts|src\/organisation\/(holidays|import)\.ts|src\/members\/(counting-rules|name)\.ts|src\/signals\/(phrases|labelled\/[\w-]+)\.ts|src\/ballots\/majority\.ts|src\/platform\/(fold|settings)\.ts|src\/routes\/(members-sheet|units-sheet|visits-list)\.server\.ts)/;
const vietnamese = /[À-ỹ]/u;

export const invariants: readonly Invariant[] = [
  importRule('a rule imports rules and plain data, nothing that needs a server or a framework', isRule,
    (to) => isPlain(to),
    [file('src/members/name.ts', "import { sql } from 'kysely';\nimport { db } from '#platform/database.server.ts';")]),
  textRule('a rule knows neither the clock nor chance nor the process: they are arguments', isRule, /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bcrypto\./g,
    [file('src/meetings/quorum.ts', 'export const late = (due: Date) => due < new Date();')]),
  importRule('commands import Valibot, the shapes of the platform, rules, and commands of their own noun or below', isCommands,
    (to, from) => to === 'valibot' || to === 'src/platform/command.ts' || isRule(to) || (isCommands(to) && floorOf(to) <= floorOf(from)),
    [file('src/members/commands.ts', "import { meet } from '#meetings/commands.ts';")]),
  importRule('nouns import each other only downwards', inNoun,
    (to, from) => !inNoun(to) || top(to) === top(from) || floorOf(to) < floorOf(from),
    [file('src/members/name.ts', "import { quorum } from '../meetings/quorum.ts';")]),
  importRule('queries know rules, other queries and the platform; no command, no handler, no page', isQueries,
    (to) => !to.startsWith('src/') || isRule(to) || isQueries(to) || to.startsWith('src/platform/'),
    [file('src/meetings/queries.server.ts', "import { open } from './commands.ts';")]),
  importRule('handlers know their nouns, the platform, documents and the data of the rules; no page and no screen', isHandlers,
    (to) => !/^src\/(routes|ui|words)\//.test(to) && !to.startsWith('scripts/'),
    [file('src/meetings/handlers.server.ts', "import { words } from '#words/words.ts';")]),
  {
    name: 'handlers are called by nothing but the table of commands',
    broken: (house) => house.filter(({ path }) => path.startsWith('src/') && !isTest(path)).flatMap((one) =>
      importsOf(one).filter(({ to, names }) => isHandlers(to) && to !== one.path && names.some((name) => /[hH]andlers?$/.test(name)))
        .filter(({ to }) => one.path !== 'src/handlers.server.ts' && !(one.path === to.replace(/[^/]+$/, 'handlers.server.ts')) && !(to === 'src/handlers.server.ts' && one.path === 'src/house.server.ts'))
        .map(({ to }) => `${one.path} imports handlers of ${to}`)),
    example: [file('src/routes/+page.server.ts', "import { handlers } from '#meetings/handlers.server.ts';")]
  },
  importRule('the platform knows nothing but itself', (path) => path.startsWith('src/platform/'),
    (to) => !to.startsWith('src/') && !/^(playbooks|rubrics)\//.test(to) || to.startsWith('src/platform/'),
    [file('src/platform/receive.server.ts', "import { dayOf } from '#organisation/day.ts';")]),
  importRule('documents draw what they are handed: they know the platform, and no noun', (path) => path.startsWith('src/documents/'),
    (to) => !to.startsWith('src/') && !/^(playbooks|rubrics)\//.test(to) || /^src\/(documents|platform)\//.test(to),
    [file('src/documents/letter.ts', "import type { MinutesFacts } from '#meetings/minutes.ts';")]),
  importRule('pieces of the screen know no noun and no words', (path) => path.startsWith('src/ui/'),
    (to) => !to.startsWith('src/') || to.startsWith('src/ui/'),
    [file('src/ui/Seats.svelte', '<script lang="ts">import { words } from \'#words/words.ts\';</script>')]),
  importRule('words know rules for their formats, and the shape of a refusal', (path) => path.startsWith('src/words/'),
    (to) => isPlain(to), [file('src/words/words.ts', "import { house } from '../house.server.ts';")]),
  importRule('a page is drawn from rules, commands, pieces of screen and words', (path) => path.endsWith('.svelte'),
    (to) => !to.startsWith('src/') || to.endsWith('.svelte') || isCommands(to) || isPlain(to) || /^src\/(ui|routes)\//.test(to) && !isServer(to),
    [file('src/routes/+page.svelte', '<script lang="ts">import { cellPage } from \'#meetings/queries.server.ts\';</script>')]),
  importRule('what may run in a browser imports no server file, and nothing of Node', (path) => isPlain(path),
    (to) => !isServer(to) && !to.startsWith('node:') && !['pg', '@sveltejs/kit', 'better-auth', 'docx', 'fflate'].includes(to),
    [file('src/documents/qr.ts', "import { deflate } from 'node:zlib';")]),
  importRule('the program does not lean on its tests, scripts or benchmark', (path) => path.startsWith('src/') || /^(playbooks|rubrics)\//.test(path),
    (to) => !/^(tests|scripts|bench)\//.test(to),
    [file('src/house.server.ts', "import { cast } from '../tests/cast.ts';")]),
  textRule('SQL stands on the server: in no rule, no command, no paper, no piece of screen', (path) => /^(src|playbooks|rubrics)\/.*\.(ts|svelte)$/.test(path) && !isTest(path) && (!isServer(path) || /^src\/(documents|ui|words)\//.test(path)),
    /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/g,
    [file('src/meetings/agenda.ts', "trx.selectFrom('meeting').selectAll();")]),
  textRule('a day is the day of Việt Nam: the database\'s own is that of UTC, the day before until seven in the morning', (path) => /^(src|scripts|tests|bench|checks)\//.test(path) && !path.startsWith('tests/architecture'),
    /\bcurrent_date\b|\bnow\(\)::date\b/gi,
    [file('src/meetings/queries.server.ts', 'sql`select id from member where valid @> current_date`')]),
  textRule('a page writes nothing but through a command, and that somebody opened what it shows', (path) => path.startsWith('src/routes/') && !isTest(path),
    /\.(insertInto\((?!'\w+_opening')|updateTable\(|deleteFrom\(|mergeInto\()|\b(insert into|update [a-z_.]+ set|delete from)\b/gi,
    [file('src/routes/me/+page.server.ts', "await sql`delete from meeting`.execute(trx);")]),
  {
    name: 'no bare words in pages: every sentence is in words/, in both languages',
    broken: (house) => house.filter(({ path }) => path.endsWith('.svelte')).flatMap((one) => bareWords(one.text).map((words) => `${one.path}: ${words}`)),
    example: [file('src/routes/+page.svelte', '<p>{name}, welcome</p><input placeholder="Name" />')]
  },
  {
    name: 'Vietnamese stands in words, playbooks, rubrics, documents and the demo',
    broken: (house) => house.filter(({ path }) => /^(src|scripts|playbooks|rubrics)\/.*\.ts$/.test(path) && !isTest(path) && !alsoVietnamese.test(path))
      .flatMap((one) => textsOf(one).filter((text) => vietnamese.test(text.replaceAll('Nền Nếp', '').replaceAll('Cốc Cốc', ''))).map((text) => `${one.path}: ${text.slice(0, 60)}`)),
    example: [file('src/meetings/quorum.ts', "export const sentence = 'Chưa đủ số người dự';")]
  },
  {
    name: 'a file is named for what it is: no drawers, no barrels',
    broken: (house) => house.filter(({ path }) => /\.(ts|svelte|js)$/.test(path)).flatMap((one) => {
      const name = posix.basename(one.path).replace(/\..*$/, '');
      const drawers = /(^|[-_])(utils?|helpers?|common|misc|shared|manager|service|constants)$/i.test(name) ? [`${one.path} is a drawer`] : [];
      const statements = one.path.endsWith('.ts') ? parsed(one).statements : [];
      const barrel = statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier);
      return [...drawers, ...(name === 'index' || barrel ? [`${one.path} only passes on`] : []), ...declaredNames(one).filter((declared) => /(Utils?|Helpers?|Manager|Service)$/.test(declared)).map((declared) => `${one.path}: ${declared}`)];
    }),
    example: [file('src/meetings/utils.ts', 'export const one = 1;'), file('src/meetings/meetings.ts', "export * from './meeting.ts';"), file('src/meetings/plan.ts', 'class PlanManager {}')]
  },
  {
    name: 'a file stays small enough to see',
    broken: (house) => house.filter(({ path }) => /^(src|scripts|tests|bench|playbooks|rubrics)\/.*\.(ts|svelte)$/.test(path) && path !== 'src/platform/rows.ts')
      .filter(({ text }) => text.split('\n').length > 400).map(({ path, text }) => `${path} has ${text.split('\n').length} lines`),
    example: [file('src/meetings/everything.ts', 'export const one = 1;\n'.repeat(401))]
  },
  textRule('no test is left out, repeated until it passes, or waits for the clock', (path) => /^(src|tests)\/.*\.ts$/.test(path) && isTest(path) && !path.startsWith('tests/architecture'),
    /\b(test|it|describe|suite)\.(only|skip|todo|fails)\b|\bretry:|\brepeats:|waitForTimeout|\bsleep\(/g,
    [file('src/members/name.test.ts', "test.only('one', () => {});")]),
  {
    name: 'every route and every command has its line in the table of rights',
    broken: (house) => {
      const table = house.find(({ path }) => path === 'tests/rights-table.ts')?.text ?? '';
      const routes = house.flatMap(({ path }) => {
        const name = /^src\/routes\/(.*\+(?:page\.server|layout\.server|server))\.ts$/.exec(path)?.[1]?.replace(/\.server$/, '');
        return name ? [{ name, told: path }] : [];
      });
      const commands = house.filter(({ path }) => isCommands(path)).flatMap((file) => [...code(file).matchAll(/\bcommand\('([a-z.-]+)'/g)].map((found) => ({ name: found[1]!, told: `${file.path}: ${found[1]}` })));
      return [...routes, ...commands].filter(({ name }) => !table.includes(`'${name}'`)).map(({ told }) => `${told} has no line in tests/rights-table.ts`);
    },
    example: [file('src/routes/cells/+server.ts', 'export const GET = () => new Response();')]
  },
  {
    name: 'migrations are numbered from 1 without gaps',
    broken: (house) => house.filter(({ path }) => path.startsWith('migrations/')).map(({ path }) => path.slice(11)).sort()
      .flatMap((name, index) => (/^\d{4}-[a-z-]+\.sql$/.test(name) && Number(name.slice(0, 4)) === index + 1 ? [] : [`${name} stands where ${index + 1} should`])),
    example: [file('migrations/0001-organisation.sql', ''), file('migrations/0003-members.sql', '')]
  },
  {
    name: 'nothing of the place where it was built is in the house',
    broken: (house) => house.filter(({ path }) => !path.startsWith('tests/architecture')).flatMap((one) => [...one.text.matchAll(/\/(?:work|root)\/\w+\/|"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*/g)].map((found) => `${one.path}: ${found[0]}`)),
    example: [file('scripts/run.ts', "import '/root/somebody/src/house.server.ts';")]
  }
];

interface Import {
  to: string;
  /** the imported names; '*' for all of it */
  names: string[];
}

/** What a file imports when it runs: its own code by path, packages by name. Types alone are left out, for they leave no trace; except between nouns and platform, where knowing the type is knowing the noun. */
function importsOf(one: Source): Import[] {
  const known = imported.get(one);
  if (known) return known;
  const imports: Import[] = [];
  imported.set(one, imports);
  const source = parsed(one);
  const add = (specifier: string, names: string[], typeOnly: boolean) => {
    const to = specifier.startsWith('#') ? `src/${specifier.slice(1)}` : specifier.startsWith('.') ? posix.join(posix.dirname(one.path), specifier) : specifier.replace(/^(@[^/]+\/[^/]+|(?!node:|\$|@)[^/]+).*$/, '$1');
    if (typeOnly && (!to.startsWith('src/') || isServer(to) || one.path.endsWith('.svelte')) && !(inNoun(to) && !inNoun(one.path))) return;
    imports.push({ to, names });
  };
  const walk = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
      const typeOnly = ts.isExportDeclaration(node) ? node.isTypeOnly : (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || (!clause?.name && !!named && named.length > 0 && named.every((element) => element.isTypeOnly)));
      add(node.moduleSpecifier.text, named ? named.map((element) => (element.propertyName ?? element.name).text) : ['*'], typeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) add(node.arguments[0].text, ['*'], false);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return imports;
}

const imported = new WeakMap<Source, Import[]>();
const trees = new WeakMap<Source, ts.SourceFile>();
const script = (text: string) => [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]).join('\n');
function parsed(one: Source): ts.SourceFile {
  const tree = trees.get(one) ?? ts.createSourceFile(one.path, one.path.endsWith('.svelte') ? script(one.text) : one.text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  trees.set(one, tree);
  return tree;
}
const code = ({ text }: Source) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** The texts of a file: string literals and the fixed parts of templates. */
function textsOf(one: Source): string[] {
  const texts: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) texts.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(parsed(one));
  return texts;
}

function declaredNames(one: Source): string[] {
  const names: string[] = [];
  const walk = (node: ts.Node): void => {
    if ((ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isVariableDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name && ts.isIdentifier(node.name)) names.push(node.name.text);
    ts.forEachChild(node, walk);
  };
  if (/\.(ts|svelte)$/.test(one.path)) walk(parsed(one));
  return names;
}

/** Attributes whose text a person reads or hears. */
const spoken = new Set(['placeholder', 'title', 'alt', 'aria-label', 'aria-description', 'label']);

/** The words written straight into a page: text with a letter in it, and spoken attributes. */
function bareWords(text: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown, attribute = ''): void => {
    if (Array.isArray(node)) return node.forEach((one) => walk(one, attribute));
    if (typeof node !== 'object' || node === null) return;
    const one = node as Record<string, unknown>;
    if (one['type'] === 'Attribute') return walk(one['value'], String(one['name']));
    if (one['type'] === 'Text' && /\p{L}{2,}/u.test(String(one['data'])) && (!attribute || spoken.has(attribute))) found.push(String(one['data']).trim());
    for (const [key, value] of Object.entries(one)) if (key !== 'expression' && key !== 'metadata' && key !== 'parent') walk(value, attribute);
  };
  walk(parse(text, { modern: true }).fragment);
  return found;
}

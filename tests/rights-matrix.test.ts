import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#organisation/day.ts';
import { rights, type Right } from '#organisation/rights.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { writtenIn } from '#platform/written.ts';
import { handlers } from '../src/handlers.server.ts';
import { house } from '../src/house.server.ts';
import { castIn, type Cast } from './cast.ts';
import { commands, places, roles, routes, type Place, type Role, type Route } from './rights-table.ts';
import { buildWorld, type Spot, type World } from './rights-world.ts';
import { playThrough } from './samples.ts';
import { browser, type Browser, type Seen } from './visit.ts';

const origin = 'http://localhost:4341';
const password = 'con trâu đi cày';
const folder = join(import.meta.dirname, '../src/routes');
const everyRole = Object.keys(roles) as Role[];

/** The real router: every file of a route that runs on the server, by its path below src/routes. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const served = new Map(files.filter((file) => /(^|\/)\+(page\.server|layout\.server|server)\.ts$/.test(file)).map((file) => [file.replace(/(\.server)?\.ts$/, ''), file]));

type Action = ((event: never) => unknown) & { commands?: { name: string }[] };
interface Module {
  load?: Action;
  GET?: Action;
  POST?: Action;
  actions?: Record<string, Action>;
}
let modules: Map<string, Module>;
let cast: Cast;
let world: World;
let kept: string;
let browsers: Map<Role, Browser>;
/** of every command a payload that its shape takes */
let samples: Map<string, Record<string, unknown>>;
const permitted = { refused: 'right-held' };

beforeAll(async () => {
  kept = await mkdtemp(join(tmpdir(), 'rights-'));
  process.env['NEN_NEP_FILES'] = kept;
  process.env['ORIGIN'] = origin;
  modules = new Map(await Promise.all([...served].map(async ([route, file]) => [route, (await import(join(folder, file))) as Module] as const)));
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  samples = new Map((await playThrough(cast)).map((one) => [one.command.name, one.payload]));
  world = await buildWorld(cast, dayOf(new Date()));
  browsers = new Map(everyRole.map((role, n) => [role, browser(origin, `10.2.0.${n}`)]));
  for (const [n, [role, { personId }]] of Object.entries(world.people).entries()) {
    await createAccount({ personId, name: role, username: `vai.${n}`, password });
    await browsers.get(role as Role)!.visit('/sign-in', modules.get('sign-in/+page')!.actions!['default']!, { form: { username: `vai.${n}`, password } });
  }
  // a command that is let in answers at once that it was: what it then does is tried elsewhere, and here nothing changes
  house().reception.handlers = new Map(handlers.map((one) => [one.command.name, handler(one.command, one.right, async () => permitted)]));
}, 120_000);
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
  await rm(kept, { recursive: true });
});

describe('the table has a line for', () => {
  test('every file of the router that runs on the server, and for all that it answers to', () => {
    const answered = [...modules].map(([route, module]) => [route, [module.load ?? module.GET ? 'open' : '', module.POST ? 'post' : '', ...Object.keys(module.actions ?? {})].filter(Boolean).sort()]);
    const listed = Object.entries(routes).map(([route, line]: [string, Route]) => [route, [line.open ?? line.at?.[0]?.open ? 'open' : '', line.post ? 'post' : '', ...Object.keys(line.forms ?? {})].filter(Boolean).sort()]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(answered));
    expect(modules.size).toBeGreaterThan(65);
    const known = new Set(['load', 'GET', 'POST', 'actions']);
    expect([...modules].flatMap(([route, module]) => Object.keys(module).filter((name) => !known.has(name)).map((name) => `${route} ${name}`))).toEqual([]);
    // a page without a server part asks nobody anything
    expect(files.filter((file) => file.endsWith('+page.svelte') && !served.has(file.replace('.svelte', '')))).toEqual([]);
  });

  test('every command, under the right it needs', () => {
    const listed = Object.entries(commands).flatMap(([right, names]) => names.map((name) => `${name}: ${right}`));
    expect(listed.sort()).toEqual(handlers.map((one) => `${one.command.name}: ${one.right}`).sort());
    expect(Object.keys(commands).sort()).toEqual([...rights].sort());
  });
});

/** Where a role stands at a place, with what it may there; nothing where there is no such place. */
function standing(role: Role, place: Place) {
  const spots = world.spots(role, place);
  const held = new Set<Right>(roles[role][places.indexOf(place)]);
  return spots && { ...spots, held };
}

const namesOf = new Map(Object.entries(commands).flatMap(([right, names]) => names.map((name) => [name, right as Right] as const)));

interface Try {
  told: string;
  expected: string;
  /** it asks no right but a password or a code, which is not given */
  secret?: boolean;
  visit: (by: Browser) => Promise<Seen>;
}

/** One look at a route: what is tried, and whether it is to be let in, turned away as not there, or sent to sign in. */
function looks(role: Role, place: Place | 'anywhere', route: string, line: Route, spot: Spot, below: string, held: ReadonlySet<Right>): Try[] {
  const module = modules.get(route)!;
  const there = line.of === 'cell' ? spot.kind === 'cell' : line.of === 'unit' ? spot.kind === 'committee' : true;
  const out = role === 'signed out';
  const answer = (asked: Right | 'signed in' | 'nothing') => {
    if (asked === 'nothing') return 'let in';
    if (out) return line.signedOut ? String(line.signedOut) : 'to sign in';
    if (asked === 'signed in') return 'let in';
    if (held.has(asked) && there && (!line.only || line.only.role === role || line.only.also === role) && (!line.own || line.own === role || place === 'own')) return 'let in';
    return line.tells && there && held.has(line.tells) ? '403' : 'not there';
  };
  const params = (more: Record<string, string> = {}): Record<string, string> => ({
    cell: spot.unit, unit: spot.unit, below, meeting: spot.meeting, member: spot.member, paper: spot.paper, document: spot.document, slip: spot.slip, task: spot.task, evidence: spot.evidence, inspection: spot.inspection, own: spot.own, review: spot.review, by: spot.unit, file: spot.file, secret: world.secret, kind: 'notice', ...more
  });
  const tries: Try[] = [];
  const add = (what: string, asked: string, action: Action, send: Parameters<Browser['visit']>[2], query = '', secret = false) => {
    const named = [...route.matchAll(/\[(\w+)\]/g)].map((match) => match[1]!);
    const all = Object.fromEntries(Object.entries({ ...params(), ...send?.params }).filter(([name]) => named.includes(name)));
    const path = `/${route.split('/').slice(0, -1).join('/')}`.replace(/\[(\w+)\]/g, (_, name: string) => all[name]!) + query;
    tries.push({ told: `${role}, ${place}: ${route} ${what}`, expected: asked, secret, visit: (by) => by.visit(path, action, { ...send, params: all }) });
  };
  for (const { query = '', params: more = {}, open } of line.at ?? [{} as { query?: string; params?: Record<string, string>; open?: Right }]) {
    const asked = open ?? line.open;
    const filled = query.replace('{unit}', spot.unit).replace('{year}', world.year).replace('{list}', spot.list[route.includes('members') ? 'members' : route.includes('supervision') ? 'visits' : 'units']);
    if (asked) add(Object.values(more).join(), answer(asked), (module.load ?? module.GET)!, { params: more }, filled);
  }
  const query = route === 'admin/+page' ? `?unit=${spot.unit}` : '';
  if (line.post) add('POST', answer(line.post), module.POST!, { json: {} }, '', true);
  for (const [name, asked] of Object.entries(line.forms ?? {})) {
    const action = module.actions![name]!;
    if (asked !== 'commands') {
      // a form of commands that are done to oneself, and one of another kind
      const form = { person: spot.keeper.personId, commandId: newId(), holderName: 'Đồng chí Đầu' };
      add(name, out && action.commands && asked !== 'nothing' ? '401' : answer(asked), action, { form }, query, asked === 'nothing' || asked === 'signed in');
    }
    else {
      const [first] = action.commands!;
      const right = namesOf.get(first!.name)!;
      const form = { command: first!.name, commandId: newId(), ...fields({ ...samples.get(first!.name), unitId: spot.unit }) };
      // whoever was signed out while they wrote gets back what they wrote, and the way to sign in
      const expected = out ? (writtenIn(Object.entries(form)) ? '401' : 'to sign in') : held.has(right) ? 'let in' : line.former === role && place === 'moved away' ? 'told that it is over' : 'not there';
      add(first!.name, expected, action, { form });
    }
  }
  return tries;
}

/** A payload as a form would send it. */
function fields(value: unknown, path = ''): Record<string, string> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map((one, n) => fields(one, `${path}[${n}]`))) as Record<string, string>;
  if (typeof value === 'object' && value !== null) return Object.assign({}, ...Object.entries(value).map(([key, one]) => fields(one, path ? `${path}.${key}` : key))) as Record<string, string>;
  return { [path]: value === null ? '' : String(value) };
}

/** What came back, in the words of the table. Anything else is told as it is. */
function outcomeOf({ status, to, data }: Seen): string {
  if (status === 303 && to?.startsWith('/sign-in?next=')) return 'to sign in';
  if (status === 404) return 'not there';
  if (status === 410) return 'told that it is over';
  const problem = (data as { refusal?: { refused?: string } } | null)?.refusal?.refused;
  if (status === 200 || status === 303 || (status === 409 && problem !== 'not-yours') || status === 400) return 'let in';
  return String(status);
}

/** Tries all, some at a time, and tells what did not come out as the table says. */
async function faultsOf(role: Role, tries: readonly Try[]): Promise<string[]> {
  const faults: string[] = [];
  const left = [...tries];
  const by = browsers.get(role)!;
  const work = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const seen = await one.visit(by).catch((failure: Error) => ({ status: `broken: ${failure.message}` as never, to: null, data: null, headers: new Headers() }));
      await (seen.data instanceof ReadableStream ? seen.data.cancel() : undefined);
      const outcome = outcomeOf(seen);
      if (outcome !== one.expected && !(one.secret && outcome === '401' && one.expected === 'let in')) faults.push(`${one.told}: ${outcome}, should be ${one.expected}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return faults.sort();
}

const placed = Object.entries(routes).filter(([, line]: [string, Route]) => line.of);
const unplaced = Object.entries(routes).filter(([route, line]: [string, Route]) => !line.of && route !== 'sign-out/+server');

/** Parts of an address that are ids beside the unit itself, and what a stranger might write there. */
const inner = ['meeting', 'member', 'paper', 'document', 'slip', 'task', 'evidence', 'inspection', 'own', 'review', 'file', 'below'] as const;

test('what stands in an address and is no id, is nobody’s, or is another cell’s is not there, for those who hold every right as well', async () => {
  const tries: Try[] = [];
  for (const [role, of] of [['secretary', 'cell'], ['commune office', 'cell'], ['commune office', 'unit']] as const) {
    const { cell: home, unit } = world.spots(role, role === 'secretary' ? 'own' : 'below')!;
    const { cell: strange } = world.spots('commune office', 'beside')!;
    const at = of === 'cell' ? home : unit;
    const held = new Set(rights);
    for (const [route, line] of placed as [string, Route][]) {
      if (line.of !== of) continue;
      const reading = (spot: Spot, below: string) => looks(role, 'own', route, line, spot, below, held).filter((one) => !/ (upload|write|[a-z]+\.[a-z-]+)$/.test(one.told));
      for (const wrong of ['x', '------------------------------------', `${home.unit}'`, newId()]) tries.push(...reading({ ...at, unit: wrong }, home.unit));
      for (const name of inner) {
        if (!route.includes(`[${name}]`)) continue;
        const theirs = name === 'below' ? strange.unit : strange[name];
        for (const wrong of ['x', '------------------------------------', newId(), theirs]) tries.push(...(name === 'below' ? reading(at, wrong) : reading({ ...at, [name]: wrong }, home.unit)));
      }
    }
    for (const one of tries) one.expected = 'not there';
    expect(await faultsOf(role, tries.splice(0))).toEqual([]);
  }
});

describe.each(everyRole)('%s', (role) => {
  test.each(places)('is let in and turned away as the table says: %s', async (place) => {
    const at = standing(role, place);
    if (!at) return;
    const tries = placed.flatMap(([route, line]: [string, Route]) => looks(role, place, route, line, line.of === 'cell' ? at.cell : at.unit, at.cell.unit, at.held));
    expect(await faultsOf(role, tries)).toEqual([]);
  });

  test.each(places)('gives the commands the table says and no other: %s', async (place) => {
    const at = standing(role, place);
    if (!at) return;
    for (const spot of new Set([at.cell, at.unit])) {
      const sent = [...samples].map(([name, payload]) => ({ id: newId(), name, payload: { ...payload, unitId: spot.unit } }));
      const { status, data } = await browsers.get(role)!.visit('/commands', modules.get('commands/+server')!.POST!, { json: { commands: sent } });
      if (role === 'signed out') {
        expect(status).toBe(401);
        continue;
      }
      const answers = (data as { answers: { answer: string; refusal?: { refused: string } }[] }).answers.map((one) => one.refusal?.refused ?? one.answer);
      expect([...new Set(answers)].filter((one) => one !== 'not-yours' && one !== permitted.refused)).toEqual([]);
      const opened = sent.filter((_, n) => answers[n] === permitted.refused).map((one) => one.name);
      expect(opened.sort()).toEqual([...at.held].flatMap((right) => commands[right]).sort());
    }
  });

  test('opens the pages that are for everybody, or for everybody signed in', async () => {
    const { cell } = world.spots(role, 'own')!;
    const all = unplaced.flatMap(([route, line]: [string, Route]) => looks(role, 'anywhere', route, line, cell, cell.unit, new Set()));
    // what asks no right answers everybody alike: what writes is tried by one who holds nothing, and by one who is signed out
    const tries = role === 'signed out' || role === 'stranger signed in' ? all : all.filter((one) => one.told.endsWith(' '));
    expect(await faultsOf(role, tries)).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { words } from '#words/words.ts';
import type { Lang } from '#words/format.ts';
import { findings } from './browser.ts';

/** Bytes as they travel, packed. */
export interface Weight {
  script: number;
  typeface: number;
  rest: number;
}
const kilobyte = 1024;
export const budget = { script: 60 * kilobyte, withoutTypeface: 90 * kilobyte };

/** Goes to a page for the first time, as a phone that keeps nothing would: what it weighs, what its policy refused, whom it called. */
export async function open(page: Page, address: string): Promise<{ status: number; weight: Weight; refused: string[] }> {
  const weight: Weight = { script: 0, typeface: 0, rest: 0 };
  const refused: string[] = [];
  const counted: Promise<void>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of/.test(message.text())) refused.push(message.text());
  });
  page.on('pageerror', (error) => refused.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin) && !request.url().startsWith('data:')) refused.push(`calls ${request.url()}`);
  });
  page.on('requestfinished', (request) => {
    const kind = request.resourceType();
    if (kind === 'eventsource' || request.url().startsWith('data:')) return;
    counted.push(request.sizes().then(({ responseBodySize }) => void (weight[kind === 'script' ? 'script' : kind === 'font' ? 'typeface' : 'rest'] += responseBodySize)));
  });
  const response = await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await Promise.all(counted);
  return { status: response!.status(), weight, refused };
}

/** Everything that is folded away, opened, also what a phone shows when it is asked for: only what is on the screen can be looked at. The menu stays closed: it lies over the page. */
export const unfold = (page: Page) => page.evaluate(() => {
  document.querySelectorAll<HTMLDetailsElement>('main details').forEach((one) => void (one.open = true));
  document.querySelectorAll('main :is(.gist, .shut)').forEach((one) => one.classList.remove('gist', 'shut'));
});

/** Whether a page shows a part of itself only when it is asked to. */
export const isFolded = async (page: Page) => (await page.locator('main :is(details:not([open]), .gist, .shut)').count()) > 0;

/** Rows, fields and parts that are not shown, and that no link on the screen opens. Not what is another width's only, nor what a fold of the browser's own holds. */
export function hiddenFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const openers = [...document.querySelectorAll<HTMLAnchorElement>('a.rest')].filter((one) => one.checkVisibility()).map((one) => document.getElementById(one.hash.slice(1)));
    return [...document.querySelectorAll('main :is(tbody tr, tbody td, .shut)')]
      .filter((one) => !one.checkVisibility() && !one.matches('.wideonly, :empty') && !one.closest('details:not([open]), [hidden]') && !openers.some((part) => part?.contains(one)))
      .map((one) => `nothing opens ${one.outerHTML.replace(/\s+/g, ' ').slice(0, 140)}`);
  });
}

/** One title of its own, one heading of the first rank, at most one main action, the language said. */
export function frameFaults(page: Page, lang: Lang): Promise<string[]> {
  return page.evaluate((lang) => {
    const faults: string[] = [];
    const said = document.title.split(' · ');
    if (said.at(-1) !== 'Nền Nếp' || !said[0] || (said.length === 2 && said[0] === 'Nền Nếp')) faults.push(`the title of the page is "${document.title}"`);
    if (document.documentElement.lang !== lang) faults.push(`the page says it is in "${document.documentElement.lang}"`);
    const heads = [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility());
    if (heads.length !== 1) faults.push(`${heads.length} headings of the first rank: ${heads.map((one) => one.textContent).join(' | ')}`);
    const mains = [...document.querySelectorAll('.button.main')].filter((one) => one.checkVisibility());
    if (mains.length > 1) faults.push(`${mains.length} main actions: ${mains.map((one) => one.textContent!.trim()).join(' | ')}`);
    return faults;
  }, lang);
}

/** Wider than the screen: the whole page may not be, a table that scrolls by itself may. */
export function widthFaults(page: Page, what: string): Promise<string[]> {
  return page.evaluate((what) => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const scrolls = (one: Element): boolean => Boolean(one.parentElement && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(one.parentElement).overflowX) || scrolls(one.parentElement)));
    const widest = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(one)).at(-1);
    return [`${over} px wider than ${what}: ${widest?.outerHTML.slice(0, 140)}`];
  }, what);
}

/**
 * Targets lower than 48 px, and neighbours of which one reaches over the other: a thumb that meets the edge of one opens the other.
 * Excepted: a link inside a sentence (its line cannot be 48 px high; WCAG 2.5.8 excepts it too); a box to tick, whose target is its
 * label; the skip link before it has the focus; what only a reader of the screen meets; what stays over the page while it moves below.
 */
export function targetFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inSentence = (one: Element) => {
      const block = one.closest('p, li, dd, dt, small, figcaption');
      return one.matches('a') && block !== null && block.textContent!.trim().length > one.textContent!.trim().length + 12 && getComputedStyle(one).display === 'inline';
    };
    const stays = (one: Element): boolean => ['fixed', 'sticky'].includes(getComputedStyle(one).position) || Boolean(one.parentElement && stays(one.parentElement));
    const said = (one: Element, letters: number) => one.outerHTML.replace(/\s+/g, ' ').slice(0, letters);
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true } as CheckVisibilityOptions) && !one.matches('.skip, .hidden'))
      .map((one) => ({ one, target: one.matches('[type=checkbox], [type=radio]') ? (one.closest('label') ?? one) : one }));
    const low = targets
      .filter(({ one, target }) => !inSentence(one) && target.getBoundingClientRect().height < 47.5)
      .map(({ one, target }) => `${Math.round(target.getBoundingClientRect().height)} px high: ${said(one, 140)}`);

    // of a link that breaks, each line; of what scrolls by itself, what is seen of it
    const seen = (box: DOMRect, one: Element | null): { left: number; right: number; top: number; bottom: number } => {
      if (!one) return box;
      const { left, right, top, bottom } = seen(box, one.parentElement);
      if (getComputedStyle(one).overflow === 'visible') return { left, right, top, bottom };
      const edge = one.getBoundingClientRect();
      return { left: Math.max(left, edge.left), right: Math.min(right, edge.right), top: Math.max(top, edge.top), bottom: Math.min(bottom, edge.bottom) };
    };
    const boxes = targets.filter(({ target }) => !stays(target)).flatMap(({ target }) => [...target.getClientRects()].map((box) => ({ target, ...seen(box, target.parentElement) }))).sort((one, other) => one.top - other.top);
    const over: string[] = [];
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (other.top > one.bottom - 1.5) break;
        const [wide, high] = [Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - other.top];
        if (wide > 1.5 && high > 1.5 && !one.target.contains(other.target) && !other.target.contains(one.target)) over.push(`${Math.round(wide)} × ${Math.round(high)} px of two targets: ${said(one.target, 100)} and ${said(other.target, 100)}`);
      }
    });
    return [...low, ...over];
  });
}

/** Sentences of the other language's dictionary that stand on the page: forgotten, or written into the page by hand. Not those that stand in the data. */
export async function languageFaults(page: Page, lang: Lang, data: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate((lang) => {
    const found: string[] = [document.title.split(' · ')[0]!];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (!parent.closest('script, style, textarea') && parent.closest('[lang]')!.getAttribute('lang') === lang) found.push(node.textContent!);
    }
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(one.getAttribute(name) ?? '');
    return [...new Set(found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean))];
  }, lang);
  return texts.filter((text) => isForeign(text, lang, data)).map((text) => `not in ${lang}: "${text.slice(0, 100)}"`);
}

const verdicts = new Map<string, boolean>();

/** Whether a text is of the other dictionary and not of the data; the same names and headings stand on page after page, so each is looked at once. */
function isForeign(text: string, lang: Lang, data: readonly string[]): boolean {
  const key = `${lang} ${data.length} ${text}`;
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const { whole, parts } = foreign(lang);
  const foreignHere = (one: string) => whole.has(one) || parts.some((part) => one.includes(part));
  const withoutData = () => data.reduce((rest, one) => (rest.includes(one) ? rest.replaceAll(one, '…') : rest), text);
  const verdict = foreignHere(text) && foreignHere(withoutData());
  verdicts.set(key, verdict);
  return verdict;
}

interface Foreign {
  whole: Set<string>;
  parts: string[];
}
const worked = new Map<Lang, Foreign>();

/** What the dictionary of the other language says and this one does not: whole sentences, and the standing parts of those with a number or a name in them. */
function foreign(lang: Lang): Foreign {
  // every page asks, and the dictionaries stay as they are
  if (!worked.has(lang)) worked.set(lang, compared(lang));
  return worked.get(lang)!;
}

function compared(lang: Lang): Foreign {
  const mine = sentences(words(lang));
  const theirs = sentences(words(lang === 'vi' ? 'en' : 'vi'));
  const all = mine.join('\n');
  const own = theirs.filter((text) => !all.includes(text));
  return { whole: new Set(own), parts: own.filter((text) => text.length >= 10 && text.includes(' ')) };
}

function sentences(entry: unknown): string[] {
  if (typeof entry === 'string') return [entry];
  if (typeof entry === 'function') return [...String(entry).matchAll(/`([^`]*)`|'([^']*)'/g)].flatMap(([, template, plain]) => (template ?? plain ?? '').split(/\$\{[^}]*\}/)).map((text) => text.replace(/\s+/g, ' ').replace(/^[\s.,:;·(]+|[\s.,:;·(]+$/g, '')).filter((text) => /^[\p{L}\s,.;:()/%’'-]{3,}$/u.test(text));
  if (typeof entry === 'object' && entry !== null) return Object.values(entry).flatMap(sentences);
  return [];
}

/** What axe-core finds in each list of colours: as it is, at night, for those who ask for more contrast, and where the system draws its own. */
export async function colourFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, media] of [['at night', { colorScheme: 'dark' }], ['with more contrast', { contrast: 'more' }], ['with more contrast at night', { contrast: 'more', colorScheme: 'dark' }]] as const) {
    await page.emulateMedia(media);
    faults.push(...(await findings(page, ['color-contrast'])).map((one) => `${name}: ${one}`));
    await page.emulateMedia({ colorScheme: null, contrast: null });
  }
  return faults;
}

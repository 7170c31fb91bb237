import { checkRegister } from './register-file.ts';
import { checkSeal, sealedCounts, type SealFields } from './seal.ts';

/** What the page says, in one language. */
export interface OfflineWords {
  title: string;
  help: string;
  text: string;
  submit: string;
  verdict: Record<'valid' | 'not-valid' | 'malformed' | 'too-old' | 'two-of-one', string>;
  compare: string;
  fields: Record<Exclude<keyof SealFields, 'unit' | 'content'>, string>;
  kinds: Record<string, string>;
  /** of a register that was downloaded; {n} and {of} are places and numbers, {issuer} and {day} whose and of when it is */
  register: Record<'label' | 'help' | 'whole' | 'broken' | 'malformed' | 'tailCut' | 'of' | 'holds' | 'lacks', string>;
  faults: Record<string, string>;
  counts: Record<'p' | 'v' | 'm', string>;
  key: string;
  limits: string;
  otherLanguage: string;
}

/**
 * One page that checks papers without any server: the site's public key, the words in both languages and the check itself are inside,
 * and its own policy lets it reach no network. For a disk or a stick, opened by any browser of 2025 or later.
 */
export function offlineCheckPage(publicKey: string, fingerprint: string, words: Record<'vi' | 'en', OfflineWords>): string {
  const inside = JSON.stringify({ publicKey, fingerprint, words }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${words.vi.title}</title><style>${style}</style></head>
<body><main><button type="button" id="language"></button><h1></h1><p id="help"></p>
<form><label for="text"></label><textarea id="text" rows="5"></textarea><label for="register"></label><p id="register-help"></p><input type="file" id="register" accept=".json,application/json" aria-describedby="register-help"><button class="main"></button></form>
<div id="results" role="status"></div><p id="key"></p><p id="limits"></p></main>
<script>(${runPage.toString()})(${checkSeal.toString()}, ${checkRegister.toString()}, ${sealedCounts.toString()}, ${inside});</script></body></html>
`;
}

const style = `body{margin:0;font:1.0625rem/1.55 system-ui,sans-serif;background:#faf8f3;color:#1d1b16}main{max-width:42rem;margin:auto;padding:1.5rem 1rem;display:grid;gap:1rem}input{font:inherit;min-height:3rem;max-width:100%}h1{font-size:1.5rem;line-height:1.25;margin:0}p{margin:0}
form{display:grid;gap:.75rem}label{font-weight:600}textarea{font:inherit;padding:.5rem .75rem;border:1.5px solid #8d8474;border-radius:.5rem;background:#fff;color:inherit;width:100%;box-sizing:border-box}
button{font:600 1.0625rem/1.2 system-ui,sans-serif;min-height:3rem;padding:.5rem 1.5rem;border:1.5px solid #8d8474;border-radius:.5rem;background:#fff;color:inherit;justify-self:start}.main{background:#9b1c13;border-color:#9b1c13;color:#fff}
.result{border:1.5px solid #ddd6c7;border-left:4px solid #8a5300;border-radius:.5rem;background:#fff;padding:.75rem 1rem;margin-top:1rem}.result.valid{border-left-color:#1f6a3a}.result b{display:block}dl{display:grid;grid-template-columns:minmax(7rem,auto) minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0 0}dt{color:#575145}dd{margin:0;overflow-wrap:anywhere}#key,#limits{color:#575145;font-size:.9375rem;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#191713;color:#f3efe6}textarea,button,.result{background:#23201a}dt,#key,#limits{color:#c9c1b1}}`;

/** The page at work in the browser; it travels as text, so it uses nothing but what it is handed. */
function runPage(check: typeof checkSeal, checkFile: typeof checkRegister, countsIn: typeof sealedCounts, inside: { publicKey: string; fingerprint: string; words: Record<'vi' | 'en', OfflineWords> }): void {
  let lang: 'vi' | 'en' = 'vi';
  const at = (selector: string) => document.querySelector(selector)!;
  const make = (tag: string, text: string, into: Element) => {
    const made = into.appendChild(document.createElement(tag));
    made.textContent = text;
    return made;
  };
  const say = () => {
    const w = inside.words[lang];
    document.documentElement.lang = lang;
    document.title = w.title;
    at('h1').textContent = w.title;
    at('#help').textContent = w.help;
    at('label[for=text]').textContent = w.text;
    at('label[for=register]').textContent = w.register.label;
    at('#register-help').textContent = w.register.help;
    at('.main').textContent = w.submit;
    at('#key').textContent = `${w.key} ${inside.fingerprint}`;
    at('#limits').textContent = w.limits;
    at('#language').textContent = w.otherLanguage;
  };
  const show = async () => {
    const w = inside.words[lang];
    const results = at('#results');
    results.replaceChildren();
    const file = (at('#register') as HTMLInputElement).files?.[0];
    const register = file ? await checkFile(await file.text(), inside.publicKey, check).catch(() => null) : null;
    if (file) {
      const box = make('div', '', results);
      box.className = `result ${register?.register === 'whole' ? 'valid' : ''}`;
      if (!register || register.register === 'malformed') make('b', register ? w.register.malformed : w.verdict['too-old'], box);
      else {
        make('b', w.register[register.register].replace('{n}', String(register.length)), box);
        make('p', w.register.of.replace('{issuer}', register.issuer).replace('{day}', register.madeOn.split('-').reverse().join('/')), box);
        if (register.tailCut) make('p', w.register.tailCut, box);
        for (const one of register.faulty) make('p', `${one.place ?? '–'} · ${w.kinds[one.kind] ?? one.kind} ${one.number} ${one.day.split('-').reverse().join('/')}: ${one.faults.map((fault) => w.faults[fault] ?? fault).join(' ')}`, box);
      }
    }
    const seen: Record<string, string> = {};
    for (const line of (at('textarea') as HTMLTextAreaElement).value.split('\n').filter((one) => one.trim())) {
      const box = make('div', '', results);
      const found = await check(line, inside.publicKey).catch(() => null);
      const verdict = !found ? 'too-old' : found.seal;
      box.className = `result ${verdict}`;
      make('b', w.verdict[verdict], box);
      if (!found || found.seal === 'malformed') continue;
      if (found.seal === 'valid') make('p', w.compare, box);
      if (found.seal === 'valid' && register && register.register !== 'malformed') {
        const place = register.papers.find((one) => one.head.startsWith(found.head) && one.content.startsWith(found.content));
        make('p', place ? w.register.holds.replace('{n}', String(place.place)).replace('{of}', String(register.length)) : w.register.lacks, box);
        if (!place) box.className = 'result';
      }
      const list = make('dl', '', box);
      const counts = countsIn(found.counts).map((one) => `${w.counts[one.what]} ${one.value}`).join('; ');
      const rows = { issuer: found.issuer, kind: w.kinds[found.kind] ?? found.kind, number: found.number, day: found.day.split('-').reverse().join('/'), counts: counts || found.counts, head: found.head };
      for (const [name, value] of Object.entries(rows)) {
        make('dt', w.fields[name as 'issuer'], list);
        make('dd', value, list);
      }
      const paper = [found.unit, found.kind, found.number, found.day].join('|');
      if (found.seal === 'valid' && seen[paper] && seen[paper] !== found.content) {
        const warning = make('div', '', results);
        warning.className = 'result';
        make('b', w.verdict['two-of-one'], warning);
      }
      if (found.seal === 'valid') seen[paper] ??= found.content;
    }
  };
  at('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  at('#language').addEventListener('click', () => {
    lang = lang === 'vi' ? 'en' : 'vi';
    say();
    void show();
  });
  say();
}

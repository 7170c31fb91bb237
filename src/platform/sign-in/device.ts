/** Browser and system as people call them, from what the browser says of itself; null where it says nothing known. */
export function deviceName(userAgent: string): { browser: string; system: string } | null {
  const browser = browsers.find(([mark]) => mark.test(userAgent))?.[1];
  const system = systems.find(([mark]) => mark.test(userAgent))?.[1];
  return browser && system ? { browser, system } : null;
}

// In this order: each names itself after those it is built on.
const browsers: readonly [RegExp, string][] = [
  [/Zalo\//, 'Zalo'], [/coc_coc_browser/i, 'Cốc Cốc'], [/SamsungBrowser\//, 'Samsung Internet'], [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']
];
const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'], [/Mac OS X|Macintosh/, 'macOS'], [/Linux/, 'Linux']
];

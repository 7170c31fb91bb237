/** A known advisory about a package that runs in production. */
export interface Advisory {
  package: string;
  severity: string;
  title: string;
  url: string;
  /** the versions it is about */
  range: string;
  /** whether a version without it can be installed */
  mended: boolean;
}

/** What `npm audit --json` answered: the advisories, the worst first; or in a few words why it could not be asked. */
export function advisoriesIn(answer: string): Advisory[] | { notAsked: string } {
  const report = asJson(answer) as Report | null;
  if (!report) return { notAsked: 'npm gave no answer' };
  if (!report.vulnerabilities) return { notAsked: report.message ?? report.error?.summary ?? report.error?.code ?? 'npm gave no answer' };
  const found = new Map<string, Advisory>();
  for (const { name, via, fixAvailable } of Object.values(report.vulnerabilities))
    for (const one of via) {
      // a name alone says: because of a package it needs, which has its own entry
      if (typeof one === 'string') continue;
      found.set(`${one.url} ${one.name ?? name}`, { package: one.name ?? name, severity: one.severity, title: one.title, url: one.url, range: one.range, mended: fixAvailable !== false });
    }
  return [...found.values()].sort((a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity) || a.package.localeCompare(b.package));
}

const worst = ['critical', 'high', 'moderate', 'low', 'info'];

interface Report {
  message?: string;
  error?: { code?: string; summary?: string };
  vulnerabilities?: Record<string, { name: string; via: (string | { name?: string; title: string; url: string; severity: string; range: string })[]; fixAvailable: unknown }>;
}

function asJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

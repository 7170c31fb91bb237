/** Figures that only grow, and the lengths of what took time, in the text format of Prometheus (exposition format 0.0.4). */
export interface Figures {
  counts: Map<string, number>;
  lengths: Map<string, { buckets: number[]; sum: number; count: number }>;
}
export interface Gauge {
  name: string;
  help: string;
  values: { labels: Record<string, string>; value: number }[];
}

export const noFigures = (): Figures => ({ counts: new Map(), lengths: new Map() });

/** Upper ends of the buckets, in seconds: what a person calls at once, soon, slow. */
export const bounds = [0.01, 0.025, 0.05, 0.1, 0.3, 0.8, 2, 5] as const;

export function count(figures: Figures, name: string, labels: Record<string, string>, by = 1): void {
  const key = `${name}${labelled(labels)}`;
  figures.counts.set(key, (figures.counts.get(key) ?? 0) + by);
}

/** Notes how long something took, in seconds. */
export function took(figures: Figures, name: string, labels: Record<string, string>, seconds: number): void {
  const key = `${name}|${JSON.stringify(labels)}`;
  const length = figures.lengths.get(key) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
  bounds.forEach((bound, index) => seconds <= bound && length.buckets[index]!++);
  length.sum += seconds;
  length.count++;
  figures.lengths.set(key, length);
}

/** Everything as text. `helps` says what each figure is, by its name. */
export function asText(figures: Figures, gauges: readonly Gauge[], helps: Record<string, string>): string {
  const lines: string[] = [];
  const head = (name: string, kind: string, help: string) => lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
  for (const [name, of] of grouped([...figures.counts], (key) => key.split('{')[0]!)) {
    head(name, 'counter', helps[name] ?? name);
    for (const [key, value] of of) lines.push(`${key} ${value}`);
  }
  for (const [name, of] of grouped([...figures.lengths], (key) => key.split('|')[0]!)) {
    head(name, 'histogram', helps[name] ?? name);
    for (const [key, { buckets, sum, count }] of of) {
      const labels = JSON.parse(key.slice(name.length + 1)) as Record<string, string>;
      bounds.forEach((bound, index) => lines.push(`${name}_bucket${labelled({ ...labels, le: String(bound) })} ${buckets[index]}`));
      lines.push(`${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${count}`, `${name}_sum${labelled(labels)} ${sum}`, `${name}_count${labelled(labels)} ${count}`);
    }
  }
  for (const { name, help, values } of gauges) {
    head(name, 'gauge', help);
    for (const { labels, value } of values) lines.push(`${name}${labelled(labels)} ${value}`);
  }
  return `${lines.join('\n')}\n`;
}

function labelled(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function grouped<T>(entries: readonly [string, T][], nameOf: (key: string) => string): Map<string, [string, T][]> {
  const groups = new Map<string, [string, T][]>();
  for (const entry of entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) groups.set(nameOf(entry[0]), [...(groups.get(nameOf(entry[0])) ?? []), entry]);
  return groups;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hd42 } from '../../playbooks/hd42.ts';
import { composeAgenda, pressed, totalMinutes, type AgendaSources } from './agenda.ts';
import { leastMinutes } from './duration.ts';

const text = fc.string({ minLength: 1, maxLength: 20 });
const sources: fc.Arbitrary<AgendaSources> = fc.record({
  kind: fc.constantFrom('regular', 'thematic', 'combined', 'extraordinary'), cellType: fc.constantFrom('village', 'students', 'armed-forces', 'abroad'), theme: fc.constantFrom('', 'Nêu gương'),
  openTasks: fc.array(fc.record({ text, who: fc.option(text), carried: fc.integer({ min: 0, max: 3 }) }), { maxLength: 4 }),
  superiorItems: fc.array(fc.record({ title: text, points: text }), { maxLength: 3 }), toMend: fc.array(fc.record({ title: text, points: text }), { maxLength: 2 }), ownItems: fc.array(fc.record({ title: text, points: text }), { maxLength: 3 })
});

test('an agenda begins with the opening, ends with the minutes, keeps the playbook’s order, and holds every source once, marked', () => {
  fc.assert(fc.property(sources, (from) => {
    const items = composeAgenda(hd42, from);
    expect(items[0]!.key).toBe('opening');
    expect(items.at(-1)!.key).toBe('minutes');
    const order = items.flatMap((item) => item.key ?? []).map((key) => hd42.items.findIndex((one) => one.key === key));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    if (from.kind === 'regular' || from.kind === 'combined') {
      expect(items.filter((item) => item.origin === 'superior').map((item) => item.title)).toEqual(from.superiorItems.map((item) => item.title));
      const results = items.find((item) => item.key === 'results')!;
      expect(results.origin).toBe(from.openTasks.length > 0 ? 'carried' : 'playbook');
      for (const task of from.openTasks) expect(results.points).toContain(task.text);
      expect(items.filter((item) => item.origin === 'carried' && !item.key)).toHaveLength(from.openTasks.filter((task) => task.carried > 0).length + from.toMend!.length);
    }
    expect(items.some((item) => item.key === 'thematic')).toBe(from.kind === 'combined' || from.kind === 'thematic');
  }));
});

test('as composed, a regular meeting fills its 90 minutes and a combined one, one after the other, its 120', () => {
  for (const kind of ['regular', 'combined'] as const) {
    const items = composeAgenda(hd42, { kind, cellType: 'village', theme: 'Nêu gương', openTasks: [], superiorItems: [], ownItems: [] });
    expect(totalMinutes(items)).toBeGreaterThanOrEqual(leastMinutes[kind]);
    const keys = items.map((item) => item.key);
    if (kind === 'combined') expect(keys.indexOf('thematic')).toBeGreaterThan(keys.indexOf('debate'));
  }
});

test('the buttons of an agenda move, take out and add a line and touch no other', () => {
  const lines = fc.array(fc.record({ title: text, key: fc.constantFrom('', 'opening', 'debate', 'resolution', 'minutes') }), { maxLength: 8 });
  fc.assert(fc.property(lines, fc.integer({ min: -1, max: 9 }), (before, index) => {
    const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    for (const what of ['up', 'down']) expect(sorted(pressed(before, `${what} ${index}`))).toEqual(sorted(before));
    if (index > 0 && index < before.length) expect(pressed(pressed(before, `up ${index}`), `down ${index - 1}`)).toEqual(before);
    expect(pressed(before, `remove ${index}`)).toEqual(before.filter((_, at) => at !== index));
    const added = pressed(before, `add ${JSON.stringify({ title: 'Mới', key: '' })}`);
    expect(sorted(added)).toEqual(sorted([...before, { title: 'Mới', key: '' }]));
    const at = added.findIndex((line) => line.title === 'Mới');
    expect(added.slice(0, at).some((line) => ['resolution', 'minutes'].includes(line.key))).toBe(false);
  }));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asText, bounds, count, noFigures, took } from './figures.ts';

test('counts and lengths stand as Prometheus reads them, each name with its help and kind once', () => {
  const figures = noFigures();
  count(figures, 'requests_total', { route: '/me', status: '200' });
  count(figures, 'requests_total', { route: '/me', status: '200' });
  count(figures, 'requests_total', { route: '/a "b" \\ c\n', status: '404' });
  took(figures, 'seconds', { route: '/me' }, 0.04);
  took(figures, 'seconds', { route: '/me' }, 7);
  expect(asText(figures, [{ name: 'streams', help: 'Screens', values: [{ labels: {}, value: 3 }] }], { requests_total: 'Requests' })).toBe(
    [
      '# HELP requests_total Requests', '# TYPE requests_total counter', 'requests_total{route="/a \\"b\\" \\\\ c\\n",status="404"} 1', 'requests_total{route="/me",status="200"} 2',
      '# HELP seconds seconds', '# TYPE seconds histogram',
      ...[0, 0, 1, 1, 1, 1, 1, 1].map((n, index) => `seconds_bucket{route="/me",le="${bounds[index]}"} ${n}`), 'seconds_bucket{route="/me",le="+Inf"} 2', 'seconds_sum{route="/me"} 7.04', 'seconds_count{route="/me"} 2',
      '# HELP streams Screens', '# TYPE streams gauge', 'streams 3', ''
    ].join('\n')
  );
});

test('whatever took whatever time, the buckets grow upward and the last one holds all', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1 }), (lengths) => {
      const figures = noFigures();
      lengths.forEach((seconds) => took(figures, 'seconds', {}, seconds));
      const buckets = [...asText(figures, [], {}).matchAll(/_bucket\{le="[^"]+"\} (\d+)/g)].map((match) => Number(match[1]));
      expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
      expect(buckets.at(-1)).toBe(lengths.length);
      bounds.forEach((bound, index) => expect(buckets[index]).toBe(lengths.filter((one) => one <= bound).length));
    })
  );
});

/**
 * How large the Party is, and the same in small. 34 provinces, 3,321 communes and 5.6 million members are published (docs/field.md); about 50,000
 * grassroots organisations are the 52,105 of 2020 less what was merged; the number of cells is an assumption: none is published.
 */
export interface Shape {
  provinces: number;
  communes: number;
  grassroots: number;
  cells: number;
}
export const scales = {
  commune: { provinces: 1, communes: 1, grassroots: 37, cells: 200 },
  province: { provinces: 1, communes: 98, grassroots: 1471, cells: 7941 },
  nation: { provinces: 34, communes: 3321, grassroots: 50_000, cells: 270_000 }
} as const satisfies Record<string, Shape>;
export type Scale = keyof typeof scales;
/** Small enough for a test: every kind of row is there. */
export const tiny: Shape = { provinces: 2, communes: 3, grassroots: 5, cells: 12 };
/** More cells under one committee than statements are kept planned for. */
export const wide: Shape = { provinces: 1, communes: 1, grassroots: 6, cells: 240 };

/** Twelve months of meetings that are over, the last one with every fact; and the month after it, in which some cells are meeting. */
export const months = Array.from({ length: 12 }, (_, n) => monthAt(n));
export const lastMonth = months.at(-1)!;
export const openMonth = monthAt(12);
function monthAt(n: number): string {
  return new Date(Date.UTC(2025, 10 + n, 1)).toISOString().slice(0, 10);
}

/** How many members a cell has, by its number: 20.7 on average, so that 270,000 cells have 5.59 million. */
export const membersOf = (cell: number): number => [8, 12, 15, 18, 20, 22, 25, 28, 30, 29][cell % 10]!;

/** The first of these of a parent, when `of` are shared out evenly among so many parents. */
export const firstOf = (parent: number, parents: number, of: number): number => Math.floor((parent * of) / parents);

const sorts = ['unit', 'person', 'member', 'meeting', 'item', 'speech', 'task', 'post', 'visit', 'request', 'step', 'model', 'review', 'inspection', 'seat', 'thing', 'taking'] as const;
const begin = Date.UTC(2025, 9, 1);
/** The id of the n-th of a sort: as UUIDv7 ids lie in an index, one after the other, and the same in every run. */
export function idOf(sort: (typeof sorts)[number], n: number): string {
  const time = (begin + Math.floor(n / 4096)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${(n % 4096).toString(16).padStart(3, '0')}-8${sorts.indexOf(sort).toString(16).padStart(3, '0')}-000000000000`;
}

/** The committees and cells have numbers in one row: the root, provinces, communes, grassroots organisations, cells. */
export function numbersOf({ provinces, communes, grassroots }: Shape) {
  return { root: 0, province: (n: number) => 1 + n, commune: (n: number) => 1 + provinces + n, grassroots: (n: number) => 1 + provinces + communes + n, cell: (n: number) => 1 + provinces + communes + grassroots + n };
}

/** The share of a stretch that is a province's: its communes, their organisations, their cells, each from – to. */
export function stretchOf(shape: Shape, province: number) {
  const communes = [firstOf(province, shape.provinces, shape.communes), firstOf(province + 1, shape.provinces, shape.communes)] as const;
  const grassroots = communes.map((n) => firstOf(n, shape.communes, shape.grassroots)) as [number, number];
  const cells = grassroots.map((n) => firstOf(n, shape.grassroots, shape.cells)) as [number, number];
  return { communes, grassroots, cells };
}

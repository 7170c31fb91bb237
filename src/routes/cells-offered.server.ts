import { cellsBelow } from '#organisation/queries.server.ts';
import type { Seen } from '../front.server.ts';

/** So many units a committee may have below it for its cells to be offered in a list: a province's eight thousand are a page of megabytes, and nobody finds one among them. */
const most = 500;

/** The cells below a unit as a list offers them; null where they are too many for one: then the one that is meant is looked for by its name, or chosen on the page of an organisation further down. */
export const cellsOffered = async ({ trx, unit, permit, day }: Pick<Seen, 'trx' | 'unit' | 'permit' | 'day'>): Promise<{ id: string; name: string }[] | null> => (permit.scope.cells.length > most ? null : cellsBelow(trx, unit.path, day));

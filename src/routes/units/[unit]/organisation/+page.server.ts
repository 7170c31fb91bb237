import { foundUnit } from '#organisation/commands.ts';
import { aboveOn, eventsBelow, treeBelow, type UnitNode } from '#organisation/tree-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';

/** More lines than this and only the first step of the tree is drawn, each with the number of cells below it. */
const drawn = 300;

/** The organisation below a unit as of a day: its tree and what happened to it; each line opens to the record of that unit. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const tree = await treeBelow(trx, unit.id, asOf);
    const whole = size(tree) <= drawn;
    return {
      asOf, today: day, kind: unit.kind, above: await aboveOn(trx, unit.id, asOf), whole, highest: !unit.path.includes('.'),
      tree: whole ? tree : tree.map((node) => ({ ...node, below: [] })), events: await eventsBelow(trx, unit.path, 500),
      may: permit.rights.has('keep-units'), mayImport: permit.rights.has('keep-members'), seesDetails: permit.rights.has('see-details')
    };
  });
}

const size = (nodes: readonly UnitNode[]): number => nodes.reduce((sum, node) => sum + 1 + size(node.below), 0);

export const actions = { default: act([foundUnit]) };

import { foundUnit } from '#organisation/commands.ts';
import { aboveOn, eventsBelow, treeBelow, type UnitNode } from '#organisation/tree-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { dayAsked } from '../../../asked.ts';
import { tooManyToList } from '../../../members-list.server.ts';

/** More lines than this and only the first step of the tree is drawn, each with the number of cells below it. */
const drawn = 300;
/** More than this and each branch of the tree opens by itself: on a phone it would be ten screens. */
const unfolded = 40;

/** The organisation below a unit as of a day: its tree and what happened to it; each line opens to the record of that unit. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const tree = await treeBelow(trx, unit.id, asOf);
    const whole = size(tree) <= drawn;
    return {
      asOf, today: day, kind: unit.kind, above: await aboveOn(trx, unit.id, asOf), folds: size(tree) > unfolded, highest: !unit.path.includes('.'),
      tree: opened(whole ? tree : tree.map((node) => ({ ...node, below: [] })), new Set(permit.scope.cells)), events: await eventsBelow(trx, unit.path, asOf, 500),
      mayKeep: permit.rights.has('keep-units'), may: permit.rights.has('keep-units') && asOf === day, mayImport: permit.rights.has('keep-members'), seesDetails: permit.rights.has('see-details'), tooManyToList: await tooManyToList({ trx, unit }, asOf)
    };
  });
}

interface OpenedNode extends UnitNode {
  /** false: it stood here then and belongs elsewhere now, where its record is not this reader's */
  open: boolean;
  below: OpenedNode[];
}
const opened = (nodes: readonly UnitNode[], scope: ReadonlySet<string>): OpenedNode[] => nodes.map((node) => ({ ...node, open: scope.has(node.id), below: opened(node.below, scope) }));

const size = (nodes: readonly UnitNode[]): number => nodes.reduce((sum, node) => sum + 1 + size(node.below), 0);

export const actions = { default: act([foundUnit]) };

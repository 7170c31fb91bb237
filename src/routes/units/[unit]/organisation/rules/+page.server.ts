import { setSetting } from '#organisation/commands.ts';
import { localRules } from '#organisation/local-rule.ts';
import { cellsBelow, localRulesBelow } from '#organisation/queries.server.ts';
import { act, see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** A committee's own rules for its cells: what is in force on a day and who set it, and the cells with a rule of their own. `?cell=` chooses one to give a rule. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const kept = await localRulesBelow(trx, unit.path, asOf);
    const cells = await cellsBelow(trx, unit.path, day);
    const asked = event.url.searchParams.get('cell');
    const rules = Object.keys(localRules).map((name) => {
      const set = kept.filter((one) => one.name === name);
      return {
        name, choices: localRules[name]!, inForce: set.filter((one) => one.above && one.inForce).at(-1) ?? null, coming: set.filter((one) => one.above && !one.inForce),
        mine: set.find((one) => one.unitId === unit.id && one.inForce)?.value ?? '',
        own: set.filter((one) => !one.above && one.unitId !== unit.id)
      };
    });
    return { today: day, asOf, rules, cells, chosen: cells.find((cell) => cell.id === asked) ?? null, mayKeep: permit.rights.has('keep-units'), may: permit.rights.has('keep-units') && asOf === day };
  });
}

export const actions = { default: act([setSetting]) };

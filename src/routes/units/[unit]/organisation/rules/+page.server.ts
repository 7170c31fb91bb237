import { setSetting } from '#organisation/commands.ts';
import { localRules } from '#organisation/local-rule.ts';
import { cellsNamed, localRulesBelow } from '#organisation/queries.server.ts';
import { act, see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';
import { cellsOffered } from '../../../../cells-offered.server.ts';

/** A committee's own rules for its cells: what is in force on a day and who set it, and the cells with a rule of their own. `?cell=` chooses one to give a rule. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, permit, day } = seen;
    const asOf = dayAsked(event.url, day);
    const kept = await localRulesBelow(trx, unit.path, asOf);
    const may = permit.rights.has('keep-units') && asOf === day;
    const cells = may ? await cellsOffered(seen) : [];
    const asked = event.url.searchParams.get('cell') ?? '';
    const chosen = may && /^[0-9a-f-]{36}$/.test(asked) ? ((await cellsNamed(trx, unit.path, day, { id: asked }, 1))[0] ?? null) : null;
    const rules = Object.keys(localRules).map((name) => {
      const set = kept.filter((one) => one.name === name);
      return {
        name, choices: localRules[name]!, inForce: set.filter((one) => one.above && one.inForce).at(-1) ?? null, coming: set.filter((one) => one.above && !one.inForce),
        mine: set.find((one) => one.unitId === unit.id && one.inForce)?.value ?? '',
        own: set.filter((one) => !one.above && one.unitId !== unit.id)
      };
    });
    return { today: day, asOf, rules, cells, chosen, mayKeep: permit.rights.has('keep-units'), may };
  });
}

export const actions = { default: act([setSetting]) };

import { openSignals } from '#signals/all.ts';
import { dismissSignal } from '#signals/commands.ts';
import { cellFacts } from '#signals/queries.server.ts';
import { isForFollower, kinds, restsOn, saidBefore } from '#signals/signal.ts';
import { materialFor, ruleSources } from '../../../../../playbooks/coaching.ts';
import { act, see } from '../../../../front.server.ts';

/** So many of one kind are drawn, so that a page stays readable; what was answered makes room for the next. */
const each = 8;
/** So many answers of before are shown. */
const answersShown = 12;

/** What the cell may be made aware of: for those who prepare its meetings at once, for whoever follows it a week later. */
export async function load(event) {
  return see(event, event.params.cell, 'see-signals', async ({ trx, unit, permit, day }) => {
    const [facts] = await cellFacts(trx, [unit.id], day);
    const prepares = permit.rights.has('prepare');
    const open = facts ? openSignals(facts, day).filter((signal) => prepares || isForFollower(signal, day)) : [];
    return {
      prepares,
      groups: kinds.flatMap((kind) => {
        const all = open.filter((signal) => signal.kind === kind);
        return all.length === 0 ? [] : [{
          kind, source: ruleSources[kind], material: materialFor(kind, facts!.cellType), more: Math.max(0, all.length - each),
          signals: all.slice(0, each).map((signal) => ({ subject: signal.subject, sure: signal.sure, evidence: signal.evidence, rests: restsOn(signal), before: saidBefore(signal, facts!.dismissals)[0] ?? null }))
        }];
      }),
      answered: (facts?.dismissals ?? []).slice(0, answersShown).map(({ id, kind, reason, at, by }) => ({ id, kind, reason, at, by }))
    };
  });
}

export const actions = { default: act([dismissSignal]) };

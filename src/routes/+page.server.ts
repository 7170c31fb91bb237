import { redirect } from '@sveltejs/kit';
import { actsAs } from '#organisation/rights.ts';
import { heldBy } from '../front.server.ts';

/** Where each one starts: a secretary at the cell, an office at its cells, a standing committee and the levels above committees at their overview, a member in charge at theirs, a member at their own page. */
export async function load(event) {
  const holds = await heldBy(event);
  const first = (...standings: string[]) => holds.find((hold) => standings.includes(actsAs(hold) ?? ''));
  const office = first('office', 'standing', 'inspector');
  if (office) redirect(303, office.unitKind === 'cell' ? `/cells/${office.unitId}` : `/units/${office.unitId}${actsAs(office) === 'standing' || ['central', 'province'].includes(office.unitKind) ? '/overview' : ''}`);
  const secretary = first('secretary', 'deputy', 'committee-member');
  if (secretary) redirect(303, `/cells/${secretary.unitId}`);
  if (first('in-charge')) redirect(303, '/follow');
  const member = first('member');
  if (member) redirect(303, `/cells/${member.unitId}`);
  redirect(303, first('team') ? '/inspections' : first('administrator') ? '/admin' : '/me');
}

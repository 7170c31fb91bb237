import { ofPage } from '../../../../../front.server.ts';
import { chainSheet } from '../../../../register.server.ts';
import { load } from '../+page.server.ts';

/** The chain of the cell's papers of a year with what checking it found, the newest first. */
export async function GET(event) {
  const { title, chain, groups } = await load(ofPage(event));
  return chainSheet(title, chain.year, groups.flatMap((group) => group.papers), event.locals.lang);
}

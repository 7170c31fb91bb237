import { ofPage } from '../../../../../front.server.ts';
import { chainSheet } from '../../../../register.server.ts';
import { load } from '../+page.server.ts';

/** The chain of the committee's papers of a year with what checking it found, the newest first. */
export async function GET(event) {
  const { title, chain, papers } = await load(ofPage(event));
  return chainSheet(title, chain.year, papers, event.locals.lang);
}

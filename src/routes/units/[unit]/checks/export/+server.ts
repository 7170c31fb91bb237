import { findingsSheet } from '../../../../findings-sheet.server.ts';
import { ofPage } from '../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** What the checks of the data find in a committee and all below it, as a list. */
export const GET = async (event) => findingsSheet((await load(ofPage(event))).found, event.locals.lang);

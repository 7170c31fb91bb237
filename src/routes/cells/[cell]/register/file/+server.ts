import type { RegisterFile } from '#documents/register-file.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import { see } from '../../../../../front.server.ts';

/** The register as a file to keep beside the printed papers: the check page that works without a network reads it. */
export async function GET(event) {
  const file = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }): Promise<RegisterFile> => {
    const { papers, kept } = await registerOf(trx, unit.id);
    return {
      format: 'nen-nep register 1', unit: unit.id, issuer: (await namesOn(trx, unit.id, day)).cellName, madeOn: day, head: kept?.head ?? '', length: kept?.length ?? 0,
      papers: papers.map(({ kind, number, day: issued, contentHash, previous, head, seal }) => ({ kind, number, day: issued, content: contentHash, previous, head, seal }))
    };
  });
  return new Response(JSON.stringify(file, null, 1), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="so-van-ban-${file.madeOn}.json"`, 'cache-control': 'private, no-store' }
  });
}

import { keepFile } from '#platform/files.server.ts';
import type { Actor } from '#platform/actor.ts';

/** A file that somebody uploads, as a command then names it. The same `text` is the same content. */
export async function uploadOf(who: Pick<Actor, 'personId'>, name: string, text = name): Promise<{ name: string; mediaType: string; size: number; contentHash: string; secrecyConfirmed: false }> {
  const begins = /\.png$/.test(name) ? [0x89, 0x50, 0x4e, 0x47] : [0x25, 0x50, 0x44, 0x46];
  const kept = await keepFile(who.personId, new File([Uint8Array.from(begins), text], name));
  if ('refused' in kept) throw new Error(kept.refused);
  return { name: kept.name, mediaType: kept.mediaType, size: kept.size, contentHash: kept.contentHash, secrecyConfirmed: false };
}

import type { RequestEvent } from '@sveltejs/kit';
import { secrecyMark } from '#documents/secrecy.server.ts';
import type { Refusal } from '#platform/command.ts';
import { keepFile } from '#platform/files.server.ts';
import { signedIn } from '../front.server.ts';

/**
 * A form's uploaded file as the fields of the command that adds it. A file that bears a mark of secrecy is not kept, not even for a
 * moment, unless its sender confirms by name that it is no secret paper (`secrecyConfirmed`); the command logs who did.
 */
export async function uploadedFile(form: FormData, event: RequestEvent): Promise<{ name: string; mediaType: string; size: number; contentHash: string; secrecyMark?: string } | Refusal> {
  let mark: string | null = null;
  const kept = await keepFile(signedIn(event).actor.personId, form.get('file'), (name, bytes): Refusal | null => {
    mark = secrecyMark(name, bytes);
    return mark && form.get('secrecyConfirmed') !== 'on' ? { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark } : null;
  }, () => mark);
  if ('refused' in kept) return kept;
  const { name, mediaType, size, contentHash } = kept;
  return { name, mediaType, size, contentHash, ...(mark ? { secrecyMark: mark } : {}) };
}

/** The file a member may add to a report as the field of the command, or nothing where none was chosen. */
export const evidenceIn = (form: FormData, event: RequestEvent) => fileAs('evidence', form, event);

/** The file a form may hold as a field of the command by this name, or nothing where none was chosen. */
export async function fileAs(field: 'evidence' | 'file', form: FormData, event: RequestEvent): Promise<Record<string, unknown> | Refusal> {
  const file = form.get('file');
  const kept = file instanceof File && file.size > 0 ? await uploadedFile(form, event) : null;
  const secrecyConfirmed = form.get('secrecyConfirmed') === 'on';
  form.delete('secrecyConfirmed');
  if (!kept) return {};
  return 'refused' in kept ? kept : { [field]: { ...kept, secrecyConfirmed } };
}

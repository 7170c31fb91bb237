import { calm } from './calm.ts';

/** What a form may be at most; the largest of ours, a list of twenty thousand with a choice at each, is below it. */
const most = { upload: 30 * 1024 * 1024, text: 8 * 1024 * 1024, fields: 25_000 };

/**
 * The form a request carries. Whoever sends it may have made it to keep the server busy, so it is counted before it is taken apart, and no
 * text in it has marks without end. `too-large`: more than a form may be, which is known before any of it is read where it says its length. null: not a form, cut off, or broken.
 */
export async function readForm(request: Request): Promise<FormData | 'too-large' | null> {
  const type = request.headers.get('content-type') ?? '';
  const whole = type.startsWith('multipart/');
  if (Number(request.headers.get('content-length') ?? 0) > (whole ? most.upload : most.text)) return 'too-large';
  try {
    const bytes = Buffer.from(await request.arrayBuffer());
    if ((!whole && bytes.length > most.text) || countOf(bytes, whole ? 'form-data;' : '&') > most.fields) return 'too-large';
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const calmed = new FormData();
    for (const [name, value] of form.entries()) if (typeof value === 'string') calmed.append(calm(name), calm(value)); else calmed.append(calm(name), value);
    return calmed;
  } catch (failure) {
    return (failure as { status?: number } | null)?.status === 413 ? 'too-large' : null;
  }
}

function countOf(bytes: Buffer, sign: string): number {
  let found = 0;
  for (let at = bytes.indexOf(sign); at >= 0 && found <= most.fields; at = bytes.indexOf(sign, at + sign.length)) found++;
  return found;
}

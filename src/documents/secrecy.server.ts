import { unzipSync } from 'fflate';

const marks = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'];

/** The secrecy mark a paper carries in its name or in the text it opens with, if one is found. Word and Excel files are looked into; of a PDF only what stands in plain text. */
export function secrecyMark(name: string, bytes: Uint8Array): string | null {
  const text = `${name.replace(/[._-]+/g, ' ')} ${textOf(bytes)}`.normalize('NFC');
  return marks.find((mark) => new RegExp(`(?<![\\p{L}])${mark}(?![\\p{L}])`, 'u').test(text)) ?? null;
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
  try {
    const files = unzipSync(bytes, { filter: (file) => /(document|header\d*|sharedStrings)\.xml$/.test(file.name) && file.originalSize < 20_000_000 });
    return Object.values(files).map((file) => new TextDecoder().decode(file).replace(/<[^>]+>/g, '')).join(' ');
  } catch {
    // not a readable ZIP: the kind check has let its first bytes pass, there is no text to look at
    return '';
  }
}

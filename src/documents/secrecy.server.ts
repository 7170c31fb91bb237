import { unzipSync } from 'fflate';
import { pdfText } from './pdf-text.server.ts';

const marks = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'];

/**
 * The mark of secrecy a paper bears in its name, its headers or its text, if one is found: in Word and Excel files everywhere, in a
 * PDF as far as it holds text; a scan can only be told by its name. Keeping things confidential ("bảo mật") is no mark; in the text
 * only capitals are, as the mark is stamped in capitals.
 */
export function secrecyMark(name: string, bytes: Uint8Array): string | null {
  const text = `${name.replace(/\.[^.]*$/, '').replace(/[._-]+/g, ' ').toLocaleUpperCase('vi')}\n${textOf(bytes)}`.normalize('NFC').replace(/[^\S\n]+/g, ' ');
  return marks.find((mark) => new RegExp(`(?<![\\p{L}])(?<!(?:BẢO|BÍ) )${mark}(?![\\p{L}])`, 'u').test(text)) ?? null;
}

function textOf(bytes: Uint8Array): string {
  const begins = String.fromCharCode(...bytes.subarray(0, 4));
  if (begins === '%PDF') return pdfText(bytes);
  if (begins.startsWith('PK')) return officeText(bytes);
  return new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
}

/** Where Word and Excel keep words: text, headers and footers, notes and comments, shapes, shared and inline strings, the title. */
const worded = /^(word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/(sharedStrings|worksheets\/sheet\d+|drawings\/drawing\d+|comments\d*)|docProps\/(core|app))\.xml$/;

function officeText(bytes: Uint8Array): string {
  try {
    const files = unzipSync(bytes, { filter: (file) => worded.test(file.name) && file.originalSize < 20_000_000 });
    return Object.values(files).map((file) => plain(new TextDecoder().decode(file))).join('\n');
  } catch {
    // not a readable ZIP: the kind check has let its first bytes pass, there is no text to look at
    return '';
  }
}

/** A word may be cut into runs, so tags vanish; what ends a paragraph, a cell or a line parts words. */
const plain = (xml: string) => xml.replace(/<\/(?:w:p|a:p|w:tc|si|c|f|[a-z]+:title|oddHeader|oddFooter)>|<w:(?:br|tab|cr)\b[^>]*>/g, '\n').replace(/<[^>]+>/g, '').replace(/&amp;/g, '&');

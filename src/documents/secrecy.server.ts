import { unzipSync } from 'fflate';
import { calm } from '#platform/calm.ts';
import { pdfText } from './pdf-text.server.ts';

const marks = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'];

/**
 * The mark of secrecy a paper bears in its name, its headers or its text, if one is found: in Word and Excel files everywhere, in a
 * PDF as far as it holds text; a scan can only be told by its name. Keeping things confidential ("bảo mật") is no mark; in the text
 * only capitals are, as the mark is stamped in capitals. Whatever the file holds, it is read once from end to end and no further than a bound.
 */
export function secrecyMark(name: string, bytes: Uint8Array): string | null {
  const text = calm(`${name.replace(/\.[^.]*$/, '').replace(/[._-]+/g, ' ').toLocaleUpperCase('vi')}\n${textOf(bytes)}`).normalize('NFC').replace(/[^\S\n]+/g, ' ');
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
/** What is unpacked of one file at most, a part of it and all together: a few bytes can say that they become any number. */
const most = { part: 20_000_000, all: 40_000_000 };

function officeText(bytes: Uint8Array): string {
  let left = most.all;
  try {
    const files = unzipSync(bytes, { filter: (file) => {
      if (!worded.test(file.name) || file.originalSize >= most.part || file.originalSize > left) return false;
      left -= file.originalSize;
      return true;
    } });
    return Object.values(files).map((file) => plain(new TextDecoder().decode(file))).join('\n');
  } catch {
    // not a readable ZIP: the kind check has let its first bytes pass, there is no text to look at
    return '';
  }
}

/** What ends a paragraph, a cell or a line parts words. */
const parting = /^<(?:\/(?:w:p|a:p|w:tc|si|c|f|[a-z]{1,20}:title|oddHeader|oddFooter)>$|w:(?:br|tab|cr)\b)/;

/** A word may be cut into runs, so tags vanish. */
function plain(xml: string): string {
  const out: string[] = [];
  let at = 0;
  for (let begin = xml.indexOf('<'); begin >= 0; begin = xml.indexOf('<', at)) {
    const end = xml.indexOf('>', begin);
    if (end < 0) break;
    out.push(xml.slice(at, begin));
    if (parting.test(xml.slice(begin, Math.min(end + 1, begin + 60)))) out.push('\n');
    at = end + 1;
  }
  out.push(xml.slice(at));
  return out.join('').replace(/&amp;/g, '&');
}

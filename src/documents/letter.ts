/** A Party document as a plain value: what a noun hands over to be drawn in Word or on an A4 page. Texts are final. */
export interface Letter {
  kind: string;
  /** the paper's own day, 'YYYY-MM-DD': its layout, its number and its place in the book follow from it */
  day: string;
  /** the layout it was issued in, by its id, so that it is drawn again as it was; null: the one in force on its day */
  layout: string | null;
  /** not yet issued: marked so on every page, with room for the number */
  draft: boolean;
  superior: string;
  issuer: string;
  /** 'Số 05-NQ/CB'; empty where the document has no number */
  number: string;
  /** 'Cẩm Bình, ngày 03 tháng 02 năm 2026' */
  placeAndDate: string;
  type: string;
  subject: string;
  blocks: Block[];
  signatures: Signature[];
  /** nơi nhận, bottom left */
  recipients: string[];
  /** printed small beside nơi nhận: the words beside the QR and the head of the cell's chain */
  seal: { qr: string; head: string; note: string } | null;
  /** 'Dữ liệu minh họa, nhân vật hư cấu' on every page of a demo */
  banner: string | null;
  /** on its long side: a list of many columns */
  lying?: true;
  /** the figures it was written from, kept with it under its seal and not drawn */
  facts?: unknown;
}
export type Block =
  | { heading: string }
  | { paragraph: string }
  /** `small`: many columns, in small letters */
  | { table: { columns: string[]; widths: number[]; rows: string[][]; small?: true } };
export interface Signature {
  /** 'T/M CHI BỘ' or empty */
  onBehalf: string;
  post: string;
  name: string;
}

/**
 * How documents are laid out from a day on. Lengths in millimetres, sizes of letters in points. A layout that papers were issued in
 * is never edited: what turns out otherwise in the text of the rule becomes a layout of its own, with its first day.
 */
export interface Layout {
  id: string;
  source: string;
  from: string;
  until: string | null;
  margins: { top: number; bottom: number; left: number; right: number };
  font: string;
  sizes: { party: number; superior: number; issuer: number; number: number; date: number; type: number; subject: number; body: number; table: number; sign: number; to: number; recipients: number; page: number };
  lineExact: number;
  paragraphGap: number;
  firstLineIndent: number;
  /** '-' or '*' under the issuing body */
  underIssuer: string;
  underSubject: string;
}

const common = { margins: { top: 20, bottom: 20, left: 30, right: 15 }, font: 'Times New Roman', paragraphGap: 6, firstLineIndent: 10, underIssuer: '*', underSubject: '-----' };
export const layouts: readonly Layout[] = [
  {
    // heading, number, date, type, subject, body: annex 3 of the guidance, as a law portal prints it; signature and nơi nhận unconfirmed
    ...common, id: 'hd36', source: '36-HD/VPTW (3/4/2018)', from: '2018-04-03', until: '2026-05-27', lineExact: 18,
    sizes: { party: 15, superior: 14, issuer: 14, number: 14, date: 14, type: 16, subject: 14, body: 14, table: 13, sign: 14, to: 14, recipients: 12, page: 14 }
  },
  {
    ...common, id: 'hd05', source: '399-QĐ/TW (9/1/2026), 05-HD/VPTW (27/5/2026)', from: '2026-05-27', until: null, lineExact: 20,
    sizes: { party: 14, superior: 13, issuer: 13, number: 13, date: 14, type: 16, subject: 14, body: 14, table: 13, sign: 14, to: 13, recipients: 12, page: 13 }
  }
];

/** How wide the text of a letter is between its margins, in millimetres: A4 upright, or on its long side. */
export const textWidth = ({ lying }: Pick<Letter, 'lying'>, { margins }: Layout): number => (lying ? 297 : 210) - margins.left - margins.right;

/** The layout in force on a day; documents older than the first are laid out by the first. */
export function layoutOn(day: string): Layout {
  return layouts.find((layout) => day >= layout.from && (layout.until === null || day < layout.until)) ?? layouts[0]!;
}

/** The layout a letter is drawn in: the one it was issued in, else the one of its own day. */
export function layoutOf(letter: Pick<Letter, 'day' | 'layout'>): Layout {
  return layouts.find((layout) => layout.id === letter.layout) ?? layoutOn(letter.day);
}

export const partyName = 'ĐẢNG CỘNG SẢN VIỆT NAM';
/** Its length in Times New Roman bold, in letters' heights, and a little: the rule under it is as long as it is (36-HD/VPTW, II.1.1). */
export const partyNameEms = 14.2;
/** Letters of a table with many columns, in points: ours. */
export const smallTable = 10;
export const draftMark = 'DỰ THẢO';

/** 'Số 05-NQ/CB': two digits at least, the type straight after the number, the cell's symbol after the slash (05-HD/VPTW). */
export const numberLine = (number: number, symbol: string): string => `Số ${String(number).padStart(2, '0')}-${symbol}`;
/** The same with room for a number that is not yet given. */
export const openNumberLine = (symbol: string): string => `Số\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-${symbol}`;
/** Two digits for the day, and for January and February (05-HD/VPTW). */
export function placeAndDate(place: string, day: string): string {
  const month = Number(day.slice(5, 7));
  return `${place}, ngày ${day.slice(8)} tháng ${month < 3 ? day.slice(5, 7) : month} năm ${day.slice(0, 4)}`;
}

/** A cell of a table that must stay on one line, whatever the column: a date, a number, a percentage, a cross. */
export const unbroken = (text: string): boolean => /^(?:[\d.,:%/ –-]{1,12}|X)$/.test(text);

/**
 * The widths of a table's columns in millimetres of `full`: as its shares say, but a column with a date is at least as wide as the
 * date, at the cost of the widest.
 */
export function columnWidths(table: { widths: readonly number[]; rows: readonly (readonly string[])[] }, full: number, size: number): number[] {
  const sum = table.widths.reduce((total, width) => total + width, 0);
  const widths = table.widths.map((width) => (full * width) / sum);
  for (const [index, width] of widths.entries()) {
    if (!table.rows.some((row) => /^\d\d\/\d\d\/\d{4}$/.test(row[index] ?? ''))) continue;
    // ten digits and slashes of Times, and the cell's margins
    const least = Math.ceil(size * 4.6 * 0.3528 + 3.5);
    if (width >= least) continue;
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest]! -= least - width;
    widths[index] = least;
  }
  return widths;
}

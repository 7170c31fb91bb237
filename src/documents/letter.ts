/** A Party document as a plain value: what a noun hands over to be drawn in Word or on an A4 page. Texts are final. */
export interface Letter {
  kind: string;
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
  /** printed small at the foot: the head of the cell's chain and the words beside the QR */
  seal: { qr: string; head: string; note: string } | null;
  /** 'Dữ liệu minh họa, nhân vật hư cấu' on every page of a demo */
  banner: string | null;
}
export type Block =
  | { heading: string }
  | { paragraph: string }
  | { table: { columns: string[]; widths: number[]; rows: string[][] } };
export interface Signature {
  /** 'T/M CHI BỘ' or empty */
  onBehalf: string;
  post: string;
  name: string;
}

/** How documents are laid out from a day on. Lengths in millimetres and points. */
export interface Layout {
  id: string;
  source: string;
  from: string;
  until: string | null;
  margins: { top: number; bottom: number; left: number; right: number };
  font: string;
  body: number;
  lineExact: number;
  paragraphGap: number;
  firstLineIndent: number;
  /** '-' or '*' under the issuing body */
  underIssuer: string;
  type: number;
}

const common = { margins: { top: 20, bottom: 20, left: 30, right: 15 }, font: 'Times New Roman', body: 14, lineExact: 20, paragraphGap: 6, firstLineIndent: 10, underIssuer: '*', type: 16 };
export const layouts: readonly Layout[] = [
  { ...common, id: 'hd36', source: '36-HD/VPTW (3/4/2018)', from: '2018-04-03', until: '2026-05-27', lineExact: 18 },
  { ...common, id: 'hd05', source: 'QĐ 399-QĐ/TW (9/1/2026), 05-HD/VPTW (27/5/2026)', from: '2026-05-27', until: null }
];

/** The layout in force on a day; documents older than the first are laid out by the first. */
export function layoutOn(day: string): Layout {
  return layouts.find((layout) => day >= layout.from && (layout.until === null || day < layout.until)) ?? layouts[0]!;
}

/** 'Số 05-NQ/CB': two digits at least, the type straight after the number, the cell's symbol after the slash (05-HD/VPTW). */
export const numberLine = (number: number, symbol: string): string => `Số ${String(number).padStart(2, '0')}-${symbol}`;
/** Two digits for the day, and for January and February (05-HD/VPTW). */
export function placeAndDate(place: string, day: string): string {
  const month = Number(day.slice(5, 7));
  return `${place}, ngày ${day.slice(8)} tháng ${month < 3 ? day.slice(5, 7) : month} năm ${day.slice(0, 4)}`;
}

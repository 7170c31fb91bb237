import {
  AlignmentType, BorderStyle, Document, Footer, Header, ImageRun, LineRuleType, NumberFormat, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, convertMillimetersToTwip, type ISectionOptions
} from 'docx';
import { columnWidths, draftMark, layoutOf, partyName, partyNameEms, smallTable, textWidth, unbroken, type Layout, type Letter } from './letter.ts';
import { qrPng } from './qr.server.ts';

/**
 * Draws letters as one Word file, each on a new page, numbered from its own first page (which bears no number), in the layout of its
 * own day. `enlarge` adds points for the large-type pack.
 */
export async function wordOf(letters: readonly Letter[], enlarge = 0): Promise<Uint8Array> {
  const first = drawing(letters[0]!, enlarge);
  const document = new Document({
    creator: 'Nền Nếp',
    styles: { default: { document: { run: { font: first.layout.font, size: first.points(first.layout.sizes.body) }, paragraph: { spacing: first.bodySpacing } } } },
    sections: letters.map((letter) => section(letter, drawing(letter, enlarge)))
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A layout as Word counts it: letters in half points, lengths in twentieths of a point. */
interface Drawing {
  layout: Layout;
  points(size: number): number;
  line(size: number): number;
  bodySpacing: { line: number; lineRule: (typeof LineRuleType)['EXACT']; after: number };
  /** text width inside the margins, and the same in millimetres */
  full: number;
  across: number;
}
function drawing(letter: Letter, enlarge: number): Drawing {
  const layout = layoutOf(letter);
  const across = textWidth(letter, layout);
  return {
    layout,
    points: (size) => Math.round((size + enlarge) * 2),
    line: (size) => twips(size + enlarge * 1.3),
    bodySpacing: { line: twips(layout.lineExact + enlarge * 1.3), lineRule: LineRuleType.EXACT, after: twips(layout.paragraphGap) },
    full: convertMillimetersToTwip(across), across
  };
}

const twips = (size: number) => Math.round(size * 20);
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

function section(letter: Letter, drawn: Drawing): ISectionOptions {
  const { margins } = drawn.layout;
  const mm = convertMillimetersToTwip;
  return {
    properties: {
      page: {
        size: { width: mm(210), height: mm(297), ...(letter.lying ? { orientation: PageOrientation.LANDSCAPE } : {}) },
        margin: { top: mm(margins.top), bottom: mm(margins.bottom), left: mm(margins.left), right: mm(margins.right), header: mm(10), footer: mm(10) },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL }
      },
      titlePage: true
    },
    headers: { default: pageNumber(letter, drawn), first: new Header({ children: [new Paragraph({ spacing: { after: 0 }, children: [] })] }) },
    footers: { default: banner(letter), first: banner(letter) },
    children: [heading(letter, drawn), ...title(letter, drawn), ...body(letter, drawn), ...ending(letter, drawn)]
  };
}

function pageNumber(letter: Letter, drawn: Drawing): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [new TextRun({ children: [PageNumber.CURRENT], size: drawn.points(drawn.layout.sizes.page) })] }),
      ...(letter.draft ? [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 0 }, children: [new TextRun({ text: draftMark, bold: true, size: 20 })] })] : [])
    ]
  });
}

function banner(letter: Letter): Footer {
  return new Footer({ children: letter.banner ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [new TextRun({ text: letter.banner, italics: true, size: 20 })] })] : [] });
}

/** Left the superior and the issuing body with the number, right the Party's name, a rule as long as the name, and the day. */
function heading(letter: Letter, drawn: Drawing): Table {
  const { sizes } = drawn.layout;
  const left = convertMillimetersToTwip(72);
  const right = drawn.full - left;
  const beside = Math.max(0, Math.round((right - twips(drawn.points(sizes.party) / 2) * partyNameEms) / 2));
  const cell = (width: number, children: Paragraph[]) => new TableCell({ width: { size: width, type: WidthType.DXA }, children, margins: { left: 0, right: 0 } });
  const center = (text: string, size: number, run: { bold?: boolean; italics?: boolean } = {}, after = 0) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after, line: drawn.line(size + 4), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, ...run, size: drawn.points(size) })] });
  return new Table({
    width: { size: drawn.full, type: WidthType.DXA }, columnWidths: [left, right], borders: noBorders,
    rows: [
      new TableRow({
        children: [
          cell(left, [
            center(letter.superior.toLocaleUpperCase('vi'), sizes.superior),
            center(letter.issuer.toLocaleUpperCase('vi'), sizes.issuer, { bold: true }),
            center(drawn.layout.underIssuer, sizes.issuer),
            ...(letter.number ? [center(letter.number, sizes.number)] : []),
            ...(letter.draft ? [center(draftMark, sizes.number, { bold: true })] : [])
          ]),
          cell(right, [
            new Paragraph({
              alignment: AlignmentType.CENTER, spacing: { after: twips(8), line: drawn.line(sizes.party + 4), lineRule: LineRuleType.AT_LEAST },
              border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 } }, indent: { left: beside, right: beside },
              children: [new TextRun({ text: partyName, bold: true, size: drawn.points(sizes.party) })]
            }),
            center(letter.placeAndDate, sizes.date, { italics: true })
          ])
        ]
      })
    ]
  });
}

function title(letter: Letter, drawn: Drawing): Paragraph[] {
  const { sizes, underSubject } = drawn.layout;
  const center = (text: string, size: number, before: number, after: number) =>
    new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, spacing: { before: twips(before), after: twips(after), line: drawn.line(size + 4), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, bold: text !== underSubject, size: drawn.points(size) })] });
  return [center(letter.type.toLocaleUpperCase('vi'), sizes.type, 14, 0), center(letter.subject, sizes.subject, 0, 2), center(underSubject, sizes.subject, 0, 10)];
}

/** The last of the text stays with the signature, so that no page holds the signature alone. */
function body(letter: Letter, drawn: Drawing): (Paragraph | Table)[] {
  const indent = { firstLine: convertMillimetersToTwip(drawn.layout.firstLineIndent) };
  return letter.blocks.flatMap((block, index): (Paragraph | Table)[] => {
    const last = index === letter.blocks.length - 1;
    const size = drawn.points(drawn.layout.sizes.body);
    if ('heading' in block) return [new Paragraph({ keepNext: true, spacing: { ...drawn.bodySpacing, before: twips(8) }, indent, children: [new TextRun({ text: block.heading, bold: true, size })] })];
    if ('paragraph' in block) return [new Paragraph({ keepNext: last, alignment: AlignmentType.JUSTIFIED, spacing: drawn.bodySpacing, indent, children: [new TextRun({ text: block.paragraph, size })] })];
    return [tableOf(block.table, drawn, last), new Paragraph({ keepNext: last, spacing: { after: 0, line: twips(8), lineRule: LineRuleType.EXACT }, children: [] })];
  });
}

function tableOf(table: { columns: string[]; widths: number[]; rows: string[][]; small?: true }, drawn: Drawing, keepLast: boolean): Table {
  const size = table.small ? smallTable : drawn.layout.sizes.table;
  const beside = table.small ? 30 : 80;
  const sizes = columnWidths(table, drawn.across, drawn.points(size) / 2).map((width) => convertMillimetersToTwip(width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const row = (texts: string[], header: boolean, keepNext: boolean) =>
    new TableRow({
      tableHeader: header, cantSplit: true,
      children: texts.map((text, index) => new TableCell({
        width: { size: sizes[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { left: beside, right: beside, top: 40, bottom: 40 },
        children: [new Paragraph({ keepNext, alignment: header || unbroken(text) ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { after: 0, line: drawn.line(size + 3), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, bold: header, size: drawn.points(size) })] })]
      }))
    });
  return new Table({
    width: { size: drawn.full, type: WidthType.DXA }, columnWidths: sizes, borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(table.columns, true, true), ...table.rows.map((texts, index) => row(texts, false, keepLast && index === table.rows.length - 1))]
  });
}

/**
 * Right who signs, left who receives it with the seal beside that; two signers of minutes stand side by side above. Never parted by a
 * page's end, and low, so that it seldom has to go to a page of its own.
 */
function ending(letter: Letter, drawn: Drawing): Table[] {
  const [one, two] = letter.signatures;
  const received = recipients(letter, drawn);
  const { seal } = letter;
  if (!one && received.length === 0 && !seal) return [];
  const widths = [convertMillimetersToTwip(52), convertMillimetersToTwip(33)];
  widths.push(drawn.full - widths[0]! - widths[1]!);
  const cell = (children: Paragraph[], from: number, columnSpan = 1, margins: { left?: number; top?: number } = {}) =>
    new TableCell({ width: { size: widths.slice(from, from + columnSpan).reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnSpan, children: children.length > 0 ? children : [new Paragraph({ children: [] })], margins: { left: 0, right: 0, ...margins } });
  const row = (children: TableCell[]) => new TableRow({ cantSplit: true, children });
  const left = (note: Paragraph[], top = 0) => (seal ? [cell(received, 0, 1, { top }), cell([...qr(seal.qr), ...note], 1, 1, { top, left: 60 })] : [cell(received, 0, 2, { top })]);
  const rows = one && two
    ? [row([cell(signed(one, drawn), 0, 2), cell(signed(two, drawn), 2)]), ...(received.length > 0 || seal ? [row([...left([], 200), cell(sealNote(letter, drawn), 2, 1, { top: 200, left: 60 })])] : [])]
    : [row([...left(sealNote(letter, drawn)), cell(one ? signed(one, drawn) : [], 2)])];
  return [new Table({ width: { size: drawn.full, type: WidthType.DXA }, columnWidths: widths, borders: noBorders, rows })];
}

function signed(signature: Letter['signatures'][number], drawn: Drawing): Paragraph[] {
  const size = drawn.points(drawn.layout.sizes.sign);
  const center = (text: string, bold: boolean, before = 0) =>
    new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, spacing: { before: twips(before), after: 0, line: drawn.line(drawn.layout.sizes.sign + 4), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, bold, size })] });
  const post = signature.post.toLocaleUpperCase('vi');
  return [...(signature.onBehalf ? [center(signature.onBehalf.toLocaleUpperCase('vi'), true)] : []), center(post, !signature.onBehalf), center(signature.name, true, 60)];
}

function recipients(letter: Letter, drawn: Drawing): Paragraph[] {
  if (letter.recipients.length === 0) return [];
  const { to, recipients: size } = drawn.layout.sizes;
  const small = (text: string) => new Paragraph({ spacing: { after: 0, line: drawn.line(size + 3), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text: `- ${text}`, size: drawn.points(size) })] });
  return [
    new Paragraph({ spacing: { after: 0, line: drawn.line(to + 4), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text: 'Nơi nhận', underline: {}, size: drawn.points(to) }), new TextRun({ text: ':', size: drawn.points(to) })] }),
    ...letter.recipients.map(small)
  ];
}

function qr(text: string): Paragraph[] {
  return [new Paragraph({ keepNext: true, spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO }, children: [new ImageRun({ type: 'png', data: qrPng(text), transformation: { width: 113, height: 113 } })] })];
}

function sealNote(letter: Letter, drawn: Drawing): Paragraph[] {
  if (!letter.seal) return [];
  return [new Paragraph({ spacing: { after: 0, line: drawn.line(9), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text: `${letter.seal.note} ${letter.seal.head}`, size: 15 })] })];
}

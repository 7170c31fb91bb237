import {
  AlignmentType, BorderStyle, Document, Footer, Header, ImageRun, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, convertMillimetersToTwip
} from 'docx';
import type { Layout, Letter } from './letter.ts';
import { qrPng } from './qr.server.ts';

/** Draws letters as one Word file, each on a new page, in the layout of their day. `enlarge` adds points for the large-type pack. */
export async function wordOf(letters: readonly Letter[], layout: Layout, enlarge = 0): Promise<Uint8Array> {
  const { margins } = layout;
  const document = new Document({
    creator: 'Nền Nếp',
    styles: { default: { document: { run: { font: layout.font, size: points(layout.body + enlarge) }, paragraph: { spacing: { line: twips(layout.lineExact + enlarge * 1.3), lineRule: LineRuleType.EXACT, after: twips(layout.paragraphGap) } } } } },
    sections: letters.map((letter) => ({
      properties: {
        page: {
          size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
          margin: { top: convertMillimetersToTwip(margins.top), bottom: convertMillimetersToTwip(margins.bottom), left: convertMillimetersToTwip(margins.left), right: convertMillimetersToTwip(margins.right) }
        },
        titlePage: true
      },
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: points(13) })] })] }), first: new Header({ children: [] }) },
      footers: { default: banner(letter), first: banner(letter) },
      children: [heading(letter, layout), ...title(letter, layout), ...body(letter, layout), ending(letter, layout), ...sealed(letter)]
    }))
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const points = (size: number) => Math.round(size * 2);
const twips = (size: number) => Math.round(size * 20);
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
/** text width inside the margins: 210 − 30 − 15 mm */
const full = convertMillimetersToTwip(165);

function banner(letter: Letter): Footer {
  return new Footer({ children: letter.banner ? [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: letter.banner, italics: true, size: points(10) })] })] : [] });
}

/** Left the superior and the issuing body, right the Party's name with a rule under it, then the number and the day. */
function heading(letter: Letter, layout: Layout): Table {
  const left = convertMillimetersToTwip(72);
  const cell = (width: number, children: Paragraph[]) => new TableCell({ width: { size: width, type: WidthType.DXA }, children, margins: { left: 0, right: 0 } });
  const center = (text: string, run: { bold?: boolean; italics?: boolean; size: number }, after = 0, border = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER, spacing: { after, line: twips(18), lineRule: LineRuleType.AT_LEAST },
      ...(border ? { border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 } }, indent: { left: convertMillimetersToTwip(9), right: convertMillimetersToTwip(9) } } : {}),
      children: [new TextRun({ text, bold: run.bold ?? false, italics: run.italics ?? false, size: points(run.size) })]
    });
  return new Table({
    width: { size: full, type: WidthType.DXA }, columnWidths: [left, full - left], borders: noBorders,
    rows: [
      new TableRow({
        children: [
          cell(left, [
            center(letter.superior.toLocaleUpperCase('vi'), { size: 13 }),
            center(letter.issuer.toLocaleUpperCase('vi'), { bold: true, size: 13 }),
            center(layout.underIssuer, { size: 13 }),
            ...(letter.number ? [center(letter.number, { size: 13 })] : [])
          ]),
          cell(full - left, [
            center('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, size: 14 }, twips(8), true),
            center(letter.placeAndDate, { italics: true, size: 13 })
          ])
        ]
      })
    ]
  });
}

function title(letter: Letter, layout: Layout): Paragraph[] {
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: twips(14), after: 0 }, children: [new TextRun({ text: letter.type.toLocaleUpperCase('vi'), bold: true, size: points(layout.type) })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: twips(4) }, children: [new TextRun({ text: letter.subject, bold: true })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: twips(10) }, children: [new TextRun('-----')] })
  ];
}

function body(letter: Letter, layout: Layout): (Paragraph | Table)[] {
  return letter.blocks.flatMap((block): (Paragraph | Table)[] => {
    if ('heading' in block) return [new Paragraph({ keepNext: true, spacing: { before: twips(8) }, indent: { firstLine: convertMillimetersToTwip(layout.firstLineIndent) }, children: [new TextRun({ text: block.heading, bold: true })] })];
    if ('paragraph' in block) return [new Paragraph({ alignment: AlignmentType.JUSTIFIED, indent: { firstLine: convertMillimetersToTwip(layout.firstLineIndent) }, children: [new TextRun(block.paragraph)] })];
    return [tableOf(block.table), new Paragraph({ spacing: { after: 0 }, children: [] })];
  });
}

function tableOf({ columns, widths, rows }: { columns: string[]; widths: number[]; rows: string[][] }): Table {
  const sum = widths.reduce((total, width) => total + width, 0);
  const sizes = widths.map((width) => Math.round((full * width) / sum));
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const row = (texts: string[], header: boolean) =>
    new TableRow({
      tableHeader: header, cantSplit: true,
      children: texts.map((text, index) => new TableCell({
        width: { size: sizes[index]!, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [new Paragraph({ alignment: header || /^[\d.,%/]*$/.test(text) ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { after: 0, line: twips(16), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, bold: header, size: points(13) })] })]
      }))
    });
  return new Table({
    width: { size: full, type: WidthType.DXA }, columnWidths: sizes, borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(columns, true), ...rows.map((texts) => row(texts, false))]
  });
}

/** Bottom left who receives it, right who signs. Two signers of minutes stand side by side. */
function ending(letter: Letter, layout: Layout): Table {
  const half = Math.round(full / 2);
  const small = (text: string, bold = false) => new Paragraph({ spacing: { after: 0, line: twips(15), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text, bold, italics: false, size: points(12) })] });
  const signed = (signature: Letter['signatures'][number]) => [
    ...[signature.onBehalf, signature.post].filter(Boolean).map((text) => new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, spacing: { after: 0 }, children: [new TextRun({ text: text.toLocaleUpperCase('vi'), bold: text === signature.onBehalf || !signature.onBehalf, size: points(layout.body) })] })),
    new Paragraph({ keepNext: true, spacing: { before: twips(56), after: 0 }, children: [] }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: signature.name, bold: true })] })
  ];
  const received = letter.recipients.length > 0
    ? [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, underline: {}, size: points(12) })] }), ...letter.recipients.map((text) => small(`- ${text}`))]
    : [];
  const [first, second] = letter.signatures.length > 1 ? [signed(letter.signatures[0]!), signed(letter.signatures[1]!)] : [[], letter.signatures[0] ? signed(letter.signatures[0]) : []];
  const cell = (children: Paragraph[]) => new TableCell({ width: { size: half, type: WidthType.DXA }, children: children.length > 0 ? children : [new Paragraph({ children: [] })], margins: { left: 0, right: 0 } });
  const row = (left: Paragraph[], right: Paragraph[]) => new TableRow({ cantSplit: true, children: [cell(left), cell(right)] });
  const rows = letter.signatures.length > 1 ? [row(first, second), ...(received.length ? [row(received, [])] : [])] : [row(received, second)];
  return new Table({ width: { size: full, type: WidthType.DXA }, columnWidths: [half, full - half], borders: noBorders, rows });
}

function sealed(letter: Letter): Paragraph[] {
  if (!letter.seal) return [];
  return [
    new Paragraph({ spacing: { before: twips(10), after: 0, line: 240, lineRule: LineRuleType.AUTO }, children: [new ImageRun({ type: 'png', data: qrPng(letter.seal.qr), transformation: { width: 113, height: 113 } })] }),
    new Paragraph({ spacing: { after: 0, line: twips(12), lineRule: LineRuleType.AT_LEAST }, children: [new TextRun({ text: `${letter.seal.note} ${letter.seal.head}`, size: points(9) })] })
  ];
}

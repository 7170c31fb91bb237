import { columnWidths, draftMark, layoutOf, partyName, smallTable, textWidth, unbroken, type Block, type Layout, type Letter } from './letter.ts';
import { qrPath } from './qr.ts';

/** The same letter as an A4 page for the browser to print or to make a PDF of; its style is static/letter.css. */
export const letterPage = (letter: Letter): string => lettersPage([letter]);

/** Several letters to print in one go, each beginning a new sheet; `large` for those who read large type. */
export function lettersPage(letters: readonly Letter[], large = false): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(`${letters[0]!.type} ${letters[0]!.subject}`)}</title><link rel="stylesheet" href="/letter.css"><script src="/page.js" defer></script></head><body${large ? ' class="large"' : ''}>
<p id="network" hidden></p><main>
<button type="button" data-print hidden>In</button>
${letters.map((letter, index) => letterSheet(letter, layoutOf(letter), index)).join('\n')}
</main></body></html>`;
}

/** `index`: the place in a pack, by which the sheet counts the pages of each paper from its own first. */
function letterSheet(letter: Letter, layout: Layout, index: number): string {
  const [one, two] = letter.signatures;
  return `<article class="${layout.id} ${letter.lying ? 'lying' : `${letter.draft ? 'd' : 'a'}${(index % 12) + 1}`}">
<div class="heads"><div><p class="superior">${safe(letter.superior.toLocaleUpperCase('vi'))}</p><p class="issuer"><b>${safe(letter.issuer.toLocaleUpperCase('vi'))}</b></p><p>${layout.underIssuer}</p>${letter.number ? `<p class="number">${safe(letter.number)}</p>` : ''}${letter.draft ? `<p class="number"><b>${draftMark}</b></p>` : ''}</div><div><p class="party"><b>${partyName}</b></p><p class="date"><i>${safe(letter.placeAndDate)}</i></p></div></div>
<h1>${safe(letter.type.toLocaleUpperCase('vi'))}</h1><h2>${safe(letter.subject)}</h2><p class="under">${layout.underSubject}</p>
${letter.blocks.map((block) => drawn(block, layout, textWidth(letter, layout))).join('\n')}
<div class="end">${one && two ? `<div class="wide">${signed(one)}</div><div>${signed(two)}</div>` : ''}<div${letter.seal ? '' : ' class="wide"'}>${recipients(letter)}</div>${sealed(letter)}<div>${one && !two ? signed(one) : ''}</div></div>
${letter.banner ? `<p class="banner">${safe(letter.banner)}</p>` : ''}</article>`;
}

function drawn(block: Block, layout: Layout, full: number): string {
  if ('heading' in block) return `<h3>${safe(block.heading)}</h3>`;
  if ('paragraph' in block) return `<p class="text">${safe(block.paragraph)}</p>`;
  const { columns, rows, small } = block.table;
  const widths = columnWidths(block.table, full, small ? smallTable : layout.sizes.table);
  const sum = widths.reduce((total, width) => total + width, 0);
  const cell = (text: string) => (unbroken(text) ? `<td class="one">${safe(text)}</td>` : `<td>${safe(text)}</td>`);
  return `<table${small ? ' class="small"' : ''}><colgroup>${widths.map((width) => `<col width="${Math.round((1000 * width) / sum) / 10}%">`).join('')}</colgroup><thead><tr>${columns.map((text) => `<th>${safe(text)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
}

function signed(one: Letter['signatures'][number]): string {
  const post = safe(one.post.toLocaleUpperCase('vi'));
  return `<div class="sign">${one.onBehalf ? `<p><b>${safe(one.onBehalf.toLocaleUpperCase('vi'))}</b></p><p>${post}</p>` : `<p><b>${post}</b></p>`}<p class="name"><b>${safe(one.name)}</b></p></div>`;
}

const recipients = (letter: Letter): string => (letter.recipients.length > 0 ? `<div class="to"><p class="head"><u>Nơi nhận</u>:</p>${letter.recipients.map((text) => `<p>- ${safe(text)}</p>`).join('')}</div>` : '');

function sealed(letter: Letter): string {
  if (!letter.seal) return '';
  const qr = qrPath(letter.seal.qr);
  return `<div class="seal"><svg viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label="QR"><path d="${qr.path}"/></svg><p>${safe(`${letter.seal.note} ${letter.seal.head}`)}</p></div>`;
}

const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

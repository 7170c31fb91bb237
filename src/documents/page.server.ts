import type { Block, Layout, Letter } from './letter.ts';
import { qrPath } from './qr.ts';

/** The same letter as an A4 page for the browser to print or to make a PDF of; its style is static/letter.css. */
export const letterPage = (letter: Letter, layout: Layout): string => lettersPage([letter], layout);

/** Several letters to print in one go, each beginning a new sheet; `large` for those who read large type. */
export function lettersPage(letters: readonly Letter[], layout: Layout, large = false): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(`${letters[0]!.type} ${letters[0]!.subject}`)}</title><link rel="stylesheet" href="/letter.css"><script src="/page.js" defer></script></head><body data-layout="${layout.id}"${large ? ' class="large"' : ''}>
<p id="network" hidden></p><main>
<button type="button" data-print hidden>In</button>
${letters.map((letter) => `<article>${letterSheet(letter, layout)}</article>`).join('\n')}
</main></body></html>`;
}

function letterSheet(letter: Letter, layout: Layout): string {
  const signature = (one: Letter['signatures'][number]) => `<div class="sign">${[one.onBehalf, one.post].filter(Boolean).map((text) => `<p><b>${safe(text.toLocaleUpperCase('vi'))}</b></p>`).join('')}<p class="name"><b>${safe(one.name)}</b></p></div>`;
  const qr = letter.seal && qrPath(letter.seal.qr);
  return `<div class="heads"><div><p>${safe(letter.superior.toLocaleUpperCase('vi'))}</p><p><b>${safe(letter.issuer.toLocaleUpperCase('vi'))}</b></p><p>${layout.underIssuer}</p>${letter.number ? `<p>${safe(letter.number)}</p>` : ''}</div><div><p class="party"><b>ĐẢNG CỘNG SẢN VIỆT NAM</b></p><p><i>${safe(letter.placeAndDate)}</i></p></div></div>
<h1>${safe(letter.type.toLocaleUpperCase('vi'))}</h1><h2>${safe(letter.subject)}</h2>
${letter.blocks.map(block).join('\n')}
<div class="end"><div class="to">${letter.recipients.length > 0 && letter.signatures.length === 1 ? `<p><b><i><u>Nơi nhận:</u></i></b></p>${letter.recipients.map((text) => `<p>- ${safe(text)}</p>`).join('')}` : letter.signatures[0] && letter.signatures.length > 1 ? signature(letter.signatures[0]) : ''}</div><div>${letter.signatures.length > 0 ? signature(letter.signatures.at(-1)!) : ''}</div></div>
${qr ? `<div class="seal"><svg viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label="QR"><path d="${qr.path}"/></svg><p>${safe(`${letter.seal!.note} ${letter.seal!.head}`)}</p></div>` : ''}
${letter.banner ? `<p class="banner">${safe(letter.banner)}</p>` : ''}`;
}

function block(one: Block): string {
  if ('heading' in one) return `<h3>${safe(one.heading)}</h3>`;
  if ('paragraph' in one) return `<p class="text">${safe(one.paragraph)}</p>`;
  return `<table><thead><tr>${one.table.columns.map((text) => `<th>${safe(text)}</th>`).join('')}</tr></thead><tbody>${one.table.rows.map((row) => `<tr>${row.map((text) => `<td>${safe(text)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
}

const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

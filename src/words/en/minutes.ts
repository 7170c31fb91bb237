import type * as vi from '../vi/minutes.ts';
import { counted } from '../format.ts';

export const minutes: typeof vi.minutes = {
  title: 'Minutes', help: 'Figures and names come from what happened and are fixed since the end. Read each part, mend its wording where needed, then sign.', helpOpen: 'The minutes draft themselves from what is being recorded. Words mended before the reading are approved with it.',
  parts: { opening: 'Opening', ideology: 'Ideology; criticism and self-criticism', results: 'Results of the month', next: 'Information and the month to come', debate: 'Debate', conclusion: 'Conclusion and assignment', votes: 'Votes', closing: 'Assessment and end' },
  empty: 'Nothing was recorded for this part; left empty, it is not printed.', edit: 'Mend the wording', draft: 'As it drafted itself', nothing: 'Nothing that was recorded belongs to this part.', wording: 'Wording in the minutes', save: 'Save this part', back: 'Take the draft again', tableStays: 'The table above comes from the judged results and is printed as it is; these words follow it.',
  figures: 'Each figure opens to its names:', by: (name, when) => `Worded by ${name} ${when}.`, stale: 'What happened has changed since this part was worded. Compare it with the draft.', saved: 'As it is saved', yours: 'What you typed is still in the field. Bring both together and save: this time it replaces what is saved.',
  read: 'Read to the room (large type)', readTitle: (month) => `Reading the minutes, ${month}`, backToMeeting: 'Back to the meeting', mendFirst: 'Mend the wording first', approveHelp: (here) => `After the reading the chair asks the meeting. ${counted(here, 'member')} here may vote; more than half have to be in favour.`,
  toSign: 'Down to the signature', notSigned: 'The minutes can be read here once they are signed.', checkPaper: 'As printed',
  closingLater: 'This part can be worded once the chair has ended the meeting and the hour is known.',
  sign: 'Sign and close the minutes', signHelp: 'After signing only dated addenda can be added.', signed: (when) => `Signed ${when}.`, addenda: 'Addenda', addendum: 'Addendum', add: 'Add an addendum', addendumHelp: 'Signed minutes cannot be changed. An addendum bears today’s day, is sealed and takes its place in the register at once, and cannot be removed.', sealAddendum: 'Record and seal the addendum', addendumOf: (n, day, by) => `No. ${n}, ${day}${by ? `, by ${by}` : ''}`, printed: 'As printed, with its code',
  scan: 'The signed paper', addScan: 'Upload the scan', addScanAgain: 'Upload another scan', scanHelp: 'A picture or PDF of the paper minutes with both signatures. It stands beside these minutes and cannot be removed.', scanned: (when) => `uploaded ${when}`, notYet: 'The minutes draft themselves once the meeting begins.',
  approved: (inFavour, of, when) => `Approved ${when}: ${inFavour} of ${counted(of, 'member')} here who may vote in favour.`, changed: (parts) => `What was recorded after the approval has changed: ${parts}. Read that part again and approve it again.`
};

export const paperCheck: typeof vi.paperCheck = {
  title: 'Check a printed paper', help: 'Scan the QR on the paper with the phone’s camera. The phone opens this page at once, or shows a line that begins with NN1: copy that line here.', text: 'Text of the QR', submit: 'Check',
  verdict: { valid: 'The signature is right: the issuer signed this code.', 'not-valid': 'The signature is wrong: the code was changed, or another site issued it.', malformed: 'This is not the code of a paper. Copy the whole line, from NN1 on.', 'too-old': 'This browser cannot check the signature. Update it, or open this page on another device.', 'two-of-one': 'Two of these codes bear one number and one day but another content, and both are signed: the register was made anew. Tell the committee’s office.' },
  invalidHelp: 'If a check page downloaded earlier says it is right, the key on the server was replaced: keep the paper and tell the committee’s office.',
  compare: 'Compare each line below with the paper. Where they differ, the paper was changed.',
  fields: { issuer: 'Issued by', kind: 'Kind', number: 'Number', day: 'Issued on', counts: 'Figures', head: 'Head of the chain' },
  counts: { p: 'present/must attend', v: 'in favour', m: 'self-mark' }, headHelp: '(printed small beside the QR)', claims: 'The code says the following; since its signature is wrong, do not believe it.',
  holds: (place, of) => `The cell’s register holds this paper, number ${place} of ${of}.`, whole: 'The whole chain of the register is unbroken.',
  'holds-another': 'The register on the server holds another paper under this number and day: it was made anew after the paper was printed. Keep the paper and tell the committee’s office.', lacks: 'The register on the server does not hold this paper: its end was cut, or it was replaced. Keep the paper and tell the committee’s office.',
  broken: 'The cell’s register on the server does not hold together. Keep the paper and tell the committee’s office.',
  faults: { 'content-changed': 'The content in the register was changed after it was sealed.', 'link-broken': 'It does not follow from the paper before.', 'seal-foreign': 'The signature in the register is not this site’s.', 'seal-of-another': 'The signature in the register is for another content.', 'not-linked': 'It is not linked to the chain.' },
  registerFile: {
    label: 'File of the register (if you have one)', help: 'The file from the cell’s page “Check the chain of papers”. This page reads it on your machine and sends nothing.',
    whole: 'The register is whole: {n} papers worked out anew, chain and signatures agree.', broken: 'The register in this file does not hold together. Keep the file and the papers and tell the committee’s office.', malformed: 'This is not the file of a register of this program.',
    tailCut: 'The last paper does not fit the head the file names: the end was cut or added to.', of: 'Register of {issuer}, downloaded on {day}.', holds: 'The register in the file holds this paper, number {n} of {of}.', lacks: 'The register in the file does not hold this paper: it was issued after the download, or the register was cut or replaced.'
  },
  offline: 'Checking without a network', offlineHelp: 'Download the check page once and keep it. The public key is inside; it works without a network, and when the server is broken.', download: 'Download the check page', fileName: 'check-papers.html',
  offlineTitle: 'Check a printed paper, without a network', offlineText: 'Text of the QR (one code a line)', key: 'Fingerprint of the key in this page (compare it with the one printed at set-up):', limits: 'This page tells whether the issuer signed a code. Whether the register still holds the paper is told by a register that was downloaded, or by the issuer’s own check page.', otherLanguage: 'Tiếng Việt',
  fingerprint: (text) => `Fingerprint of the key: ${text}`, publicKey: 'Public key'
};

export const register: typeof vi.register = {
  title: 'Check the chain of papers', help: 'Each paper issued is linked to the one before by a row of digits (the head of the chain) that is printed on it. Where a paper is changed, dropped or made anew, the chain no longer fits the printed papers.', empty: 'No paper has been issued yet. Once papers are numbered, each takes its place here.', emptyAbove: 'No report has been closed yet. Each report takes its place here once it is closed, with its number.',
  whole: (n) => `${counted(n, 'paper')} worked out anew: content, chain and signatures agree.`, notWhole: 'The register does not hold together. Issue no more papers; tell the committee’s office and the administrator.', tailCut: 'The last paper does not fit the head that was kept: the end of the register was cut or added to.',
  years: 'Year', last: 'Head of the chain now', place: 'Place', ok: 'Agrees', check: 'Check a paper', file: 'Download the register to check without a network', fileHelp: 'The file keeps place, number, day, hash and signature of each paper, nothing of its text. The downloaded check page reads it without a network.', inMonth: (month) => `meeting of ${month}`, other: 'Other papers', group: (name, n) => `${name}: ${counted(n, 'paper')}`
};

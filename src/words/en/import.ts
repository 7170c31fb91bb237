import type * as vi from '../vi/import.ts';
import { counted } from '../format.ts';

export const importing: typeof vi.importing = {
  members: 'Import members from Excel or CSV', membersBelow: 'Import members of many cells', units: 'Import units from Excel or CSV',
  help: 'Choose the list you have, as it is: headings, columns, dates and old letters are recognised. You see everything before anything is written.',
  file: 'Excel (.xlsx) or CSV file', read: 'Read the file', template: 'Template', templateHelp: 'No list yet? Download this one, fill it in and bring it here.',
  gone: 'The file is no longer kept. Choose it again.', another: 'Choose another file', toList: 'See the list',
  readAs: 'What was read', layout: 'How the file was read', layoutHelp: 'Leave out any column you do not need. The next file with these headings is read the same way.', again: 'Read again', column: 'Column', samples: 'For example', unread: (columns) => `Columns not read: ${columns}. Choose what any of them holds under How the file was read, below.`, meaning: 'Holds', leaveOut: 'Leave out',
  sheet: 'Sheet', encoding: 'Letters', encodings: { unicode: 'Unicode', tcvn3: 'TCVN3 (.VnTime)', vni: 'VNI-Windows', 'windows-1258': 'Windows-1258', 'windows-1252': 'Windows-1252 (no marks)' },
  encodingFound: (name) => `The letters of the file are ${name}; they were turned into Unicode. If names read wrongly, choose another.`,
  headerRow: 'Row of headings', headerHelp: 'Its number as in Excel', since: 'In the cell since', sinceHelp: 'For those who are new. Who was admitted later counts from that day.', foundedOn: 'Founded on', foundedHelp: 'For rows without a day of founding.',
  fields: {
    month: 'Month', visitor: 'Visitor', fullName: 'Full name', born: 'Born', cardNumber: 'Card number', admittedOn: 'Admitted on', officialOn: 'Official since', status: 'Status', phone: 'Phone', email: 'E-mail', cell: 'Cell name', group: 'Party group',
    name: 'Name of unit', kind: 'Kind', type: 'Type of cell', parent: 'Belongs to', foundedOn: 'Founded on', code: 'Code', decisionNumber: 'Decision number', hamlet: 'Hamlet'
  },
  missing: (fields) => `No column of ${fields} was found. Choose it below, or correct the row of headings.`,
  willAdd: 'New', willChange: 'Changed', same: 'Unchanged', doubts: 'Perhaps the same', wrong: 'Wrong cells', notes: 'Mended', notesHelp: 'Look over what was understood otherwise than it stands in the file.',
  row: 'Row', cell: 'Cell', inFile: 'In the file', why: 'To mend', before: 'Now', after: 'Will be', name: 'Name', what: 'What', more: (n) => `and ${counted(n, 'more row')}`,
  wrongHelp: 'Nothing can be written while cells are wrong. Mend your own file, or download the marked one, mend it and bring it back.', marked: 'Download the file with wrong cells marked',
  doubtsHelp: 'Each pair stands side by side. Leave the choice as it is if it is right.', ours: 'On record', otherRow: 'Another row of the file', theirs: 'In the file', choose: 'Choose', choices: { same: 'One and the same, take the file', new: 'Another, add', skip: 'Leave this row out' },
  write: (added, changed) => (added > 0 && changed > 0 ? `Write: ${added} new, ${changed} changed` : added > 0 ? `Write: ${added} new` : `Write: ${changed} changed`), writeDoubts: 'Write as chosen', nothing: 'The file is exactly what is on record. There is nothing to change.', allOrNothing: 'All is written, or nothing.',
  rest: (n: number) => `Show the other ${n}`, writing: 'Writing', settling: (total) => `${total === 1 ? 'The one row is' : `All ${total} rows are`} written. The months are being reckoned anew from them; you may leave this page.`, writingHelp: (done, total) => `${done} of ${counted(total, 'row')} written. You may leave this page; writing goes on.`,
  written: (added, changed, same, skipped) => `Written: ${added} new, ${changed} changed, ${same} unchanged${skipped > 0 ? `, ${skipped} left out` : ''}.`,
  reasons: {
    'month-not-read': 'This month is not understood. Write 11/2026 or 3/11/2026.', 'month-is-over': 'This month is over.', 'visitor-unknown': 'Nobody of this name follows the cell; appoint them first, or correct the name.', 'visit-twice': 'Two rows are the same.', 'name-missing': 'The name is missing.', 'name-without-letters': 'A name is made of letters.', long: 'Too long.', date: 'This date is not understood. Write it like 3/2/1990, 2/1990 or 1990.', 'date-later': 'This day is after today.', card: 'A card number has eight digits.', 'card-twice': 'Two rows have one card number and different names.', 'card-of-former': 'This card is of somebody who left the cell. If they come back, transfer them instead of importing.',
    phone: 'A telephone number has ten digits.', email: 'This is not an e-mail address.', status: 'Write official or probationary.', 'official-before-admitted': 'Official before admitted.', 'cell-unknown': 'No cell below has this name, or two have.', 'cell-missing': 'The name of the cell is missing.',
    'card-padded': 'Card numbers that lost their zeros were filled to eight digits', 'phone-padded': 'Telephone numbers got their first 0 back', capitals: 'Capitals of names were mended', 'first-of-month': 'Only a month is given: kept as its first day', 'first-of-year': 'Only a year is given: kept as 1 January', 'group-unknown': 'The cell has no party group of this name: left empty', 'status-guessed': 'Admitted within two years and not yet official: kept as probationary',
    'kind-unknown': 'This kind of unit is not understood. Write cell, intermediate, grassroots or committee; directly below the centre, province.', 'type-unknown': 'This type is not understood. Write village, office, service unit, enterprise, forces…', 'parent-unknown': 'No such unit above, in the file or on record, or there are two.', 'parent-is-cell': 'Nothing stands below a cell.', 'parent-circle': 'These rows belong to each other.', 'name-twice': 'Two rows have one name under one unit.',
    'kind-guessed': 'Kind understood from the name', 'type-guessed': 'Type understood from the name', 'founded-assumed': 'No day of founding: the common day was taken'
  }
};

import type { shell as vi } from '../vi/shell.ts';

export const shell: typeof vi = {
  name: 'Nền Nếp',
  skip: 'To the main part',
  home: 'Start',
  menu: 'Open my menu',
  places: 'Where I hold a post',
  account: 'My account and data',
  signOut: 'Sign out',
  language: 'Tiếng Việt',
  textSize: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', largest: 'Largest' },
  demo: 'Illustrative data, everyone in it is invented',
  noNetwork: 'No network yet. What you typed is kept on this phone; when the network is back, press send again.',
  saved: 'Saved.',
  back: 'Back',
  print: 'Print',
  copy: 'Copy',
  copied: 'Copied',
  save: 'Save',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  optional: 'optional',
  choose: 'Choose',
  more: 'More',
  wrongFields: 'Something is not right yet; see the fields below.',
  issues: { empty: 'Not filled in.', long: 'Too long.', day: 'There is no such day.', minute: 'Day and time are both needed.', code: 'The code has four digits.', card: 'A card number has eight digits.', phone: 'This is not a phone number.', email: 'This is not an e-mail address.', born: 'Give the year, or the whole date.', large: 'The file is larger than 25 MB.', id: 'Nothing chosen, or not an id.', many: 'Too many rows: 20,000 at most at once.', twice: 'Somebody is named twice.', other: 'Not right.' },
  titles: {
    '/cells/[cell]': 'This month', '/cells/[cell]/log': 'Log', '/cells/[cell]/members': 'Members', '/cells/[cell]/members/[member]': 'A member’s record', '/cells/[cell]/members/import': 'Import of members', '/cells/[cell]/plan': 'The year’s plan', '/cells/[cell]/slips/[slip]': 'Sign-in slip', '/cells/[cell]/tasks': 'Tasks from resolutions',
    '/cells/[cell]/meetings/[meeting]/prepare': 'Preparing', '/cells/[cell]/meetings/[meeting]/announce': 'Notice', '/cells/[cell]/meetings/[meeting]/live': 'The meeting', '/cells/[cell]/meetings/[meeting]/projector': 'Projector', '/cells/[cell]/meetings/[meeting]/roll': 'Roll', '/cells/[cell]/meetings/[meeting]/minutes': 'Minutes', '/cells/[cell]/meetings/[meeting]/file': 'Filing',
    '/follow': 'The cells in my charge', '/units/[unit]': 'This month', '/units/[unit]/calendar': 'Meeting times', '/units/[unit]/import': 'Import of units', '/units/[unit]/import/members': 'Import of members', '/units/[unit]/log': 'Log', '/units/[unit]/organisation': 'Organisation'
  },
  errors: {
    notFound: 'There is no such page, or you may not see it',
    notFoundHelp: 'What you may see follows from the posts you hold. If yours changed lately, ask the committee’s office.',
    away: 'The server cannot answer just now',
    awayHelp: 'What was saved is not lost. Try again in a few minutes; if it stays so, read the code below to the administrator.',
    malformed: 'The request was not right',
    malformedHelp: 'Go back and try again.',
    code: (id) => `Code: ${id}`
  },
  me: { title: 'My data', account: 'Account and sign-in', openings: 'Who opened my record', noOpenings: 'Nobody has opened your record.', data: 'All my data', dataHelp: 'One file with everything the program keeps about you.', download: 'Download' },
  search: { title: 'Search', label: 'Find cells and members (without accents too)', nothing: 'Nobody found within what you may see.' },
  check: { title: 'Check a printed paper', help: 'Scan the QR on the paper with a camera and copy its text here. The page works without network once saved.', text: 'Text of the QR', key: 'Public key of the issuer', submit: 'Check', valid: 'The signature is right. Compare these figures with the paper.', invalid: 'The signature is wrong: the code was changed, or another site issued it.', malformed: 'This is not the code of a paper.', fingerprint: 'Fingerprint of the key', known: 'The paper stands in the cell’s register, at its place in the chain.', unknown: 'The signature is right, but the register on the server does not hold this paper: it may have been cut or replaced. Tell the committee’s office.' }
};

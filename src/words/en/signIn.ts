import type * as vi from '../vi/signIn.ts';
import { counted } from '../format.ts';

export const signIn: typeof vi.signIn = {
  title: 'Sign in', username: 'Sign-in name', password: 'Password', submit: 'Sign in', slip: 'First time, or password forgotten: use the secretary’s slip',
  wrong: 'The name or the password is not right. If forgotten, ask your cell’s secretary for a sign-in slip.',
  wait: (seconds) => `Too many wrong tries from here. Wait ${seconds < 60 ? counted(seconds, 'second') : counted(Math.ceil(seconds / 60), 'minute')} and try again, or use a sign-in slip.`,
  locked: 'This account is locked. Ask the committee’s administrator.',
  passkey: 'Enter with a finger, a face or the device’s code', passkeyWrong: 'This device could not enter that way. Use the sign-in name and the password.',
  codeTitle: 'Enter the code', codeHelp: 'Open the authenticator on your phone and copy the six digits it shows. If the phone is lost, use a recovery code.', codeLabel: 'Six digits, or a recovery code', codeSubmit: 'Enter',
  codeWrong: 'The code is not right or was used already. Wait for a new one and try again.', codeEnded: 'This step took too long or failed too often. Enter the password again.',
  slipTitle: 'Use a sign-in slip', slipHelp: 'The slip is printed by the cell’s secretary or the administrator: a code of twelve characters, good once within 14 days.', slipCode: 'Code on the slip', slipCodeHint: 'Capitals or small letters, with or without hyphens.',
  newPassword: 'Choose a password', newPasswordHelp: 'At least eight characters; a short sentence is best.', again: 'The password again',
  slipWrong: 'This code is wrong, used or expired. Ask for a new slip.', slipSubmit: 'Set the password and enter',
  problems: { short: 'A password needs at least eight characters.', long: 'The password is longer than 200 characters.', simple: 'Anybody would guess this password. Use a short sentence.', different: 'The two entries differ.' }
};

export const setUp: typeof vi.setUp = {
  title: 'First set-up', help: 'Makes the highest organisation on this machine and its administrator. The one-time code is shown where the program was started.', code: 'Set-up code', unitName: 'Name of the highest organisation on this machine', unitKind: 'Level',
  kinds: { province: 'Province', committee: 'Commune, ward or agency committee', grassroots: 'Grassroots organisation', central: 'Central level' }, founded: 'Founded on',
  unitThere: (name) => `“${name}” is on this machine already; the new administrator will keep its accounts.`,
  name: 'Name of the administrator', username: 'Sign-in name', usernameHelp: 'Small letters without accents, digits and full stops, such as quan.tri', usernameWrong: 'Only small letters without accents, digits and full stops; 3 to 60 of them.', submit: 'Set up', wrong: 'The code is wrong or was used. A new one is shown each time the program starts.', empty: 'Not filled in.', dayWrong: 'Choose a day in the past.',
  closed: 'The program has been set up. Please sign in.'
};

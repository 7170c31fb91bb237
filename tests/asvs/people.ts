import { none, notYet, operator, part, shown, written, type Requirement } from './requirement.ts';

const noProvider = 'Nobody signs in through another service.';
const noCodesSent = 'No code is sent by telephone, message or mail.';

/** Chapter 6: signing in. */
export const signingIn: readonly Requirement[] = [
  written('6.1.1', 'It is written how guessing is slowed and nobody is locked out', 'docs/security.md', 'Under "Signing in".'),
  written('6.1.2', 'Words of this place that are no passwords are written', 'docs/security.md', 'Under "Signing in"; the list is in `src/platform/sign-in/password.ts`.'),
  written('6.1.3', 'All ways in are written with their strength', 'docs/security.md', 'Password, second factor, passkey, slip and set-up code stand in one table.'),
  shown('6.2.1', 'A password has eight characters or more', 'passwords', 'slipPassword'),
  shown('6.2.2', 'People change their password', 'changePassword'),
  shown('6.2.3', 'For that the present one is asked', 'changePassword', 'stolen'),
  shown('6.2.4', 'Passwords are compared with the 3,000 most used', 'usedPasswords'),
  shown('6.2.5', 'No rule asks for kinds of characters', 'passwords'),
  shown('6.2.6', 'What is typed as a password is hidden', 'passwordFields'),
  shown('6.2.7', 'Pasting and password keepers work', 'passwordFields'),
  shown('6.2.8', 'A password is checked as it was typed', 'changePassword', 'passwords'),
  shown('6.2.9', 'Passwords of 64 characters and more are taken', 'passwords'),
  none('6.2.10', 'Passwords need not be changed from time to time', 'No password ends by its age.'),
  shown('6.2.11', 'Words of this place are refused', 'passwords'),
  part('6.2.12', 'Passwords are compared with broken ones', ['usedPasswords'], 'With the fifty thousand most used of those that came out, which come along with the program; a site may have no network to ask for all of them.'),
  shown('6.3.1', 'Guessing is slowed as written', 'wait', 'oneAddress', 'tenTries', 'guessed', 'flood'),
  shown('6.3.2', 'There are no accounts from the beginning', 'firstStart', 'demoApart'),
  notYet('6.3.3', 'Two factors are asked of everybody', 'A second factor and passkeys are offered to everybody and forced on nobody: many members have one old telephone. A rule by post is to come.'),
  shown('6.3.4', 'No way in is weaker than written', 'locked', 'secondFactor', 'passkey', 'slipPassword'),
  shown('6.4.1', 'First codes are random, short-lived, and no password for long', 'slipOnce', 'slipEnds', 'slipPassword', 'slipHidden'),
  none('6.4.2', 'There are no hints and secret questions', 'A forgotten password is replaced by a slip of paper.'),
  shown('6.4.3', 'A forgotten password leaves the second factor in place', 'slipKeepsFactor'),
  operator('6.4.4', 'A lost factor is replaced as carefully as it was given', 'The administrator, who sees the person, takes it away; the person sees it in their own list of sign-ins.'),
  shown('6.5.1', 'A code works once', 'secondFactor', 'slipOnce'),
  notYet('6.5.2', 'Short codes are kept as slow hashes', 'Recovery codes are encrypted under the site’s secret, and of a slip’s code of 59 bits a fast hash is kept; neither is the slow salted hash that is asked for.'),
  written('6.5.3', 'Codes come from a source of chance fit for it', 'docs/security.md', 'Under "Chance and keys".'),
  written('6.5.4', 'Codes have 20 bits or more', 'docs/security.md', 'Slips 59, recovery codes 59, six digits of an authenticator 20.'),
  notYet('6.5.5', 'Codes by the clock live thirty seconds', 'The codes of the half minutes before and after are taken too, for telephones whose clock is off; each opens once.'),
  none('6.6.1', 'Codes by telephone come with better ways', noCodesSent),
  none('6.6.2', 'Sent codes belong to their request', noCodesSent),
  none('6.6.3', 'Sent codes cannot be guessed', noCodesSent),
  none('6.8.1', 'Providers cannot stand in for each other', noProvider),
  none('6.8.2', 'Assertions of a provider are checked', noProvider),
  none('6.8.3', 'Assertions are used once', noProvider),
  none('6.8.4', 'The strength of a provider’s sign-in is asked', noProvider)
];

/** Chapters 7 and 8: sessions and rights. */
export const sessionsAndRights: readonly Requirement[] = [
  written('7.1.1', 'It is written when a session ends', 'docs/security.md', 'After a month unused and after half a year, with the reason, under "Sessions".'),
  written('7.1.2', 'It is written how many sessions one may have', 'docs/security.md', 'As many as one has devices; each is listed and can be ended.'),
  none('7.1.3', 'Sessions across services are written', noProvider),
  shown('7.2.1', 'Sessions are checked on the server', 'cookie', 'planted'),
  shown('7.2.2', 'Sessions are made anew for each sign-in', 'cookie', 'planted'),
  shown('7.2.3', 'Sessions cannot be guessed', 'cookie'),
  shown('7.2.4', 'A sign-in gives a new session and ends the former', 'cookie', 'planted', 'stolen'),
  shown('7.3.1', 'An unused session ends', 'ageing'),
  shown('7.3.2', 'Every session ends', 'ageing'),
  shown('7.4.1', 'An ended session opens nothing', 'cookie', 'ownSessions', 'streamsEnd'),
  shown('7.4.2', 'A closed account has no session', 'locked', 'streamsEnd'),
  shown('7.4.3', 'A changed factor ends other sessions', 'stolen'),
  shown('7.4.4', 'Every page shows how to sign out', 'headers'),
  shown('7.4.5', 'Administrators end sessions', 'locked'),
  shown('7.5.1', 'What changes a sign-in asks the password again', 'changePassword', 'secondFactor', 'passkey', 'guessed'),
  part('7.5.2', 'People see their sessions and end them after signing in again', ['ownSessions'], 'Ending a session of one’s own asks no password: whoever finds a stranger in the list must be quick, and ending gives nobody anything.'),
  none('7.6.1', 'Sessions here and at a provider end together', noProvider),
  shown('7.6.2', 'No session begins without somebody doing something', 'otherSite'),
  written('8.1.1', 'It is written who may do and see what', 'tests/rights-table.ts', 'Each route and command with who is let in; what each post gives stands in `src/organisation/rights.ts`.'),
  written('8.1.2', 'It is written who sees which fields', 'docs/security.md', 'Under "What is known about people".'),
  shown('8.2.1', 'A function is for those it was given to', 'matrix', 'matrixCommands'),
  shown('8.2.2', 'Data are for those they were given to', 'elsewhere', 'inside', 'administrator', 'sameAnswer', 'replay'),
  shown('8.2.3', 'Fields are for those they were given to', 'fields', 'openings'),
  shown('8.3.1', 'Rights are asked on the server', 'matrixCommands', 'serverTime', 'withdrawn'),
  shown('8.4.1', 'No tenant reaches another', 'inside', 'policies', 'rowSecurity')
];

const noTokens = 'No token opens anything by itself: a session is looked up in the database each time. The seal on a paper proves the paper and gives no right.';
const tokens: [string, string][] = [
  ['9.1.1', 'Tokens are checked by their signature'], ['9.1.2', 'Only known algorithms are taken'], ['9.1.3', 'Keys come from known places'], ['9.2.1', 'Tokens end'], ['9.2.2', 'Tokens are for one purpose'],
  ['9.2.3', 'Tokens are for this service'], ['9.2.4', 'Tokens of one key name whom they are for']
];
const noOauth = 'The program is neither client, server nor provider of OAuth or OpenID Connect.';
const oauth: [string, string][] = [
  ['10.1.1', 'Tokens go only where needed'], ['10.1.2', 'Answers belong to requests of the same browser'], ['10.2.1', 'Requests for tokens cannot be forged'], ['10.2.2', 'Servers cannot be mixed up'],
  ['10.3.1', 'Tokens name this service'], ['10.3.2', 'Rights of a token are asked'], ['10.3.3', 'A person is known by what is never given again'], ['10.3.4', 'The strength of sign-in is asked'],
  ['10.4.1', 'Addresses to return to are fixed'], ['10.4.2', 'A code works once'], ['10.4.3', 'A code is short-lived'], ['10.4.4', 'Only needed grants are given'], ['10.4.5', 'Refresh tokens cannot be replayed'],
  ['10.4.6', 'Codes are bound to who asked'], ['10.4.7', 'Clients who register themselves are looked at'], ['10.4.8', 'Refresh tokens end'], ['10.4.9', 'Tokens can be taken back'], ['10.4.10', 'Clients prove who they are'],
  ['10.4.11', 'Clients have only their scopes'], ['10.5.1', 'Identity tokens cannot be replayed'], ['10.5.2', 'A person is known by the subject'], ['10.5.3', 'A provider cannot pose as another'], ['10.5.4', 'Identity tokens are for this client'],
  ['10.5.5', 'Signing out elsewhere cannot be abused'], ['10.6.1', 'A provider answers in safe ways'], ['10.6.2', 'A provider asks before signing out'], ['10.7.1', 'Consent is asked'], ['10.7.2', 'Consent is understood'], ['10.7.3', 'Consent is taken back']
];
const noCalls = 'There is no call of sound or picture.';
const webrtc: [string, string][] = [
  ['17.1.1', 'A relay reaches no inner address'], ['17.2.1', 'Keys of media are kept'], ['17.2.2', 'Media are encrypted in approved ways'], ['17.2.3', 'Media are authenticated'], ['17.2.4', 'Broken packets stop nothing'],
  ['17.3.1', 'Signals are bounded'], ['17.3.2', 'Broken signals stop nothing']
];

/** Chapters 9, 10 and 17: what there is nothing of. */
export const absent: readonly Requirement[] = [
  ...tokens.map(([id, asks]) => none(id, asks, noTokens)), ...oauth.map(([id, asks]) => none(id, asks, noOauth)), ...webrtc.map(([id, asks]) => none(id, asks, noCalls))
];

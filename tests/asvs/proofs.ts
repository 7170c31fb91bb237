/** A test by its file and its exact title: tests/asvs.test.ts fails where it is no longer there. */
export interface Proof {
  file: string;
  title: string;
}
const front = 'tests/journeys/front.test.ts';
const markup = 'tests/journeys/markup.test.ts';
const auth = 'src/platform/sign-in/auth.test.ts';
const signIn = 'src/routes/sign-in/sign-in.test.ts';
const admin = 'src/routes/admin/admin.test.ts';
const receive = 'src/platform/receive.test.ts';
const form = 'src/platform/form.test.ts';
const commands = 'src/routes/commands/commands.test.ts';
const events = 'src/routes/cells/[cell]/meetings/[meeting]/events/events.test.ts';
const catalogue = 'tests/rights-catalogue.test.ts';
const start = 'tests/journeys/start.test.ts';
const archive = 'src/platform/backup/archive.test.ts';
const proof = (file: string, title: string): Proof => ({ file, title });

export const proofs = {
  headers: proof(front, 'every answer says what a browser may do with it: pages, files, lists, redirects, refusals, and what the server beneath answers itself'),
  otherSite: proof(front, 'nothing is done for a page of another site, whatever it calls its content, and whoever it says it is'),
  claims: proof(front, 'no host, protocol or address that a client claims reaches a page, a link or a redirect'),
  redirects: proof(front, 'one goes on to no other site, however the address or the form is written'),
  cookie: proof(front, 'a session is a cookie of this host alone, closed to scripts, new at every sign-in and gone at the end'),
  bodies: proof(front, 'a body larger than its sender may send, or of unknown length, is refused before it is read, and a page says so'),
  wait: proof(front, 'a wait at sign-in is for who failed, told by the address the proxy saw and not by one the client claims'),
  served: proof(front, 'nothing is served but the pages and the files of the build: no folder, no source, no settings, no figures, no echo'),
  passwordFields: proof(front, 'a password is typed unseen, may be pasted, and is offered to whoever keeps passwords'),
  fields: proof(front, 'a card number, a telephone and a reason for leave reach those who keep them, on no page and in no file of anybody else'),
  silentLog: proof(front, 'what somebody types is nowhere in the log, and no line of it is another’s'),

  stored: proof(markup, 'markup in every text field of every command stays text on every page and in every file'),
  reflected: proof(markup, 'markup in an address or in a form that is refused comes back as text'),
  office: proof(markup, 'in Word and Excel files it is text as well: no part of them gained an element or a formula'),

  badInput: proof('tests/bad-input.test.ts', 'no payload, however bad, breaks a command: it is malformed, refused in words, or done; and what is not done leaves nothing'),
  reasons: proof('tests/bad-input.test.ts', 'every reason a shape gives has words in both languages'),
  malformed: proof(receive, 'an unknown name, a field too many, an id or a time that is none: malformed, each at its field'),
  replay: proof(receive, 'with another text, from another person or under another name is refused, and both texts are kept'),
  onceOnly: proof(receive, 'from many connections at once is done by one, and already done for all others'),
  serverTime: proof(receive, 'a right is asked by the server\'s time: a claim from when one held the post does not help, nor one for a post still to come'),
  sameAnswer: proof(receive, 'what is not there, what is elsewhere and what is not allowed have one answer'),
  logAltered: proof(receive, 'tells where a row was altered, whichever of its fields'),
  logAppends: proof(receive, 'may be appended to by the application, and neither read outside the scope nor altered nor deleted'),
  extraFields: proof(form, 'a field that no form of this command has refuses the whole, also where it names what every object has'),
  prototypes: proof(form, 'no field reaches a prototype, and no form, however odd, makes reading it fail'),
  manyFields: proof(form, 'a form of millions of fields, of one field millions of times, or of a name that nests without end keeps nobody waiting'),
  formAsSent: proof(form, 'a form is read as it was sent, but for marks without end; one that was cut off, or is none, is nothing'),
  oneField: proof(form, 'a list of boxes is a list with none, one or many ticked'),
  addresses: proof('src/routes/asked.test.ts', 'an address asks for a day, a month or a year; what is none is as if it were not asked'),
  nul: proof('src/routes/asked.test.ts', 'an address with a NUL is refused before anything is asked'),
  contentTypes: proof(commands, 'another type of content is refused, whatever it holds'),
  batches: proof(commands, 'what is no batch is malformed as a whole, and more than a batch may hold is refused'),
  keys: proof('src/platform/canonical.test.ts', 'a key that is a number, or names the prototype, changes nothing'),
  mailCertificate: proof('tests/certificates.test.ts', 'a mail server whose certificate nobody vouches for hears neither a password nor a letter, whether the line begins encrypted or becomes so'),
  databaseCertificate: proof('tests/certificates.test.ts', 'a database whose certificate nobody vouches for hears no password, where DATABASE_URL asks for one that is checked'),
  usedPasswords: proof('src/platform/sign-in/next.test.ts', 'of the passwords most used anywhere, none is taken'),
  keptOut: proof('src/routes/me/openings.test.ts', 'whoever asks for a page or sends a command that is not theirs has a line in the log, by account and not by name'),
  next: proof('src/platform/sign-in/next.test.ts', 'no text at all leads to another site'),

  allOrNothing: proof('tests/fail-at-n.test.ts', 'every command, broken at its first, second, … and last query, leaves all or nothing, and the same command again is done'),
  tooLate: proof('src/meetings/month.test.ts', 'what was concluded cannot be changed, and the refusal says it is too late'),
  frozen: proof('src/meetings/frozen.test.ts', 'whatever command comes after a meeting is over, in whatever order, its facts stay byte for byte'),
  codeTries: proof('src/meetings/check-in.test.ts', 'the code on the projector cannot be guessed: after ten wrong ones that comrade is marked by the roll’s keeper, others check in as before'),
  rows: proof('src/documents/reading/sheet.test.ts', 'more rows than may be are refused, and rows keep the numbers the spreadsheet gives them'),

  fileNames: proof('src/platform/uploads.test.ts', 'a name is plain text that ends as its kind does, whoever gives it: the form that uploads, or the command that names it'),
  ownUploads: proof(commands, 'a batch names no file but what its sender uploaded: one that never came, or another cell’s, is refused in words, and every paper kept has its file'),
  bombs: proof('src/documents/reading/sheet.test.ts', 'an archive that unpacks too large is refused by its own list, before unpacking'),
  unpacked: proof('src/documents/hostile-papers.test.ts', 'of a file that becomes very large no more is unpacked than a bound, however many parts it has'),
  entities: proof('src/documents/reading/sheet.test.ts', 'a spreadsheet that names files of the machine, or entities that grow, gets nothing of them'),
  noList: proof('src/documents/reading/sheet.test.ts', 'OpenDocument, other archives, locked and old files are refused with their own way out'),
  packageNames: proof('src/documents/archive.test.ts', 'whatever a file is called, its name in the package is plain, short, and keeps its ending'),

  passwords: proof('src/platform/sign-in/next.test.ts', 'a password is refused when it is short or the first that anybody would try'),
  changePassword: proof(signIn, 'a changed password must be typed twice and not be simple, and the old one is asked'),
  equalWork: proof(signIn, 'an unknown name and a wrong password give one page for one amount of work'),
  planted: proof(signIn, 'a session planted beforehand is not the session one gets'),
  ageing: proof(signIn, 'a session in use is prolonged, and its cookie with it; unused for a month, or half a year old, it ends'),
  ownSessions: proof(signIn, 'one sees and ends only one\'s own sessions, and signing out ends this one'),
  secondFactor: proof(signIn, 'a second factor is asked for, opens once, and a recovery code stands in for it once'),
  passkey: proof(signIn, 'a passkey is added with the password, signs in without one, and only from here'),
  slipPassword: proof(signIn, 'a slip asks for a good password first, and is not spent on a bad one'),
  slipKeepsFactor: proof(signIn, 'a slip for a forgotten password ends every session and leaves the second factor to be asked'),
  tenTries: proof(signIn, 'ten tries at one moment count as ten, not as one'),
  slipOnce: proof(auth, 'a slip gives a first sign-in, once'),
  slipEnds: proof(auth, 'a newer slip ends the older one, and a slip ends after fourteen days'),
  oneAddress: proof(auth, 'failures make one account wait at one address, and nobody else'),
  stolen: proof(auth, 'a changed password ends every session, the stolen copy of this one too, and goes on in a new one'),
  guessed: proof(auth, 'a session in which the password is guessed at ends, and only that one'),
  hashes: proof(auth, 'twenty sign-ins at once never work out more than two hashes at a time'),
  signInRole: proof(auth, 'the role that signs in reads its own schema and nothing else; the application reads none of it; the log is only appended'),
  locked: proof(admin, 'a locked account is shut at every door until it is opened again'),
  slipHidden: proof(admin, 'a slip\'s code is in no row: not in the log, not beside the slip'),
  firstStart: proof(start, 'the first start prints a code that makes one administrator; what was acknowledged outlives kill -9, and an orphaned database is taken over'),
  demoApart: proof(start, 'the demo does not touch real work, nor does real work begin on the demo'),

  matrix: proof('tests/rights-matrix.test.ts', 'is let in and turned away as the table says: %s'),
  matrixCommands: proof('tests/rights-matrix.test.ts', 'gives the commands the table says and no other: %s'),
  elsewhere: proof('tests/rights-matrix.test.ts', 'what stands in an address and is no id, is nobody’s, or is another cell’s is not there, for those who hold every right as well'),
  inside: proof('tests/rights-inside.test.ts', 'a command names nothing outside its scope: whatever id of another province stands in it, or of nothing at all, it is not done'),
  policies: proof('tests/rights-mutation.test.ts', 'every policy that is dropped is missed'),
  rowSecurity: proof(catalogue, 'every table with people’s or cells’ data has row-level security and, for each command the application may send, a policy'),
  roles: proof(catalogue, 'no role of the program but the owner and the log owns anything, and none stands above row-level security'),
  queueRole: proof(catalogue, 'the application reaches nothing of the queue but the one function that puts a job in, and the queue nothing outside its schema'),
  administrator: proof('src/organisation/posts.test.ts', 'an administrator reads nothing of a cell'),
  openings: proof('src/routes/me/openings.test.ts', 'whoever reads a member’s record, alone or in a list that is downloaded, from the cell or from above it, is named to that member and to nobody else'),
  withdrawn: proof(events, 'a withdrawn post ends an open stream at once, and nobody else’s'),
  streamsEnd: proof(events, 'a session that was ended elsewhere, signed out, or locked ends its streams'),

  sealed: proof(archive, 'nothing readable stands in a sealed archive, and another passphrase does not open it'),
  changedArchive: proof(archive, 'changed in any byte, or longer by one, it is refused, sealed or not'),
  movedBlocks: proof(archive, 'blocks of a sealed archive cannot be exchanged, dropped from the middle or taken from another archive'),
  foreignPaths: proof('tests/backup.test.ts', 'an archive with a path or a table that is no part of a site is refused'),
  resealed: proof('src/documents/chain.test.ts', 'a whole register sealed with another key shows beside the site’s key; where that was replaced too, the key kept elsewhere tells'),
  changedPaper: proof('src/documents/chain.test.ts', 'content changed in the register shows, also when its hash, its head and all that follows are worked out anew without the key'),
  plainHttp: proof('src/platform/settings.test.ts', 'plain HTTP off loopback is refused, unless a proxy ends TLS or it is the demo'),
  keysKept: proof('tests/doctor.test.ts', 'keys that are gone, spoiled or open, and a folder open to others, are found'),
  settingsShown: proof('src/platform/settings.test.ts', 'the list of settings shows what is set, and no password'),

  wayBack: proof('tests/journeys/line.test.ts', 'after signing out the way back leads to the door: nothing of what was read or typed is left on the device'),
  lines: proof('src/platform/journal.test.ts', 'a line is one line of JSON with its moment first, whatever stands in it'),
  lineControls: proof('src/platform/journal.test.ts', 'nothing in a line can end it, command a terminal, or turn what is read'),
  databaseErrors: proof('src/platform/journal.test.ts', 'of an error of the database nothing that somebody typed is written'),
  requestLines: proof(start, 'Prometheus reads figures on a port of their own; a line of JSON for each request names its id and nobody'),
  databaseAway: proof(start, 'on a server of DATABASE_URL it says when the database is away, recovers by itself, and leaves that server running'),
  letters: proof('src/meetings/mail.test.ts', 'whatever is typed into a name, a place or an address, a letter gains no line, no reader and no part by it'),
  flood: proof(auth, 'a flood of sign-ins from one place, under whatever names, waits for itself: whoever comes from elsewhere goes past it'),
  mailAway: proof('src/meetings/mail.test.ts', 'a server that is away for the moment fails the job, which then sends to those who have nothing yet'),
  progress: proof('src/routes/sheet.test.ts', 'twenty thousand members of many cells go in behind a progress bar while the server answers others'),
  advisories: proof('tests/audit.test.ts', 'an advisory is told once, by the package it is about, the worst first, and whether it can be mended'),
  notAsked: proof('tests/audit.test.ts', 'no network and a registry that does not know the question are no advisory and no all-clear'),
  inventory: proof('tests/audit.test.ts', 'every package is of one version, fixed by its digest, and those that run are named by it'),
  marks: proof('src/platform/calm.test.ts', 'a letter with a million marks is composed at once wherever a text comes in')
} satisfies Record<string, Proof>;

import type * as vi from '../vi/minutes.ts';

export const minutes: typeof vi.minutes = {
  title: 'Minutes', help: 'Figures and names come from what happened and are fixed since the end. Read each part, mend its wording where needed, then sign.', helpOpen: 'The minutes draft themselves from what is being recorded. Words mended before the reading are approved with it.',
  parts: { opening: 'Opening', ideology: 'Ideology; criticism and self-criticism', results: 'Results of the month', next: 'Information and the month to come', debate: 'Debate', conclusion: 'Conclusion and assignment', votes: 'Votes', closing: 'Assessment and end' },
  empty: 'Nothing was recorded for this part; left empty, it is not printed.', edit: 'Mend the wording', draft: 'As it drafted itself', nothing: 'Nothing that was recorded belongs to this part.', wording: 'Wording in the minutes', save: 'Save this part', back: 'Take the draft again', tableStays: 'The table above comes from the judged results and is printed as it is; these words follow it.',
  by: (name, when) => `Worded by ${name} ${when}.`, stale: 'What happened has changed since this part was worded. Compare it with the draft.', saved: 'As it is saved', yours: 'What you typed is still in the field. Bring both together and save: this time it replaces what is saved.',
  read: 'Read to the room (large type)', readTitle: (month) => `Reading the minutes, ${month}`, backToMeeting: 'Back to the meeting', mendFirst: 'Mend the wording first', approveHelp: (here) => `After the reading the chair asks the meeting. ${here} members here may vote; more than half have to be in favour.`,
  toSign: 'Down to the signature', notSigned: 'The minutes can be read here once they are signed.', checkPaper: 'As printed',
  closingLater: 'This part can be worded once the chair has ended the meeting and the hour is known.',
  sign: 'Sign and close the minutes', signHelp: 'After signing only dated addenda can be added.', signed: (when) => `Signed ${when}.`, addenda: 'Addenda', addendum: 'Addendum', add: 'Add', notYet: 'The minutes draft themselves once the meeting begins.',
  approved: (inFavour, of, when) => `Approved ${when}: ${inFavour} of ${of} members here who may vote in favour.`, changed: (parts) => `What was recorded after the approval has changed: ${parts}. Read that part again and approve it again.`
};

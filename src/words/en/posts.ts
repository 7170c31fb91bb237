export const posts = {
  notYours: 'This page is not yours to do', notYoursHelp: 'Time, place, the papers that were sent and what you may see stand on the page of the meeting.', toMeeting: 'Go to the meeting',
  title: 'Posts and delegation', holding: 'Who holds which post', none: 'Nobody has a post in this cell yet. The committee’s office appoints the secretary first.',
  from: (office: string) => `Posts are given and ended by the office of ${office || 'the committee above'}.`, since: (day: string) => `since ${day}`,
  lentNow: (name: string, until: string) => `Delegated to Comrade ${name} until ${until}.`, lentLater: (name: string, from: string, until: string) => `To be delegated to Comrade ${name} from ${from} to ${until}.`, why: (reason: string) => `Reason: ${reason}.`,
  takeBack: 'Take back', giveBack: 'Give back', end: 'End the delegation',
  lend: (post: string) => `Delegate my post: ${post}`, lendHelp: 'On these days the comrade you choose can do everything this post does in the program; the log says that it was delegated. You keep the post and can take it back at any time. What was delegated cannot be delegated on.',
  to: 'Delegate to', begins: 'From', ends: 'Last day', reason: 'Reason', reasonHelp: 'For example: training, travel, illness', give: 'Delegate', nobody: 'There is nobody yet to whom this post can be delegated.',
  before: 'Dissolved cells that this one took over', beforeHelp: 'Their records are whole, to read only.', endedOn: (day: string) => `ended ${day}`, ended: (day: string) => `This unit was dissolved on ${day}. Its records are to read only; nothing more is done here.`,
  whose: (who: string[], what: string) => `${what} is for the ${who.length > 1 ? `${who.slice(0, -1).join(', ')} or ${who.at(-1)}` : who[0]}.`, names: (names: string[]) => `Comrade ${names.join(', ')}.`, standsIn: (name: string) => `${name} (delegated)`, vacant: 'Nobody in the cell holds this post yet; the office above appoints.',
  duties: { prepare: 'Preparing the agenda and papers', announce: 'Sending the notice and deciding on leave', open: 'Opening the meeting and taking the roll', record: 'Recording the roll, opinions and votes and ending the meeting', write: 'Wording and signing the minutes', file: 'Issuing and posting the papers and closing the file', grade: 'Grading the meeting', follow: 'Reminding and reporting for others', plan: 'Planning the meetings' } as Record<string, string>,
  places: 'Where you hold a post'
};

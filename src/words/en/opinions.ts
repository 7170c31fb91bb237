import type * as vi from '../vi/opinions.ts';

export const opinions: typeof vi.opinions = {
  title: 'Members’ opinions', mine: 'Opinions I sent', help: 'Opinions sent before meetings, and what the cell answered. Where an answer was promised for later, note it here once it is given; the minutes stay as they are. Whoever sent the opinion reads the answer on their own page.',
  helpMine: 'The opinions you sent before meetings, and what the cell answered.', list: 'Unanswered first, then the newest', none: 'No opinion was sent before a meeting yet.', noneMine: 'You have sent no opinion yet. If there is something to say beforehand, write it on the cell’s page when a meeting is coming.',
  sent: (name, day, meeting) => `sent by comrade ${name} on ${day}, for the meeting of ${meeting}`, atMeeting: 'Answer at the meeting', answeredOn: (day) => `Answered on ${day}`, said: (name) => `comrade ${name}`, notedBy: (name) => `noted by comrade ${name}`,
  states: { ahead: 'Waits for the meeting', waits: 'Not answered', promised: 'Answer promised', late: 'Promised answer overdue', answered: 'Answered' },
  record: 'Note the answer', recordMore: 'Note a further answer', text: 'What was answered', givenBy: 'Who answered', givenOn: 'Answered on',
  sentOn: 'Sent on', member: 'Member', opinion: 'Opinion', meeting: 'Meeting', promisedFor: 'Promised for', afterwards: 'Answered after the meeting'
};

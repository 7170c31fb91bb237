/** Four digits are guessed in a batch or two, from anywhere: after so many wrong ones within an hour only the roll's keeper can mark that comrade. */
const most = 10;
const within = 60 * 60_000;

/** wrong tries by meeting and member, in this process: a second program on the database counts for itself */
const wrong = new Map<string, { since: number; tries: number }>();

/** Whether a member has tried too many codes in this meeting. */
export function triedTooOften(meetingId: string, memberId: string, now: Date): boolean {
  const known = wrong.get(`${meetingId} ${memberId}`);
  return known !== undefined && now.getTime() - known.since < within && known.tries >= most;
}

/** Counts a wrong code; forgets those of an hour ago. */
export function wrongTry(meetingId: string, memberId: string, now: Date): void {
  for (const [key, { since }] of wrong) {
    if (now.getTime() - since < within) break;
    wrong.delete(key);
  }
  const key = `${meetingId} ${memberId}`;
  const known = wrong.get(key);
  if (known) known.tries++;
  else wrong.set(key, { since: now.getTime(), tries: 1 });
}

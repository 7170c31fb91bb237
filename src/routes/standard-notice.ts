import { moment, monthName } from '#words/format.ts';
import { words } from '#words/words.ts';

/** The notice as it is proposed to the secretary, in the language of the papers. */
export function standardNotice(meeting: { kind: string; month: string; starts_at: Date; place: string; theme: string }): string {
  const vi = words('vi');
  return vi.announce.standard(vi.month.kinds[meeting.kind]!, monthName('vi', meeting.month), moment('vi', meeting.starts_at), meeting.place, meeting.theme);
}

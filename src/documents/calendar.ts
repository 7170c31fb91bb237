export interface CalendarEntry {
  id: string;
  startsAt: Date;
  minutes: number;
  title: string;
  place: string;
  cancelled: boolean;
  /** why it may not come about as it stands: said in the entry, which is tentative then */
  doubt?: string;
  /** how often it changed since it was first told: a calendar takes the higher one for the same entry */
  sequence: number;
}

/** An iCalendar text (RFC 5545): UTC times, escaped, lines folded at 75 bytes without cutting a letter. */
export function calendarText(entries: readonly CalendarEntry[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nen Nep//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT', `UID:${entry.id}@nen-nep`, `SEQUENCE:${entry.sequence}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(entry.startsAt)}`, `DTEND:${stamp(new Date(entry.startsAt.getTime() + entry.minutes * 60_000))}`,
      `SUMMARY:${escaped(entry.title)}`, `LOCATION:${escaped(entry.place)}`, ...(entry.doubt ? [`DESCRIPTION:${escaped(entry.doubt)}`] : []), `STATUS:${entry.cancelled ? 'CANCELLED' : entry.doubt ? 'TENTATIVE' : 'CONFIRMED'}`, 'END:VEVENT'
    ]),
    'END:VCALENDAR', ''
  ];
  return lines.map(foldedLine).join('\r\n');
}

const stamp = (instant: Date) => `${instant.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
const escaped = (text: string) => text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r?\n/g, '\\n');

function foldedLine(line: string): string {
  const bytes = new TextEncoder();
  let out = '';
  let length = 0;
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (length + size > 75) {
      out += '\r\n ';
      length = 1;
    }
    out += letter;
    length += size;
  }
  return out;
}

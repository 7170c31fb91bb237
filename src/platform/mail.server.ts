import { createTransport } from 'nodemailer';

/** One letter to one person; nobody sees who else was written to. */
export interface MailLetter {
  to: string;
  subject: string;
  text: string;
  /** an iCalendar text to put the meeting into the reader's calendar */
  calendar?: string;
}

export interface Mail {
  /** Hands a letter to the mail server. Answers what it said where it will never take this letter; throws where it may later. */
  send(letter: MailLetter): Promise<{ taken: true } | { refused: string }>;
  close(): void;
}

/** Opens the mail server named by SMTP_URL; letters come from `from`. */
export function openMail(url: string, from: string): Mail {
  const transport = createTransport({ url, pool: true, maxConnections: 1, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 });
  return {
    send: async ({ to, subject, text, calendar }) => {
      try {
        await transport.sendMail({
          from, to, subject, text, disableFileAccess: true, disableUrlAccess: true,
          ...(calendar ? { attachments: [{ filename: 'sinh-hoat.ics', content: calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }] } : {})
        });
        return { taken: true };
      } catch (failure) {
        const { code, responseCode, response, message } = failure as Error & { code?: string; responseCode?: number; response?: string };
        // 5xx to this letter's address or content is for good (RFC 5321, 4.2.1); a failed sign-in or a lost line is not the letter's fault
        if ((code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === undefined || responseCode >= 500)) return { refused: (response ?? message).slice(0, 300) };
        throw failure;
      }
    },
    close: () => transport.close()
  };
}

/** Whether mail goes out from here, as the start script says in NEN_NEP_MAIL: who has an address is then told by e-mail. */
export const mailGoesOut = (): boolean => process.env['NEN_NEP_MAIL'] === 'yes';

import type { Actor } from '#platform/actor.ts';
import type { SignedIn } from '#platform/sign-in/auth.server.ts';

declare global {
  namespace App {
    interface Locals {
      session: SignedIn | null;
      actor: Actor | null;
      now: Date;
      /** what the page shows where this request broke, and its line of the log says */
      requestId?: string;
      lang: 'vi' | 'en';
      text: 'normal' | 'large' | 'largest';
      /** the fields of a form that was sent to an action, in their order, while nothing of it is saved */
      sent?: [string, string][];
    }
    interface Error {
      message: string;
      id?: string;
      /** what was sent and is not saved: the page of the error gives it back */
      sent?: [string, string][];
    }
  }
}

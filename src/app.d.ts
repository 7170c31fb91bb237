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
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}

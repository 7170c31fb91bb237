import type { Actor } from '#platform/actor.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { house } from '../src/house.server.ts';
import { actions as signIn } from '../src/routes/sign-in/+page.server.ts';
import type { Cast } from './cast.ts';
import { browser, type Browser } from './visit.ts';

export interface Pages {
  /** somebody's own browser, signed in; each from an address of its own */
  enter(person: Actor): Promise<Browser>;
  close(): Promise<void>;
}

/** The pages of a site, such as one in which a cast lives: a test that walks through them begins here. */
export function openPages(cast: Pick<Cast, 'database' | 'close'>): Pages {
  const origin = 'http://localhost:4300';
  const password = 'con trâu đi cày';
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  let accounts = 0;
  return {
    enter: async ({ personId, name }) => {
      const username = `nguoi.${++accounts}`;
      await createAccount({ personId, name, username, password });
      const at = browser(origin, `10.4.0.${accounts}`);
      await at.visit('/sign-in', signIn.default, { form: { username, password } });
      return at;
    },
    close: async () => {
      await closeSignIn();
      await house().close();
      await cast.close();
    }
  };
}

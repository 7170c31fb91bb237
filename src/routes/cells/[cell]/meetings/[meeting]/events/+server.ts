import { mayHaveChanged, onMeetingChange } from '#meetings/listeners.server.ts';
import { whoMay } from '#organisation/queries.server.ts';
import { sessionsThatStand } from '#platform/sign-in/auth.server.ts';
import { together } from '#platform/together.ts';
import { see, signedIn } from '../../../../../../front.server.ts';
import { house } from '../../../../../../house.server.ts';

const beat = 20_000;

// A hall of five hundred screens hears of a change at one moment: they are asked about together, in one statement for sessions and one for each cell's rights.
const sessionStands = together(sessionsThatStand);
const maySee = together(async (keys: readonly string[]) => {
  const asked = Map.groupBy(keys.map((key) => key.split(' ') as [string, string]), ([cell]) => cell);
  const now = new Date();
  const found = await Promise.all([...asked].map(async ([cell, its]) => [cell, await whoMay(house().app, 'see-meetings', its.map(([, person]) => person), cell, now)] as const));
  return new Map(found.flatMap(([cell, people]) => [...people].map((person) => [`${cell} ${person}`, true] as const)));
});

/**
 * A meeting's stream: says only that something changed, and the page asks for itself again, so a broken line loses nothing;
 * at once where it did since the page was drawn (`?since=`, milliseconds of the server's clock).
 * Session and right are asked anew before every word, at every beat, and when rights or sessions ended anywhere: a withdrawn
 * post, an ended session and a member who moved away end the stream at once.
 */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { cell, meeting } = event.params;
  await see(event, cell, 'see-meetings', async () => {});
  const token = event.locals.session!.sessionToken;
  const may = async () => (await Promise.all([sessionStands(token), maySee(`${cell} ${actor.personId}`)])).every((stands) => stands === true);
  let ended = false;
  let letGo = () => {};
  const end = () => {
    ended = true;
    letGo();
  };
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const text = new TextEncoder();
      let waiting = false;
      const close = () => {
        if (ended) return;
        end();
        controller.close();
      };
      const say = async (line: string) => {
        if (ended) return;
        if (!(await may())) return close();
        if (!ended && line) controller.enqueue(text.encode(line));
      };
      // Several changes in one moment are one word: screens ask again once.
      const changed = () => {
        if (waiting) return;
        waiting = true;
        setTimeout(() => {
          waiting = false;
          void say('event: changed\ndata: 1\n\n').catch(close);
        }, 80);
      };
      const stopListening = await onMeetingChange(cell, meeting, (why) => {
        if (why === 'changed') changed();
        else if (why.rightsOf === '' || why.rightsOf === actor.personId) void say('').catch(close);
      });
      // whoever asked may have gone already
      if (ended) return stopListening();
      const heart = setInterval(() => void say(': still here\n\n').catch(close), beat);
      letGo = () => {
        clearInterval(heart);
        stopListening();
        process.off('nen-nep:closing' as never, close as never);
      };
      process.on('nen-nep:closing' as never, close as never);
      controller.enqueue(text.encode('retry: 2000\n\n'));
      // between the page's asking and this listening the right may have ended already
      await say('').catch(close);
      if (mayHaveChanged(cell, meeting, new Date(Number(event.url.searchParams.get('since'))))) changed();
    },
    cancel: end
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
}

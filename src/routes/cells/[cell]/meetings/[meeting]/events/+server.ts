import { error } from '@sveltejs/kit';
import { mayHaveChanged, onMeetingChange } from '#meetings/listeners.server.ts';
import { permitAt } from '#organisation/queries.server.ts';
import { signedIn } from '../../../../../../front.server.ts';
import { house } from '../../../../../../house.server.ts';

const beat = 20_000;

/**
 * A meeting's stream: says only that something changed, and the page asks for itself again, so a broken line loses nothing;
 * at once where it did since the page was drawn (`?since=`, milliseconds of the server's clock).
 * The right is asked anew at every beat and before every word, so a withdrawn post ends the stream.
 */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { cell, meeting } = event.params;
  const may = async () => /^[0-9a-f-]{36}$/.test(cell) && (await permitAt(house().app, actor, cell, new Date())).rights.has('see-meetings');
  if (!(await may())) error(404);
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const text = new TextEncoder();
      let ended = false;
      let waiting = false;
      const say = async (line: string) => {
        if (ended) return;
        if (!(await may())) return close();
        if (!ended) controller.enqueue(text.encode(line));
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
      const stopListening = await onMeetingChange(cell, meeting, changed);
      const heart = setInterval(() => void say(': still here\n\n').catch(close), beat);
      close = () => {
        if (ended) return;
        ended = true;
        clearInterval(heart);
        stopListening();
        process.off('nen-nep:closing' as never, close as never);
        controller.close();
      };
      process.on('nen-nep:closing' as never, close as never);
      controller.enqueue(text.encode('retry: 2000\n\n'));
      if (mayHaveChanged(cell, meeting, new Date(Number(event.url.searchParams.get('since'))))) changed();
    },
    cancel: () => close()
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } });
}

import { connect } from 'node:net';

/** A screen's event stream; calls back at each word of a change, and when it ends by itself. Resolves once it is open; called, it closes. */
export function openScreen(port: number, cookie: string, path: string, changed: () => void, ended: () => void = () => {}): Promise<() => void> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((done, fail) => {
    let answered = false;
    socket.once('error', fail).once('close', ended).on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (!answered && !/^HTTP\/1\.1 200/.test(text)) return fail(new Error(text.slice(0, 200)));
      answered = true;
      if (text.includes('retry:')) done(() => socket.off('close', ended).destroy());
      if (text.includes('event: changed')) changed();
    });
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\naccept: text/event-stream\r\n\r\n`);
  });
}

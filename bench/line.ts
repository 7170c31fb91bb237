import { connect, type Socket } from 'node:net';

/** One kept connection to the program that sends a request and waits for its answer: as little work as a client can do. */
export interface Line {
  ask(request: string): Promise<{ status: number; head: string; body: Buffer }>;
  close(): void;
}

export async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  socket.setNoDelay(true);
  let got: Buffer[] = [];
  let answer: ((answer: { status: number; head: string; body: Buffer }) => void) | null = null;
  socket.on('data', (chunk) => {
    got.push(chunk);
    const all = got.length === 1 ? chunk : Buffer.concat(got);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = all.subarray(0, end).toString('latin1');
    const length = /\r\ncontent-length: (\d+)/i.exec(head);
    const chunked = /\r\ntransfer-encoding: chunked/i.test(head);
    const whole = length ? all.length >= end + 4 + Number(length[1]) : !chunked || all.subarray(end + 2).toString('latin1').endsWith('\r\n0\r\n\r\n');
    if (!whole) return;
    got = [];
    const body = all.subarray(end + 4);
    answer?.({ status: Number(head.slice(9, 12)), head, body: chunked ? unchunked(body) : body });
  });
  return {
    ask: (request) => new Promise((done) => {
      answer = done;
      socket.write(request);
    }),
    close: () => socket.destroy()
  };
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

import { createServer, type Server, type Socket } from 'node:net';

/** A letter as it came to the mail server. */
export interface Received {
  to: string[];
  source: string;
}

/** A small mail server (RFC 5321) of a test's own: takes letters, or answers as it is told. */
export interface MailServer {
  url: string;
  letters: Received[];
  /** what it answers to a recipient: null takes them */
  answerTo(how: (address: string) => string | null): void;
  /** Resolves when so many letters have come. */
  has(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const letters: Received[] = [];
  const waiting = new Set<() => void>();
  let judge: (address: string) => string | null = () => null;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.setEncoding('utf8');
    let rest = '';
    let to: string[] = [];
    let data: string[] | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (data) {
        if (line !== '.') return void data.push(line.replace(/^\./, ''));
        letters.push({ to, source: data.join('\n') });
        data = null;
        to = [];
        say('250 taken');
        waiting.forEach((look) => look());
        return;
      }
      const [verb = ''] = line.toUpperCase().split(' ');
      if (verb === 'RCPT') {
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        const answer = judge(address);
        if (answer === null) to.push(address);
        say(answer ?? '250 ok');
      } else if (verb === 'DATA') {
        data = [];
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say(verb === 'EHLO' ? '250 test' : '250 ok');
    };
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop()!;
      lines.forEach(hear);
    });
    say('220 test');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`, letters,
    answerTo: (how) => { judge = how; },
    has: (count) => new Promise((done) => {
      const look = () => {
        if (letters.length < count) return;
        waiting.delete(look);
        done(letters);
      };
      waiting.add(look);
      look();
    }),
    close: () => new Promise((done) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => done());
    })
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The real program as a process of its own, and all it has said so far. */
export interface Program {
  child: ChildProcess;
  said: string;
  origin: string;
  /** Resolves when it has said this; throws if it ends before. */
  says(what: RegExp): Promise<RegExpExecArray>;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const root = join(import.meta.dirname, '..');

/** Starts `npm start`'s program on a data folder, or `npm run demo`'s. Nothing of this process's environment reaches it but the path. */
export function startProgram(dataDir: string, port: number, environment: Record<string, string> = {}, script: 'start' | 'demo' = 'start'): Program {
  const child = spawn(process.execPath, [`scripts/${script}.ts`], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), ...environment }
  });
  const waiting = new Set<() => void>();
  const ended = new Promise<number | string>((done) => child.once('close', (code, signal) => done(code ?? signal ?? 'unknown')));
  const program: Program = {
    child, ended, said: '', origin: `http://localhost:${port}`,
    says: (what) => new Promise((done, fail) => {
      const look = () => {
        const found = what.exec(program.said);
        if (!found) return;
        waiting.delete(look);
        done(found);
      };
      waiting.add(look);
      look();
      void ended.then((how) => fail(new Error(`it ended with ${how} and had not said ${what}:\n${program.said}`)));
    })
  };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      program.said += text;
      waiting.forEach((look) => look());
    });
  return program;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

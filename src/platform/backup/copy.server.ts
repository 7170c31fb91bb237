import { once } from 'node:events';
import type pg from 'pg';

/** The part of pg's connection that carries COPY. */
interface Connection {
  stream: NodeJS.WritableStream & { pause(): void; resume(): void; writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** One COPY on a connection, in the shape pg asks of a query of one's own. */
abstract class Copy {
  protected connection!: Connection;
  /** what the server answered at the end: "COPY 40" */
  protected tag = '';
  // pg hands a query of one's own no promise: it calls these
  protected abstract end(failure?: Error): void;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }
  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.#text);
  }
  get rows(): number {
    return Number(/^COPY (\d+)$/.exec(this.tag)?.[1] ?? 0);
  }
  handleCommandComplete({ text }: { text: string }): void {
    this.tag = text;
  }
  handleReadyForQuery(): void {
    this.end();
  }
  handleError(failure: Error): void {
    this.end(failure);
  }
}

class CopyOut extends Copy {
  #waiting: Buffer[] = [];
  #size = 0;
  #over = false;
  #failure: Error | undefined;
  #wake = () => {};

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // the chunk is a view on a buffer that pg fills again
    this.#waiting.push(Buffer.from(chunk));
    this.#size += chunk.length;
    if (this.#size > most) this.connection.stream.pause();
    this.#wake();
  }
  protected end(failure?: Error): void {
    this.#over = true;
    this.#failure = failure;
    this.#wake();
  }

  /** The rows as they come, many to a piece. The server waits while nobody takes them. */
  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#waiting.length > 0) {
        const piece = Buffer.concat(this.#waiting);
        this.#waiting = [];
        this.#size = 0;
        this.connection.stream.resume();
        yield piece;
      } else if (this.#failure) throw this.#failure;
      else if (this.#over) return;
      else await new Promise<void>((done) => (this.#wake = done));
    }
  }
}
const most = 256 * 1024;

class CopyIn extends Copy {
  #done!: (rows: number) => void;
  #fail!: (failure: Error) => void;
  #failed = false;
  readonly #source: AsyncIterable<Buffer>;
  readonly finished = new Promise<number>((done, fail) => {
    this.#done = done;
    this.#fail = fail;
  });

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text);
    this.#source = source;
  }
  handleCopyInResponse(): void {
    void this.#send();
  }
  async #send(): Promise<void> {
    try {
      for await (const piece of this.#source) {
        if (this.#failed) return;
        this.connection.sendCopyFromChunk(piece);
        if (this.connection.stream.writableNeedDrain) await once(this.connection.stream, 'drain');
      }
      this.connection.endCopyFrom();
    } catch (failure) {
      this.#fail(failure as Error);
      this.connection.sendCopyFail('the source broke off');
    }
  }
  protected end(failure?: Error): void {
    this.#failed = failure !== undefined;
    if (failure) this.#fail(failure);
    else this.#done(this.rows);
  }
}

/** Runs a COPY … TO STDOUT and gives its text in pieces; answers the number of rows at the end. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer, number> {
  const copy = new CopyOut(text);
  client.query(copy as unknown as pg.Submittable);
  yield* copy.pieces();
  return copy.rows;
}

/** Runs a COPY … FROM STDIN on the pieces; answers the number of rows. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  const copy = new CopyIn(text, source);
  client.query(copy as unknown as pg.Submittable);
  return copy.finished;
}

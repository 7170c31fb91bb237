import type { Program } from '../tests/program.ts';

/** A look into the program through its own inspector: what it keeps after everything it let go of was collected, in MB. Start it with `NODE_OPTIONS: inspected(port)`. */
export interface Inside {
  kept(): Promise<number>;
  close(): void;
}

export const inspected = (port: number): string => `--inspect=127.0.0.1:${port}`;

export async function lookInto(program: Program, port: number): Promise<Inside> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(targets[0]!.webSocketDebuggerUrl);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done);
    socket.addEventListener('error', () => fail(new Error(`the inspector of the program does not answer:\n${program.said}`)));
  });
  let asked = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  const ask = <T>(method: string): Promise<T> => new Promise((done) => {
    waiting.set(++asked, done as (result: unknown) => void);
    socket.send(JSON.stringify({ id: asked, method }));
  });
  return {
    kept: async () => {
      // what a first collection sets free may hold more
      await ask('HeapProfiler.collectGarbage');
      await ask('HeapProfiler.collectGarbage');
      const { usedSize } = await ask<{ usedSize: number }>('Runtime.getHeapUsage');
      return usedSize / 2 ** 20;
    },
    close: () => socket.close()
  };
}

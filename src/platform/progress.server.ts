/** How far long writes of this process have come. A write that ends, or a process that ends, leaves nothing here. */
const under = new Map<string, Progress>();

export interface Progress {
  done: number;
  total: number;
}

export const tellProgress = (id: string, progress: Progress): void => void under.set(id, progress);
export const progressOf = (id: string): Progress | null => under.get(id) ?? null;
export const endProgress = (id: string): void => void under.delete(id);

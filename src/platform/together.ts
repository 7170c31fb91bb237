/**
 * Many who ask at one moment are answered by one asking: what is asked in one turn of the event loop goes together, each key once. What is
 * asked after the asking went out goes with the next, so nobody is answered with what was so before they asked.
 */
export function together<K, V>(ask: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>): (key: K) => Promise<V | undefined> {
  let gathering: { keys: Set<K>; answers: Promise<ReadonlyMap<K, V>> } | null = null;
  const begin = () => {
    const keys = new Set<K>();
    const answers = new Promise<void>((go) => setImmediate(go)).then(() => {
      gathering = null;
      return ask([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    gathering ??= begin();
    gathering.keys.add(key);
    return (await gathering.answers).get(key);
  };
}

/**
 * Runs one task at a time; of the tasks that come meanwhile only the last one is run afterwards. Fast typing does not
 * fill the queue with queries that nobody waits for.
 */
export const latestOnly = <T>(run: (task: T) => Promise<void>): ((task: T) => void) => {
  let busy = false;
  let waiting: { readonly task: T } | null = null;
  const next = async (task: T): Promise<void> => {
    busy = true;
    await run(task);
    busy = false;
    const { task: following } = waiting ?? {};
    const isWaiting = waiting !== null;
    waiting = null;
    if (isWaiting && following !== undefined) void next(following);
  };
  return (task) => {
    if (busy) waiting = { task };
    else void next(task);
  };
};

/** A binary heap of whole numbers, smallest priority first; equal priorities in order of value, so that results are stable. */
export interface PriorityQueue {
  readonly clear: () => void;
  readonly put: (value: number, priority: number) => void;
  /** The value of least priority, or -1 when the queue is empty. */
  readonly take: () => number;
  /** Priority of the value taken last. */
  readonly lastPriority: () => number;
}

export function createQueue(): PriorityQueue {
  const values: number[] = [];
  const priorities: number[] = [];
  let taken = 0;

  function before(a: number, b: number): boolean {
    const first = priorities[a] ?? 0;
    const second = priorities[b] ?? 0;
    return first < second || (first === second && (values[a] ?? 0) < (values[b] ?? 0));
  }

  function swap(a: number, b: number): void {
    const value = values[a] ?? 0;
    const priority = priorities[a] ?? 0;
    values[a] = values[b] ?? 0;
    priorities[a] = priorities[b] ?? 0;
    values[b] = value;
    priorities[b] = priority;
  }

  function rise(from: number): void {
    for (let child = from; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!before(child, parent)) return;
      swap(child, parent);
      child = parent;
    }
  }

  function sink(): void {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      const right = left + 1;
      if (left >= values.length) return;
      const child = right < values.length && before(right, left) ? right : left;
      if (!before(child, parent)) return;
      swap(child, parent);
      parent = child;
    }
  }

  return {
    clear() {
      values.length = 0;
      priorities.length = 0;
    },
    put(value, priority) {
      values.push(value);
      priorities.push(priority);
      rise(values.length - 1);
    },
    take() {
      const last = values.length - 1;
      if (last < 0) return -1;
      swap(0, last);
      taken = priorities.pop() ?? 0;
      const value = values.pop() ?? -1;
      sink();
      return value;
    },
    lastPriority: () => taken,
  };
}

/** What a thread says to a question, which it is told by number. */
export type ThreadAnswer<Value = unknown> = { readonly id: number; readonly value: Value } | { readonly id: number; readonly error: unknown };

/** Questions to a thread that it has not answered yet. */
export interface OpenQuestions {
  /** Sends a question under a number of its own. Of a thread that has failed it is not asked any more. */
  ask(send: (id: number) => void): Promise<unknown>;
  answer(answer: ThreadAnswer): void;
  /** The thread is gone: whatever is asked, now or later, is answered with the first failure. */
  fail(error: unknown): void;
  failure(): { readonly error: unknown } | undefined;
  count(): number;
}

export function openQuestions(): OpenQuestions {
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let failure: { readonly error: unknown } | undefined;
  return {
    ask: (send) => {
      if (failure) return Promise.reject(failure.error);
      const question = Promise.withResolvers<unknown>();
      asked += 1;
      open.set(asked, question);
      send(asked);
      return question.promise;
    },
    answer: (answer) => {
      const question = open.get(answer.id);
      open.delete(answer.id);
      if ('error' in answer) question?.reject(answer.error);
      else question?.resolve(answer.value);
    },
    fail: (error) => {
      failure ??= { error };
      for (const { reject } of open.values()) reject(failure.error);
      open.clear();
    },
    failure: () => failure,
    count: () => open.size,
  };
}

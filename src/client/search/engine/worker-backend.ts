import type { SearchAnswer, SearchBackend } from '../answer/search-answer.ts';
import type { WorkerReply, WorkerRequest } from '../worker-protocol.ts';

/** A worker that is silent for longer will not start. */
const startTimeout = 15_000;

const awaitStart = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => { reject(new Error('timeout')); }, startTimeout);
    worker.addEventListener('error', (event) => { reject(new Error(event.message)); });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      clearTimeout(timer);
      if (data.kind === 'ready') resolve();
      if (data.kind === 'failed') reject(new Error(data.reason));
    });
  });

interface Waiting {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: Error) => void;
}

const settle = (waiting: Map<number, Waiting>, reply: WorkerReply): void => {
  if (reply.kind !== 'answer' && reply.kind !== 'error') return;
  const caller = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.kind === 'answer') caller?.resolve(reply.answer);
  else caller?.reject(new Error(reply.reason));
};

/** The query layer in a worker of its own. Rejects when the worker or the index cannot be loaded. */
export const openWorkerBackend = async (base: URL): Promise<SearchBackend> => {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
  const send = (message: WorkerRequest): void => { worker.postMessage(message); };
  try {
    const started = awaitStart(worker);
    send({ kind: 'start', base: base.href });
    await started;
  } catch (error) {
    worker.terminate();
    throw error;
  }
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => { settle(waiting, data); });
  return {
    search: (request) => new Promise((resolve, reject) => {
      sent += 1;
      waiting.set(sent, { resolve, reject });
      send({ kind: 'search', id: sent, request });
    }),
  };
};

import type { SearchAnswer, SearchRequest } from './answer/search-answer.ts';
import { openSearchSession } from './engine/search-session.ts';
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts';

type Session = (request: SearchRequest) => Promise<SearchAnswer>;

let session: Promise<Session> = Promise.reject(new Error('not started'));
session.catch(() => undefined);

const reply = (message: WorkerReply): void => {
  self.postMessage(message);
};

const start = async (base: string): Promise<void> => {
  session = openSearchSession(new URL(base));
  try {
    await session;
    reply({ kind: 'ready' });
  } catch (error) {
    reply({ kind: 'failed', reason: String(error) });
  }
};

const answer = async (id: number, request: SearchRequest): Promise<void> => {
  try {
    reply({ kind: 'answer', id, answer: await (await session)(request) });
  } catch (error) {
    reply({ kind: 'error', id, reason: String(error) });
  }
};

self.onmessage = ({ data }: MessageEvent<WorkerRequest>): void => {
  void (data.kind === 'start' ? start(data.base) : answer(data.id, data.request));
};

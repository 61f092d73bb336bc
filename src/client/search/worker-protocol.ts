import type { SearchAnswer, SearchRequest } from './answer/search-answer.ts';

/** To the worker: first `start` with the site's base address, then any number of searches. */
export type WorkerRequest =
  | { readonly kind: 'start'; readonly base: string }
  | { readonly kind: 'search'; readonly id: number; readonly request: SearchRequest };

/** From the worker: `ready` or `failed` once, then one reply for each search. */
export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SearchAnswer }
  | { readonly kind: 'error'; readonly id: number; readonly reason: string };

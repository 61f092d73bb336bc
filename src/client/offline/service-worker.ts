import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { packCache } from './pack-store.ts';

// The compiler knows the page's globals, not the worker's.
declare const self: { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[]; skipWaiting(): Promise<void> };

/** A slow network is as good as none when the page is on the device. */
const patienceSeconds = 4;

void self.skipWaiting();
clientsClaim();

cleanupOutdatedCaches();
precacheAndRoute([...self.__WB_MANIFEST]);

// The newest page while there is a network; what the pack holds otherwise. Nothing is kept that the reader has not asked for.
registerRoute(
  ({ sameOrigin, request }) => sameOrigin && request.method === 'GET',
  new NetworkFirst({
    cacheName: packCache,
    networkTimeoutSeconds: patienceSeconds,
    matchOptions: { ignoreSearch: true, ignoreVary: true },
    plugins: [{ cacheWillUpdate: () => Promise.resolve(null) }],
  }),
);

setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return Response.error();
  return (await matchPrecache('offline/')) ?? Response.error();
});

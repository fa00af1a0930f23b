// The service worker: pages come from the network first, files with a fixed name from what was kept.

// The name of the cache stands in offline-cache.ts as well: a service worker is built without imports.
const KEPT = "casus";

type FetchEvent = Event & {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
};
type Worker = {
  skipWaiting(): void;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: Event) => void): void;
};

const worker = self as unknown as Worker;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", () => worker.clients.claim());
worker.addEventListener("fetch", (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  // Live sessions are told by the server alone.
  if (pathname.startsWith("/api/")) return;
  respondWith.call(event, request.mode === "navigate" ? fresh(request) : known(request));
});

async function fresh(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (
      (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? Response.error()
    );
  }
}

/** The names of built files and of the data change with their content, so what is kept is right. */
async function known(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

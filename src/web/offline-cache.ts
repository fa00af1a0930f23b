// Keeps the page and every file it was made from, so that it opens without a network next time.

const KEPT = "casus";

/** Registers the service worker and keeps exactly what this version of the page loaded. */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    await navigator.serviceWorker.register(new URL("offline.js", document.baseURI));
    const page = document.baseURI.split("#")[0] ?? "";
    const files = performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => name.startsWith(window.location.origin) && !name.endsWith("offline.js"))
      .filter((name) => !new URL(name).pathname.startsWith("/api/"));
    const wanted = new Set([page, ...files, ...laterFiles()]);
    const cache = await caches.open(KEPT);
    const held = new Set((await cache.keys()).map(({ url }) => url));
    await cache.addAll([...wanted].filter((url) => url === page || !held.has(url)));
    for (const url of held) if (!wanted.has(url)) await cache.delete(url);
  } catch {
    // Without storage or on an insecure address the page simply needs the network.
  }
}

/** What the build says that other pages fetch: their code, and the data around the cases. */
function laterFiles(): string[] {
  const named = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? "";
  return [...named("files").split(" "), named("records")]
    .filter(Boolean)
    .map((path) => new URL(path, document.baseURI).href);
}

import { fetchCatalogue, readInstalled } from './pack-store.ts';

/** Tells a reader whose device holds an older issue that the content has been updated. Asks the network only when there is a pack. */
export async function startUpdateNotice(): Promise<void> {
  const base = document.documentElement.dataset['base'] ?? '/';
  const installed = await readInstalled(base).catch(() => undefined);
  if (!installed) return;
  const catalogue = await fetchCatalogue(base);
  const place = document.querySelector<HTMLElement>('[data-update-notice]');
  if (!place) return;
  if (!catalogue) show(place, `没有网络：现在看的是 ${installed.date} 保存在这台设备上的${installed.title}（${installed.issue}）。`);
  else if (catalogue.version !== installed.version) show(place, `内容已更新：这台设备上保存的是 ${installed.issue}，现行是 ${catalogue.issue}。`, { href: `${base}offline/`, title: '更新离线内容' });
}

function show(place: HTMLElement, words: string, link?: { readonly href: string; readonly title: string }): void {
  place.textContent = words;
  if (link) {
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.textContent = link.title;
    place.append(' ', anchor);
  }
  place.hidden = false;
}

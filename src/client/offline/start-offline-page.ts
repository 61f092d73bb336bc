import { formatMegabytes, packFiles, type InstalledPack, type OfflineCatalogue, type OfflinePack } from '../../offline/offline-catalogue.ts';
import { canKeepOffline, fetchCatalogue, installPack, readInstalled, removePack } from './pack-store.ts';

interface Page {
  readonly base: string;
  readonly state: HTMLElement;
  readonly choice: HTMLSelectElement;
  readonly size: HTMLElement;
  readonly install: HTMLButtonElement;
  readonly remove: HTMLButtonElement;
  readonly progress: HTMLProgressElement;
  readonly status: HTMLElement;
}

/** What is on the device now, for all parts of the page. */
interface Kept {
  installed: InstalledPack | undefined;
}

/** The page on which a reader keeps the manual, or one role's part of it, on the device. */
export async function startOfflinePage(): Promise<void> {
  const page = findPage();
  if (!page) return;
  if (!canKeepOffline()) return say(page, '这个浏览器（或这个没有加密的地址）不能离线保存。请用 https 打开，或下载 PDF。');
  const kept: Kept = { installed: await readInstalled(page.base) };
  page.remove.addEventListener('click', () => void forget(page, kept));
  showInstalled(page, kept.installed);
  const catalogue = await fetchCatalogue(page.base);
  if (!catalogue) return say(page, kept.installed ? '现在没有网络：看的是保存在这台设备上的内容。' : '现在没有网络，还不能保存。连上网再打开这一页。');
  offer(page, catalogue, kept);
}

/** Removing asks nothing of the network: it works before the catalogue has come and when it never comes. */
async function forget(page: Page, kept: Kept): Promise<void> {
  await removePack(page.base);
  kept.installed = undefined;
  showInstalled(page, undefined);
  say(page, '已从这台设备删除。');
  page.choice.dispatchEvent(new Event('change'));
}

function findPage(): Page | undefined {
  const find = <E extends HTMLElement>(name: string): E | null => document.querySelector<E>(`[data-offline-${name}]`);
  const [state, choice, size, install, remove, progress, status] = [find('state'), find<HTMLSelectElement>('choice'), find('size'), find<HTMLButtonElement>('install'), find<HTMLButtonElement>('remove'), find<HTMLProgressElement>('progress'), find('status')];
  if (!state || !choice || !size || !install || !remove || !progress || !status) return undefined;
  return { base: document.documentElement.dataset['base'] ?? '/', state, choice, size, install, remove, progress, status };
}

const say = ({ status }: Page, words: string): void => void (status.textContent = words);

function showInstalled({ state, remove }: Page, installed: InstalledPack | undefined): void {
  state.textContent = installed ? `这台设备上有：${installed.title}，${installed.issue}，${installed.date} 保存，${formatMegabytes(installed.bytes)}。` : '这台设备上还没有保存。';
  remove.hidden = installed === undefined;
}

function offer(page: Page, catalogue: OfflineCatalogue, kept: Kept): void {
  const { choice, install } = page;
  choice.replaceChildren(...catalogue.packs.map(({ id, title, bytes }) => new Option(`${title}（${formatMegabytes(bytes)}）`, id)));
  const wanted = new URL(location.href).searchParams.get('pack') ?? kept.installed?.id ?? 'manual';
  if (catalogue.packs.some(({ id }) => id === wanted)) choice.value = wanted;
  choice.disabled = false;
  install.disabled = false;
  const chosen = (): OfflinePack | undefined => catalogue.packs.find(({ id }) => id === choice.value);
  const refresh = (): void => showChoice(page, chosen(), catalogue, kept.installed);
  choice.addEventListener('change', refresh);
  install.addEventListener('click', () => void keep(page, catalogue, chosen()).then((done) => { kept.installed = done ?? kept.installed; refresh(); }));
  refresh();
}

function showChoice({ size, install }: Page, pack: OfflinePack | undefined, catalogue: OfflineCatalogue, installed: InstalledPack | undefined): void {
  if (!pack) return;
  size.textContent = `${packFiles(catalogue, pack).length} 个文件，${formatMegabytes(pack.bytes)}，${catalogue.issue}`;
  const same = installed?.id === pack.id;
  install.textContent = !same ? '保存到这台设备' : installed.version === catalogue.version ? '已是最新，重新核对' : '更新';
}

async function keep(page: Page, catalogue: OfflineCatalogue, pack: OfflinePack | undefined): Promise<InstalledPack | undefined> {
  if (!pack) return undefined;
  const { install, progress } = page;
  install.disabled = true;
  progress.hidden = false;
  progress.max = pack.bytes;
  try {
    const installed = await installPack({ base: page.base, catalogue, pack, onProgress: (bytes) => void (progress.value = bytes) });
    showInstalled(page, installed);
    say(page, `保存好了。断网也能打开${installed.title}、搜索和工具。`);
    return installed;
  } catch (error) {
    say(page, `没有保存完：${error instanceof Error ? error.message : String(error)}。检查网络和设备的剩余空间，再点一次，已保存的不会重下。`);
    return undefined;
  } finally {
    progress.hidden = true;
    install.disabled = false;
  }
}

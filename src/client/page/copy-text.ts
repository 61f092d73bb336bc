import { showToast } from './toast.ts';

/** Puts a text on the clipboard and says so, or says why not. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(done);
  } catch {
    showToast('浏览器不让复制：网页要用 https 打开，并允许使用剪贴板。');
  }
}

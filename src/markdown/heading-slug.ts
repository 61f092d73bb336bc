import { pinyin } from 'pinyin-pro';

const maxLength = 48;

/**
 * An ASCII id for a heading, from its pinyin: 抽样方案 → chou-yang-fang-an.
 * ASCII because Chromium percent-encodes other ids in a PDF's destination names; from the words and not the position
 * because links must survive a paragraph that moves.
 */
export function headingSlug(text: string, taken: ReadonlySet<string>): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const words = syllables.map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '-')).join('-');
  const slug = trimSlug(words) || 'section';
  return firstFree(slug, taken);
}

const trimSlug = (words: string): string =>
  words.replace(/-+/g, '-').slice(0, maxLength).replace(/^-|-[^-]*$/g, (end) => (words.length > maxLength || end === '-' ? '' : end)).replace(/^-|-$/g, '');

function firstFree(slug: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

import { codeSpellings } from './code-spellings.ts';
import { bigramsOf, isHan, textRuns } from './han-text.ts';
import { nameToken, withoutBrackets } from './name-token.ts';
import { normaliseText } from './normalise-text.ts';

interface Named {
  readonly code?: string | undefined;
  /** What readers call this kind of thing: they ask for 抽样课程 or 收料表单. */
  readonly type?: string;
  readonly names?: readonly string[];
}

export interface SearchKeys {
  /** For `<meta data-pagefind-meta="keys[content]">`: the title as words and bigrams, separated by spaces. */
  readonly keys: string;
  /** For `<meta data-pagefind-meta="code[content]">`: the code in every spelling that readers type; may be empty. */
  readonly code: string;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (run: string): readonly string[] => [...segmenter.segment(run)].map((part) => part.segment);
const keysOfRun = (run: string): readonly string[] => (isHan(run) ? [...wordsOf(run), ...bigramsOf(run), run] : [run]);

/**
 * The search engine cuts a page's meta data at white space only, so that a Chinese title would be one single word.
 * These keys give the title its weight back.
 */
export const searchKeys = (title: string, { code = '', type = '', names = [] }: Named = {}): SearchKeys => ({
  keys: [...new Set([...[title, ...names, type].flatMap((name) => textRuns(normaliseText(name)).flatMap(keysOfRun)), ...[title, withoutBrackets(title), ...names].map(nameToken)])].filter(Boolean).join(' '),
  code: code === '' ? '' : codeSpellings(code).join(' '),
});

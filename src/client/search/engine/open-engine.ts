import { decodeCbor, listOf, numberOf, textOf } from '../../../search/index-format/decode-cbor.ts';
import { readCatalogue, type IndexCatalogue } from '../index/index-catalogue.ts';
import { openScorer } from '../index/match-token.ts';
import { readIndexFile } from '../index/read-index-file.ts';
import { readWordEntries } from '../index/word-entries.ts';
import { openWordFinder } from '../index/word-finder.ts';
import type { EngineResult, FacetPages, PageFragment, SearchEngine, TokenMatch, TokenMatches } from './engine-contract.ts';

const texts = new TextDecoder();

const readFragment = async (address: URL, base: URL): Promise<PageFragment> => {
  const fragment = JSON.parse(texts.decode(await readIndexFile(address))) as Omit<PageFragment, 'words'>;
  const words = fragment.content.split('\u200b');
  return { ...fragment, words, content: words.join(''), url: `${base.pathname.replace(/\/$/u, '')}${fragment.url}` };
};

const readFacets = async ({ facetFiles }: IndexCatalogue, bundle: URL): Promise<FacetPages> => {
  const read = facetFiles.map(async ([name, id]) => {
    const [, values] = listOf(decodeCbor(await readIndexFile(new URL(`filter/${id}.pf_filter`, bundle))));
    return [name, new Map(listOf(values).map(listOf).map(([value, pages]) => [textOf(value), new Set(listOf(pages).map(numberOf))] as const))] as const;
  });
  return new Map(await Promise.all(read));
};

/** Pages that match all tokens. */
const intersect = (all: readonly TokenMatches[]): readonly EngineResult[] => {
  const [first, ...others] = [...all].sort((a, b) => a.size - b.size);
  return [...(first ?? [])].flatMap(([page, match]) => {
    const rest = others.map((matches) => matches.get(page));
    if (rest.includes(undefined)) return [];
    const matched = [match, ...rest].filter((one): one is TokenMatch => one !== undefined);
    return [{ page, score: matched.reduce((sum, { score }) => sum + score, 0), inText: matched.some(({ inText }) => inText) }];
  });
};

const mostRemembered = 200;

/** Neighbouring queries share most of their tokens: the last ones are kept. */
const remember = (find: (token: string) => Promise<TokenMatches>): ((token: string) => Promise<TokenMatches>) => {
  const known = new Map<string, Promise<TokenMatches>>();
  return (token) => {
    const matches = known.get(token) ?? find(token);
    known.delete(token);
    known.set(token, matches);
    matches.catch(() => { known.delete(token); });
    for (const oldest of [...known.keys()].slice(0, -mostRemembered)) known.delete(oldest);
    return matches;
  };
};

/** Opens the index in `<base>pagefind/`, reading its files itself. Throws when it cannot be loaded. */
export const openEngine = async (base: URL): Promise<SearchEngine> => {
  const bundle = new URL('pagefind/', base);
  const catalogue = await readCatalogue(bundle);
  const finder = openWordFinder(catalogue.wordFiles, async ({ id }) => readWordEntries(decodeCbor(await readIndexFile(new URL(`index/${id}.pf_index`, bundle)))));
  const scorer = openScorer(catalogue);
  const matchToken = remember(async (token) => {
    const { quoted, begun } = /^"(?<quoted>.*)"$|^(?<begun>.*)\*$/u.exec(token)?.groups ?? {};
    if (quoted !== undefined) return scorer.strict(await finder.exact(quoted));
    if (begun !== undefined) return scorer.graded(await finder.beginning(begun), begun);
    return scorer.graded(await finder.exact(token), token);
  });
  return {
    count: catalogue.pages.length,
    search: async (tokens) => intersect(await Promise.all([...new Set(tokens.split(' '))].map(matchToken))),
    match: matchToken,
    read: (page) => readFragment(new URL(`fragment/${catalogue.pages[page]?.id ?? ''}.pf_fragment`, bundle), base),
    facets: () => readFacets(catalogue, bundle),
  };
};

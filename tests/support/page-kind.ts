/** What a page is a case of: documents by the kind in their code, entries by what lists them, single pages by themselves. */
export const pageKind = (path: string): string =>
  path
    .replace(/^\/(forms|roles|impact\/[^/]+)\/[^/]+\/$/, '/$1/*/')
    .replace(/^\/[^/]+\/[a-z]+-([a-z]+)-\d+\/$/, '/*/$1/');

const punctuation = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`,、。!?;:·~+=*|\\<>@#&]/gu;

/** Full-width and compatibility forms unified, lower case, punctuation as single spaces; dots, hyphens, slashes and % stay. */
export const normaliseText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(punctuation, ' ').replace(/\s+/gu, ' ').trim();

/** For containment tests: unified forms, lower case, no white space at all. */
export const flatText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

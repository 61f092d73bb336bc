/** Links into other parts of the book leave Chromium under this address; no host can have it (RFC 6761). */
export const abroadPrefix = 'https://book.invalid/#';

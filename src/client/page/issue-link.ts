/** Stand in the address of a report for what the reader is reading; the page fills them in. */
export const headingPlace = '{heading}';
export const anchorPlace = '{anchor}';

/** The address of a report about the section that is being read. */
export const issueAt = (address: string, heading: string, anchor: string): string =>
  address.replaceAll(encodeURIComponent(headingPlace), encodeURIComponent(heading)).replaceAll(encodeURIComponent(anchorPlace), encodeURIComponent(anchor));

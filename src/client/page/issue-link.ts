/** Stand in the address of a report for what the reader is reading; the page fills them in. */
export const headingPlace = '{heading}';
export const anchorPlace = '{anchor}';
/** Stands in the address of the editor for the line of the section that is being read. */
export const linePlace = '{line}';

/** The address of a report about the section that is being read. */
export const issueAt = (address: string, heading: string, anchor: string): string =>
  address.replaceAll(encodeURIComponent(headingPlace), encodeURIComponent(heading)).replaceAll(encodeURIComponent(anchorPlace), encodeURIComponent(anchor));

/** The editor's address at the section that is being read; at the file's start where the section has no line of its own. */
export const editAt = (address: string, line: string | undefined): string => address.replace(linePlace, line ?? '1');

/** Name of the parameter that tells the target page which words to mark. */
export const highlightParameter = 'hl';

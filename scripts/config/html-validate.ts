import type { ConfigData } from 'html-validate';

/** What the pages are held to: all recommended and accessibility rules. Each rule that is loosened says why. */
export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The results of a search are a listbox under a combobox, each with a title, an excerpt and a link; a <select> holds plain text only.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // HTML allows an id to begin with a digit; addresses of sections such as #8d stay what they were.
    'valid-id': ['error', { relaxed: true }],
    // Astro's renderer writes <img /> in the editors' guide: the same element in HTML.
    'void-style': 'off',
  },
};

import type { DialogParts } from './dialog-parts.ts';

const optionsOf = ({ results }: DialogParts): readonly HTMLElement[] => [...results.querySelectorAll<HTMLElement>('[role=option]')];

const activeIndex = (options: readonly HTMLElement[]): number => options.findIndex((option) => option.getAttribute('aria-selected') === 'true');

const activate = (parts: DialogParts, options: readonly HTMLElement[], next: number): void => {
  for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === next));
  const option = options[next];
  if (option === undefined) parts.input.removeAttribute('aria-activedescendant');
  else parts.input.setAttribute('aria-activedescendant', option.id);
  option?.scrollIntoView({ block: 'nearest' });
};

/** Makes the first option the one that Enter opens. */
export const activateFirst = (parts: DialogParts): void => {
  activate(parts, optionsOf(parts), 0);
};

/** Moves by some options, round the ends. */
export const moveActive = (parts: DialogParts, by: number): void => {
  const options = optionsOf(parts);
  if (options.length > 0) activate(parts, options, (activeIndex(options) + by + options.length) % options.length);
};

/** Follows the active option, in a new tab when asked for. */
export const openActive = (parts: DialogParts, newTab: boolean): void => {
  const options = optionsOf(parts);
  options[activeIndex(options)]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: newTab, metaKey: newTab }));
};

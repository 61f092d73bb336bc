import { singleKeysAreOn } from '../../keyboard/single-key.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** True while an input method is composing: its keys are not commands. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Ctrl K or ⌘ K anywhere, `/` outside of fields. */
export const isOpenShortcut = (event: KeyboardEvent): boolean => {
  if (isComposing(event) || event.altKey) return false;
  if (event.key.toLowerCase() === 'k') return event.ctrlKey || event.metaKey;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target) && singleKeysAreOn();
};

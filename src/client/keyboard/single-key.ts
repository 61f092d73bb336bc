const setting = 'keys';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Shortcuts of one key can be switched off: whoever speaks to the computer, or shakes, sets them off by mistake. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
}

/** Remembers the choice where the browser allows it. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(setting);
    else localStorage.setItem(setting, 'off');
  } catch {
    // Private windows may refuse storage: the shortcuts then stay as they are.
  }
}

/** A key pressed by itself, outside of fields and dialogs, by a reader who has not switched such shortcuts off. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !isTyping(event.target) && !document.querySelector('dialog[open]') && singleKeysAreOn();

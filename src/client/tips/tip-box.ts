/** What a tip shows. */
export interface TipContent {
  readonly title: string;
  readonly english?: string;
  readonly note: string;
}

/** A box beside a link that says what it leads to. One for the page; it is made when it is first needed. */
export interface TipBox {
  readonly show: (link: HTMLAnchorElement, content: TipContent, withLink: boolean) => void;
  readonly hide: () => void;
  readonly anchor: () => HTMLAnchorElement | undefined;
  readonly element: HTMLElement;
}

const gap = 6;

export function createTipBox(): TipBox {
  const element = document.createElement('div');
  element.className = 'tip';
  element.id = 'tip';
  element.setAttribute('role', 'tooltip');
  element.hidden = true;
  // Inside of the main landmark, where a screen reader's list of regions finds it.
  (document.getElementById('main') ?? document.body).append(element);
  let anchor: HTMLAnchorElement | undefined;
  const hide = (): void => {
    anchor?.removeAttribute('aria-describedby');
    anchor = undefined;
    element.hidden = true;
  };
  return {
    element,
    hide,
    anchor: () => anchor,
    show: (link, content, withLink) => {
      if (anchor !== link) hide();
      anchor = link;
      link.removeAttribute('title');
      link.setAttribute('aria-describedby', element.id);
      element.replaceChildren(titleLine(content), line('tip__note', content.note), ...(withLink ? [openLink(link)] : []));
      element.hidden = false;
      place(element, link);
    },
  };
}

function line(name: string, words: string): HTMLElement {
  const element = document.createElement('p');
  element.className = name;
  element.textContent = words;
  return element;
}

function titleLine({ title, english }: TipContent): HTMLElement {
  const element = line('tip__title', title);
  if (english === undefined) return element;
  const words = document.createElement('span');
  words.lang = 'en';
  words.textContent = english;
  element.append('，', words);
  return element;
}

function openLink(link: HTMLAnchorElement): HTMLElement {
  const open = document.createElement('a');
  open.className = 'tip__open';
  open.href = link.href;
  open.textContent = '打开';
  return open;
}

/** Below the line in which the link begins, above it where there is no room; never out of the window. */
function place(element: HTMLElement, link: HTMLAnchorElement): void {
  const [first = link.getBoundingClientRect()] = link.getClientRects();
  const { offsetWidth, offsetHeight } = element;
  const left = Math.max(gap, Math.min(first.left, document.documentElement.clientWidth - offsetWidth - gap));
  const below = first.bottom + gap;
  const top = below + offsetHeight <= innerHeight ? below : Math.max(gap, first.top - offsetHeight - gap);
  const origin = (element.offsetParent ?? document.documentElement).getBoundingClientRect();
  element.style.setProperty('left', `${left - origin.left}px`);
  element.style.setProperty('top', `${top - origin.top}px`);
}

const shownFor = 4000;

let timer: number | undefined;

/** Tells in one line what has been done; read out by screen readers and gone after a while. */
export function showToast(words: string): void {
  const place = document.querySelector<HTMLElement>('[data-toast]') ?? addPlace();
  place.textContent = words;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.hidden = true;
  }, shownFor) as unknown as number;
}

function addPlace(): HTMLElement {
  const place = document.createElement('p');
  place.className = 'toast';
  place.setAttribute('role', 'status');
  place.dataset['toast'] = '';
  document.body.append(place);
  return place;
}

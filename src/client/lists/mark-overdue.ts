/** Marks what should have been reviewed before today. The page itself is made without a clock, so that the same content gives the same page. */
export function markOverdue(now: Date): void {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  for (const place of document.querySelectorAll<HTMLElement>('[data-review]')) {
    if ((place.dataset['review'] ?? today) >= today) continue;
    const mark = document.createElement('strong');
    mark.className = 'overdue';
    mark.textContent = '评审过期';
    place.append(' ', mark);
  }
  for (const notice of document.querySelectorAll<HTMLElement>('[data-overdue-after]')) notice.hidden = (notice.dataset['overdueAfter'] ?? today) >= today;
}

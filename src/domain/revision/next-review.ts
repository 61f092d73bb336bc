/** The same day of the next year, YYYY-MM-DD: the review date of a document that has just been looked at. */
export const nextReviewOf = (today: string): string => `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace(/-02-29$/, '-02-28');

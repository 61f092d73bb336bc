/** How much a match says: what fewer pages hold says more. */
export const rarity = (matches: number, pages: number): number => Math.log(1 + (pages - matches + 0.5) / (matches + 0.5)) + 0.05;

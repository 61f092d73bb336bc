const differences = (a: string, b: string): readonly number[] => [...a].map((_, at) => at).filter((at) => a.charAt(at) !== b.charAt(at));

const isSwap = (a: string, b: string, [first = 0, second = 0]: readonly number[]): boolean =>
  second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);

/** True when one change of a letter, one letter more or less, or one swap of neighbours leads from a to b. Equal words are not. */
export const isOneEditApart = (a: string, b: string): boolean => {
  if (a.length === b.length) {
    const at = differences(a, b);
    return at.length === 1 || (at.length === 2 && isSwap(a, b, at));
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length - short.length === 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
};

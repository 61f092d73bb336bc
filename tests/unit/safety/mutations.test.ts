import { describe, expect, test } from 'vitest';
import { chooseMutations, tryMutations, type Company } from '../../mutation/run-mutations.ts';
import { harbourFiles } from '../../support/harbour.ts';

/** The whole set runs on the shipped manual with npm run mutate; here on a small one, for it must be fast. */
const company: Company = { files: harbourFiles({}), publicFiles: ['brand/logo.svg'], today: '2027-02-01' };
const outcomes = tryMutations(company, chooseMutations(company, 7, 1));

describe('把没有错误的手册弄坏一处，就报这一处，别的不报', () => {
  test('几十种错误都有地方可以犯', () => {
    expect(outcomes.length).toBeGreaterThan(40);
  });

  test.each(outcomes.map(({ mutation, found, wanted }) => [mutation.code, mutation.rule, found, wanted] as const))('%s %s', (_code, _rule, found, wanted) => {
    expect(found).toEqual([wanted]);
  });
});

import { describeEntry } from '../model/describe-entry.ts';
import type { Manual } from '../model/manual.ts';
import type { Register } from '../model/register.ts';
import { registers, type RegisterName } from '../model/registers/index.ts';
import { findSortKeys, type SortKey } from '../model/sort-keys.ts';

/** By what the page of a register can be sorted. */
export function registerSorts(manual: Manual, name: RegisterName): readonly SortKey[] {
  const { schema }: Register = registers[name];
  return findSortKeys(manual.registers[name].map((entry) => describeEntry(schema, entry)));
}

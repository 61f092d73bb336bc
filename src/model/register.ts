import type * as z from 'zod';
import type { EntityKind } from './entity.ts';

interface RegisterEntry {
  readonly id: string;
}

/** A register is a typed list in content/registers/<name>.yaml (or a folder of such files, read as one list). */
export interface Register<S extends z.ZodType<RegisterEntry> = z.ZodType<RegisterEntry>> {
  readonly name: string;
  readonly kind: EntityKind;
  readonly label: string;
  /** One sentence for editors: what belongs here. */
  readonly about: string;
  readonly schema: S;
  /** The name that readers see for an entry. */
  titleOf(entry: z.infer<S>): string;
  /** Why an entry may no longer be relied on, if so. */
  retiredBecause?(entry: z.infer<S>): string | undefined;
}

export const defineRegister = <S extends z.ZodType<RegisterEntry>>(register: Register<S>): Register<S> => register;

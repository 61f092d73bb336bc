import * as z from 'zod';
import { outlineClaims } from './coverage.ts';
import { lightLimits } from './light-limits.ts';
import { kpis, goals, supplierCriteria, productLines, channels } from './measures.ts';
import { standards, terms } from './knowledge.ts';
import { departments, roles, systems, courses } from './organisation.ts';
import { forms, risks, calendar } from './records.ts';

/** All registers, in the order in which readers meet them. */
export const registers = {
  departments,
  roles,
  forms,
  kpis,
  goals,
  standards,
  risks,
  terms,
  courses,
  calendar,
  systems,
  'product-lines': productLines,
  'supplier-criteria': supplierCriteria,
  channels,
  'light-limits': lightLimits,
  'outline-claims': outlineClaims,
} as const;

export type RegisterName = keyof typeof registers;

export const registerNames = Object.keys(registers) as readonly RegisterName[];

/** The parsed entries of every register. */
export type RegisterData = { readonly [Name in RegisterName]: readonly z.infer<(typeof registers)[Name]['schema']>[] };

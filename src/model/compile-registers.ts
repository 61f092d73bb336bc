import type * as z from 'zod';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Entity } from './entity.ts';
import { parseData } from './parse-data.ts';
import { withPlace } from './place-later.ts';
import type { Register } from './register.ts';
import { registerNames, registers, type RegisterData, type RegisterName } from './registers/index.ts';
import type { Locate, RegisterSource } from './source-entry.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';

/** A parsed entry together with where it came from. */
export interface RegisterEntry {
  readonly register: RegisterName;
  readonly entity: Entity;
  readonly data: { readonly id: string };
  readonly leaves: readonly Leaf[];
  readonly locate: Locate;
}

export interface CompiledRegisters {
  readonly data: RegisterData;
  readonly entries: readonly RegisterEntry[];
  /** Entries that are wrong but have an id: they exist for those who refer to them. */
  readonly invalid: readonly Entity[];
  /** Registers of which not every entry has an id that can be read: an unknown id may be right. */
  readonly incomplete: readonly RegisterName[];
  readonly diagnostics: readonly Diagnostic[];
}

export function compileRegisters(sources: readonly RegisterSource[]): CompiledRegisters {
  const results = sources.map(compileSource);
  const entries = results.flatMap((result) => result.entries);
  return {
    data: groupByRegister(entries),
    entries,
    invalid: results.flatMap((result) => result.invalid),
    incomplete: sources.filter((source) => !hasAllIds(source.data)).map(({ register }) => register),
    diagnostics: results.flatMap((result) => result.diagnostics),
  };
}

const hasAllIds = (data: unknown): boolean =>
  Array.isArray(data) && data.every((item: unknown) => typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string');

interface CompiledSource {
  readonly entries: readonly RegisterEntry[];
  readonly invalid: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
}

function compileSource(source: RegisterSource): CompiledSource {
  if (!Array.isArray(source.data)) return { entries: [], invalid: [], diagnostics: [notAList(source)] };
  const results = source.data.map((item: unknown, index) => compileEntry(source, item, index));
  return {
    entries: results.flatMap((result) => (result.entry ? [result.entry] : [])),
    invalid: results.flatMap((result) => (result.invalid ? [result.invalid] : [])),
    diagnostics: results.flatMap((result) => result.diagnostics),
  };
}

interface CompiledEntry {
  readonly entry?: RegisterEntry;
  readonly invalid?: Entity;
  readonly diagnostics: readonly Diagnostic[];
}

function compileEntry(source: RegisterSource, item: unknown, index: number): CompiledEntry {
  const register: Register = registers[source.register];
  const parsed = parseData<z.ZodType<{ id: string }>>(register.schema, item, { file: source.file, locate: source.locate, at: [index] });
  if (!parsed.ok) {
    const id = typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined;
    const invalid = id === undefined ? {} : { invalid: { kind: register.kind, id, title: id, file: source.file, ...source.locate([index, 'id']) } };
    return { ...invalid, diagnostics: parsed.diagnostics };
  }
  const retired = register.retiredBecause?.(parsed.data);
  const entity: Entity = withPlace(
    { kind: register.kind, id: parsed.data.id, title: register.titleOf(parsed.data), file: source.file, ...(retired === undefined ? {} : { retired }) },
    () => source.locate([index, 'id']),
  );
  const locate: Locate = (path, part, within) => source.locate([index, ...path], part, within);
  return { entry: { register: source.register, entity, data: parsed.data, leaves: walkSchema(register.schema, parsed.data), locate }, diagnostics: [] };
}

function groupByRegister(entries: readonly RegisterEntry[]): RegisterData {
  const groups = registerNames.map((name) => [name, entries.filter((entry) => entry.register === name).map((entry) => entry.data)]);
  return Object.fromEntries(groups) as RegisterData;
}

const notAList = (source: RegisterSource): Diagnostic =>
  createDiagnostic('M103', { file: source.file, line: 1, column: 1 }, {
    message: '登记册应是一个清单，每一条以「- id:」开头。',
    hint: `照这个文件夹里别的登记册写；${registers[source.register].about}`,
  });

import { join } from 'node:path';
import { loadRegistry } from '../../scripts/node/load-document-types.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { checkManual } from '../../src/checks/index.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compileManual } from '../../src/model/compile-manual.ts';
import { parseSources, type ContentFile } from '../../src/source/parse-sources.ts';
import { partsByName } from '../../templates/parts/definitions.ts';
import { operators, type Mutation } from './operators.ts';
import { randomOf } from './random-of.ts';

export interface Company {
  readonly files: readonly ContentFile[];
  readonly publicFiles: readonly string[];
  /** The day of the check: findings on dates must not change with the calendar. */
  readonly today: string;
}

export interface Outcome {
  readonly mutation: Mutation;
  /** Findings that the mistake brought, as `code file:line`. */
  readonly found: readonly string[];
  readonly wanted: string;
}

const registry = await loadRegistry(join(projectDir, 'templates'));

const check = ({ files, publicFiles, today }: Company): readonly Diagnostic[] => {
  const { manual, diagnostics } = compileManual(registry, partsByName, parseSources({ files, publicFiles }, { forPages: false }));
  return manual ? [...diagnostics, ...checkManual(manual, { today })] : diagnostics;
};

/** Errors and warnings about a manual in which there is nothing wrong. */
export const findFalse = (company: Company): readonly string[] => check(company).flatMap(({ code, file, line, severity }) => (severity === 'info' ? [] : [`${code} ${file}:${line}`]));

/** Up to `each` mistakes of every kind, at places chosen by the seed. */
export function chooseMutations({ files }: Company, seed: number, each: number): readonly Mutation[] {
  const random = randomOf(seed);
  const headers = files.filter(({ path }) => path.endsWith('.mdx')).map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
  const titles = new Map(headers.map((text) => [/^code: (.+)$/m.exec(text)?.[1] ?? '', /^title: (.+)$/m.exec(text)?.[1] ?? '']));
  const titleBefore = (code: string): string | undefined => [...titles].find(([other]) => other < code && other.slice(0, 7) === code.slice(0, 7))?.[1];
  const manual = { codes: [...titles.keys()], titleBefore };
  return operators.flatMap(({ code, rule, files: wanted, sites }) => {
    const all = files.filter(({ path }) => wanted.test(path)).flatMap(({ path, bytes }) => sites(Buffer.from(bytes).toString('utf8'), manual).map((site): Mutation => ({ code, rule, file: path, ...site })));
    const chosen: Mutation[] = [];
    while (chosen.length < each && all.length > 0) chosen.push(...all.splice(Math.floor(random() * all.length), 1));
    return chosen;
  });
}

/** A document's title in the text makes no new finding of an old one. */
const keyOf = ({ code, file, message }: Diagnostic): string => `${code} ${file} ${message.replace(/《[^》]*》/g, '')}`;

/** What the check says about a mistake that it did not say before. */
export function tryMutations(company: Company, mutations: readonly Mutation[], onEach: (outcome: Outcome) => void = () => undefined): readonly Outcome[] {
  const before = new Set(check(company).map(keyOf));
  return mutations.map((mutation) => {
    const files = company.files.map((file) => (file.path === mutation.file ? { path: file.path, bytes: bytesOf(mutation.apply(Buffer.from(file.bytes).toString('utf8'))) } : file));
    const found = check({ ...company, files }).filter((diagnostic) => !before.has(keyOf(diagnostic))).map(({ code, file, line }) => `${code} ${file}:${line}`);
    const outcome = { mutation, found, wanted: `${mutation.code} content/${mutation.file}:${mutation.line}` };
    onEach(outcome);
    return outcome;
  });
}

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? Buffer.from(content) : content);

export interface Tally {
  readonly total: number;
  readonly detected: number;
  readonly exact: number;
  readonly alone: number;
}

const codesOf = (found: readonly string[]): readonly string[] => found.map((one) => one.split(' ')[0] ?? '');

export const tally = (outcomes: readonly Outcome[]): Tally => ({
  total: outcomes.length,
  detected: outcomes.filter(({ found, mutation }) => codesOf(found).includes(mutation.code)).length,
  exact: outcomes.filter(({ found, wanted }) => found.includes(wanted)).length,
  alone: outcomes.filter(({ found, wanted }) => found.length === 1 && found[0] === wanted).length,
});

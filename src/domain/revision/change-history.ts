import type { Problem, Result } from '../result.ts';
import { parseCalendarDate } from './calendar-date.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** One line of the change history, oldest first; date as `2026-11-23`. */
export interface HistoryEntry {
  readonly version: string;
  readonly date: string;
}

interface ParsedEntry {
  readonly entry: HistoryEntry;
  readonly version: Result<Version>;
  readonly day: Result<number>;
}

/**
 * All that is wrong with a change history: versions must strictly increase, dates must not go back, the last version must be
 * the current one. Fields read `history.<index>.version`, `history.<index>.date` or `history`. A malformed entry is reported
 * once and not compared with its neighbours.
 */
export function findHistoryProblems(history: readonly HistoryEntry[], currentVersion: string): readonly Problem[] {
  const parsed = history.map((entry) => ({ entry, version: parseVersion(entry.version), day: parseCalendarDate(entry.date) }));
  return [
    ...parsed.flatMap(findMalformed),
    ...parsed.slice(1).flatMap((later, index) => findDisorder(parsed[index], later, index + 1)),
    ...findStaleEnd(history, currentVersion),
  ];
}

function findMalformed({ version, day }: ParsedEntry, index: number): readonly Problem[] {
  return [version, day].flatMap((part) => (part.ok ? [] : part.problems.map(({ field, message }) => ({ field: `history.${index}.${field}`, message }))));
}

function findDisorder(earlier: ParsedEntry | undefined, later: ParsedEntry, index: number): readonly Problem[] {
  if (earlier === undefined) return [];
  return [...findVersionDisorder(earlier, later, index), ...findDateDisorder(earlier, later, index)];
}

function findVersionDisorder(earlier: ParsedEntry, later: ParsedEntry, index: number): readonly Problem[] {
  if (!earlier.version.ok || !later.version.ok || compareVersions(earlier.version.value, later.version.value) < 0) return [];
  const message = `修订记录第 ${index + 1} 行的版本 ${later.entry.version} 不比上一行的 ${earlier.entry.version} 新：记录从旧到新排列，版本逐行升高。请调整顺序或改正版本。`;
  return [{ field: `history.${index}.version`, message }];
}

function findDateDisorder(earlier: ParsedEntry, later: ParsedEntry, index: number): readonly Problem[] {
  if (!earlier.day.ok || !later.day.ok || earlier.day.value <= later.day.value) return [];
  const message = `修订记录第 ${index + 1} 行的日期 ${later.entry.date} 早于上一行的 ${earlier.entry.date}：新版本不会先于旧版本发布。请核对日期。`;
  return [{ field: `history.${index}.date`, message }];
}

function findStaleEnd(history: readonly HistoryEntry[], currentVersion: string): readonly Problem[] {
  const last = history.at(-1);
  if (last === undefined) return [{ field: 'history', message: `没有修订记录：文件现行版本是 ${currentVersion}，请至少写一行说明这一版的日期和内容。` }];
  if (last.version === currentVersion) return [];
  const message = `修订记录最后一行是 ${last.version}，文件现行版本是 ${currentVersion}：两处必须一致。请补一行修订记录，或改正文件的版本。`;
  return [{ field: `history.${history.length - 1}.version`, message }];
}

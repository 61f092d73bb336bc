import { fail, succeed, type Result } from '../result.ts';

/** A document version: V1.2 is major 1, minor 2. A draft before the first issue is V0.x. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** 重大 changes what people must do (new version 2.0); 一般 corrects or clarifies (1.3). */
export type ChangeGrade = '重大' | '一般';

const versionPattern = /^V(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Reads V1.2; anything else (`1.2`, `v1.2`, `V1`, `V1.02`, `A/0`) is a problem of the field `version`. */
export function parseVersion(text: string): Result<Version> {
  const match = versionPattern.exec(text);
  if (match === null) return fail('version', `版本“${text}”的写法不对：请写成“V主版本.次版本”，如 V1.0、V1.2、V2.0，数字不补零。`);
  return succeed({ major: Number(match[1]), minor: Number(match[2]) });
}

export function formatVersion({ major, minor }: Version): string {
  return `V${major}.${minor}`;
}

/** Negative when `a` is older than `b`, 0 when equal, positive when newer; 1.10 is newer than 1.9. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor;
}

/** The version after a change: V1.2 → V2.0 (重大) or V1.3 (一般). */
export function nextVersion(current: string, grade: ChangeGrade): Result<string> {
  const parsed = parseVersion(current);
  if (!parsed.ok) return parsed;
  const { major, minor } = parsed.value;
  return succeed(formatVersion(grade === '重大' ? { major: major + 1, minor: 0 } : { major, minor: minor + 1 }));
}

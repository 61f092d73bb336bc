/** One thing wrong with what was given. `field` is the key of the input (`history.2.version` for a part of a list); `message` is shown to people. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** The answer of every calculation: a value, or all that is wrong with the input at once. Never NaN, never an exception for bad input. */
export type Result<T> = Success<T> | Failure;

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

export function succeed<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function fail(field: string, message: string): Failure {
  return { ok: false, problems: [{ field, message }] };
}

export function failWith(problems: readonly Problem[]): Failure {
  return { ok: false, problems };
}

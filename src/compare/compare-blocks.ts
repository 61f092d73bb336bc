import { diffSequence, diffWords, type Segment, type Step } from '../domain/text/diff.ts';
import type { Block } from './blocks.ts';

/** A piece of content that is not what it was; the whole piece with the words that came and went. */
export interface BlockChange {
  readonly key: string;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly segments: readonly Segment[];
}

/** Fields are the same piece when they have the same key, wherever they stand. */
export function compareFields(before: readonly Block[], after: readonly Block[]): readonly BlockChange[] {
  const old = new Map(before.map((block) => [block.key, block]));
  const now = new Map(after.map((block) => [block.key, block]));
  const order = diffSequence(before.map(({ key }) => key), after.map(({ key }) => key));
  return order.flatMap((step) => {
    const key = step.kind === 'removed' ? before[step.before]?.key : after[step.after]?.key;
    const [was, is] = [old.get(key ?? ''), now.get(key ?? '')];
    // A field that moved is told once, where it is now.
    if (step.kind === 'removed' && is) return [];
    return changeOf(was, is);
  });
}

/** Paragraphs and rows have no name: they are the same piece when they have words in common and stand in the same place. */
export function compareLines(before: readonly Block[], after: readonly Block[]): readonly BlockChange[] {
  const steps = diffSequence(before.map(({ text }) => text), after.map(({ text }) => text));
  return groupSteps(steps).flatMap(({ removed, added }) => pairLines(removed.flatMap((index) => before[index] ?? []), added.flatMap((index) => after[index] ?? [])));
}

interface Hunk {
  readonly removed: number[];
  readonly added: number[];
}

function groupSteps(steps: readonly Step[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk | undefined;
  for (const step of steps) {
    if (step.kind === 'same') open = undefined;
    else {
      if (!open) hunks.push((open = { removed: [], added: [] }));
      if (step.kind === 'removed') open.removed.push(step.before);
      else open.added.push(step.after);
    }
  }
  return hunks;
}

/** Lines of one place: each new line takes the first old one that it is likely to have been, in order. */
function pairLines(removed: readonly Block[], added: readonly Block[]): readonly BlockChange[] {
  const changes: BlockChange[] = [];
  let next = 0;
  for (const line of added) {
    const found = removed.findIndex((old, index) => index >= next && isSimilar(old.text, line.text));
    if (found >= 0) {
      changes.push(...removed.slice(next, found).flatMap((old) => changeOf(old, undefined)));
      next = found + 1;
    }
    changes.push(...changeOf(found < 0 ? undefined : removed[found], line));
  }
  return [...changes, ...removed.slice(next).flatMap((old) => changeOf(old, undefined))];
}

function isSimilar(a: string, b: string): boolean {
  const segments = diffWords(a, b);
  const kept = segments.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  return kept * 3 >= Math.max(a.length, b.length);
}

function changeOf(was: Block | undefined, is: Block | undefined): readonly BlockChange[] {
  if (was && is) return was.text === is.text ? [] : [{ key: is.key, label: is.label, kind: 'changed', segments: diffWords(was.text, is.text) }];
  if (is) return [{ key: is.key, label: is.label, kind: 'added', segments: [{ kind: 'added', text: is.text }] }];
  return was ? [{ key: was.key, label: was.label, kind: 'removed', segments: [{ kind: 'removed', text: was.text }] }] : [];
}

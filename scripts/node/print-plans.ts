import { planTargets } from '../pdf/print-plan.ts';
import type { PrintPlan } from '../pdf/print-plan.ts';
import type { PrintSource } from '../pdf/print-source.ts';
import { selectPlan } from '../pdf/select-plan.ts';
import type { Log } from './find-browser.ts';
import { issuedTo } from './list-parts.ts';
import type { Part, PrintRequest } from './list-parts.ts';
import { keyOf } from './print-memory.ts';
import type { PrintMemory } from './print-memory.ts';
import type { Targets } from './print-page-dom.ts';
import { presentIn } from './print-part.ts';
import type { OpenedPart } from './print-part.ts';
import type { PartShelf } from './part-shelf.ts';
import type { PartThreads } from './part-threads.ts';

/** What the parts are made on while they are printed. */
export interface Workshop {
  readonly threads: PartThreads;
  readonly shelf: PartShelf;
}

export interface PrintJob extends PrintRequest {
  readonly source: PrintSource;
  readonly parts: readonly Part[];
  /** What was printed before of the same pages is not printed again. */
  readonly memory: PrintMemory;
  readonly log: Log;
}

/** Lends the open page of a part. */
export type Visit = <T>(part: Part, use: (opened: OpenedPart) => Promise<T>) => Promise<T>;

/** The plan of the book; that of an edition is known when its page has been asked, and undefined when it cannot be. */
export async function planOf({ source, edition, copy, memory }: PrintJob, part: Part, visit: Visit | undefined): Promise<PrintPlan | undefined> {
  const asked = planTargets(source.plan).filter((id) => part.ids.has(id));
  const ask = async (): Promise<readonly string[] | undefined> => visit?.(part, async (opened) => (opened.ok ? [...(await presentIn(opened.page, asked))] : undefined));
  const present = edition && (await memory.present(keyOf('present', part.digest, part.selection, part.cover, asked), ask));
  if (edition && !present) return undefined;
  const chosen = edition ? selectPlan(source.plan, edition, new Set(present)) : source.plan;
  return copy ? { ...chosen, subject: `${chosen.subject} ${issuedTo(copy)}` } : chosen;
}

export const targetsOf = ({ targets }: Part, plan: PrintPlan): Targets => targets ?? { wanted: planTargets(plan), elsewhere: [] };

export const partKey = (part: Part, plan: PrintPlan): string => keyOf('part', part.digest, part.selection, part.cover, targetsOf(part, plan));

/** The key of a finished book, undefined while nothing is known of its pages. */
export async function finishedKey(job: PrintJob): Promise<string | undefined> {
  const { parts } = job;
  const plans = await Promise.all(parts.map((part) => planOf(job, part, undefined)));
  if (plans.includes(undefined)) return undefined;
  return keyOf('finished', parts.map((part, at) => partKey(part, plans[at] ?? job.source.plan)), plans);
}

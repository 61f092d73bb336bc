import { fingerprint } from '../domain/fingerprint/fingerprint.ts';
import { findDocument, findEntity, type Manual } from './manual.ts';

/** Something that a document relies on so closely that it must be looked at again when it changes. */
export interface ConfirmedPart {
  readonly title: string;
  readonly fingerprint: string;
}

/**
 * Finds what `to` names: QC-SOP-003#decide (a step, limit or rule of a document by its id), QC-SOP-003 (a whole document without its
 * revision data), or the id of a standard.
 */
export function findConfirmedPart(manual: Manual, to: string): ConfirmedPart | undefined {
  const standard = manual.registers.standards.find(({ id }) => id === to);
  if (standard) return { title: `${standard.id}「${standard.title}」`, fingerprint: fingerprint(standardContent(standard)) };
  const [code = '', id] = to.split('#', 2);
  const document = findDocument(manual, code);
  if (!document) return undefined;
  const name = `${document.code}「${document.title}」`;
  if (id === undefined) return { title: name, fingerprint: fingerprint({ data: withoutControl(document.data), prose: document.body.prose.map(({ text }) => text) }) };
  const lists = Object.values<unknown>(document.data).filter((field): field is readonly unknown[] => Array.isArray(field));
  const part = lists.flat().find((item) => isNamed(item, id));
  return part === undefined ? undefined : { title: `${name}的「${id}」`, fingerprint: fingerprint(part) };
}

/** Whether the thing exists although it cannot be read at the moment. */
export const isUnreadable = (manual: Manual, to: string): boolean => findEntity(manual, 'document', to.split('#', 1)[0] ?? '') !== undefined && findDocument(manual, to.split('#', 1)[0] ?? '') === undefined;

const isNamed = (item: unknown, id: string): item is object => typeof item === 'object' && item !== null && 'id' in item && item.id === id;

const standardContent = ({ id, status, effective, expires, replacedBy }: Manual['registers']['standards'][number]) => ({ id, status, effective, expires, replacedBy });

/** Fields that change with every revision, whatever the content. */
export const controlFields: ReadonlySet<string> = new Set(['version', 'status', 'approved', 'effective', 'nextReview', 'changes', 'confirmed']);

export const withoutControl = (data: object): object => Object.fromEntries(Object.entries(data).filter(([name]) => !controlFields.has(name)));

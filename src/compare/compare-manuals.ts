import type { RaciLetter } from '../domain/raci/raci-matrix.ts';
import { withoutControl } from '../model/confirmed-part.ts';
import type { EntityKind } from '../model/entity.ts';
import { findDocument, type Manual, type ManualDocument } from '../model/manual.ts';
import { documentRaci } from '../model/raci.ts';
import { registerNames, registers, type RegisterName } from '../model/registers/index.ts';
import { bodyBlocks, fieldBlocks } from './blocks.ts';
import { compareFields, compareLines, type BlockChange } from './compare-blocks.ts';

/** A manual at one moment, with the texts of its bodies as they were written. */
export interface Snapshot {
  readonly manual: Manual;
  /** Body texts by document code. */
  readonly bodies: ReadonlyMap<string, string>;
}

/** Whether a change of a document's content came with a version: 修订 it did, 未修订 it did not, 不必 none was needed. */
export type RevisionState = '新文件' | '删除' | '修订' | '未修订' | '不必';

export interface DocumentChange {
  readonly code: string;
  readonly title: string;
  readonly before: ManualDocument | undefined;
  readonly after: ManualDocument | undefined;
  /** The code that a new document had before, when it is a removed one under another name. */
  readonly renamedFrom: string | undefined;
  readonly revision: RevisionState;
  /** Empty when only version, status, dates and the like have changed. */
  readonly blocks: readonly BlockChange[];
  readonly raci: readonly RaciChange[];
}

export interface RaciChange {
  readonly step: string;
  readonly role: string;
  readonly before: readonly RaciLetter[];
  readonly after: readonly RaciLetter[];
}

export interface EntryChange {
  readonly register: RegisterName;
  readonly kind: EntityKind;
  readonly id: string;
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly blocks: readonly BlockChange[];
}

export interface ManualChanges {
  readonly documents: readonly DocumentChange[];
  readonly entries: readonly EntryChange[];
}

/** All that differs between two snapshots, in reading order. */
export function compareManuals(before: Snapshot, after: Snapshot): ManualChanges {
  return { documents: compareDocuments(before, after), entries: registerNames.flatMap((name) => compareRegister(before.manual, after.manual, name)) };
}

function compareDocuments(before: Snapshot, after: Snapshot): readonly DocumentChange[] {
  const gone = before.manual.documents.filter(({ code }) => !findDocument(after.manual, code));
  const kept = after.manual.documents.flatMap((document) => {
    const was = findDocument(before.manual, document.code);
    const change = compareDocument(before, after, was, document);
    return change && !was ? [{ ...change, renamedFrom: gone.find(({ title }) => title === document.title)?.code }] : (change ?? []);
  });
  return [...kept, ...gone.flatMap((document) => compareDocument(before, after, document, undefined) ?? [])];
}

/** Parsed data has its fields in the order of its schema. */
const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

function compareDocument(before: Snapshot, after: Snapshot, was: ManualDocument | undefined, is: ManualDocument | undefined): DocumentChange | undefined {
  const shown = is ?? was;
  if (!shown) return undefined;
  const [oldBody, newBody] = [was ? (before.bodies.get(was.code) ?? '') : '', is ? (after.bodies.get(is.code) ?? '') : ''];
  if (was && is && isSame(was.data, is.data) && oldBody === newBody) return undefined;
  const blocks = [
    ...compareFields(was ? headerBlocks(before.manual, was) : [], is ? headerBlocks(after.manual, is) : []),
    ...compareLines(bodyBlocks(oldBody), bodyBlocks(newBody)),
  ];
  return { code: shown.code, title: shown.title, before: was, after: is, renamedFrom: undefined, revision: revisionOf(was, is, blocks), blocks, raci: compareRaci(was, is) };
}

const headerBlocks = (manual: Manual, document: ManualDocument) => fieldBlocks(manual, document.type.schema, withoutControl(document.data)).filter(({ key }) => key !== 'type' && key !== 'code');

function revisionOf(was: ManualDocument | undefined, is: ManualDocument | undefined, blocks: readonly BlockChange[]): RevisionState {
  if (!was) return '新文件';
  if (!is) return '删除';
  if (was.header.version !== is.header.version) return '修订';
  return was.header.status === '生效' && is.header.status !== '草稿' && blocks.length > 0 ? '未修订' : '不必';
}

function compareRaci(was: ManualDocument | undefined, is: ManualDocument | undefined): readonly RaciChange[] {
  if (!was || !is) return [];
  const [old, now] = [lettersOf(was), lettersOf(is)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key), now.get(key)];
    const [step, role] = [after?.step ?? before?.step ?? '', after?.role ?? before?.role ?? ''];
    return String(before?.letters) === String(after?.letters) ? [] : [{ step, role, before: before?.letters ?? [], after: after?.letters ?? [] }];
  });
}

interface RoleLetters {
  readonly step: string;
  readonly role: string;
  readonly letters: readonly RaciLetter[];
}

function lettersOf(document: ManualDocument): ReadonlyMap<string, RoleLetters> {
  const { roles, rows } = documentRaci(document);
  return new Map(
    rows.flatMap(({ cells }, index) =>
      cells.flatMap((letters, column): readonly (readonly [string, RoleLetters])[] => {
        const [step, role] = [document.steps[index], roles[column]];
        return step && role !== undefined && letters.length > 0 ? [[`${step.id} ${role}`, { step: step.name, role, letters }]] : [];
      }),
    ),
  );
}

function compareRegister(before: Manual, after: Manual, name: RegisterName): readonly EntryChange[] {
  const { kind, schema } = registers[name];
  const entriesOf = (manual: Manual): ReadonlyMap<string, object> => new Map(manual.registers[name].map((entry) => [entry.id, entry]));
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was && is && isSame(was, is)) return [];
    const blocks = compareFields(was ? fieldBlocks(before, schema, was) : [], is ? fieldBlocks(after, schema, is) : []);
    const title = (is ? after : before).entities.get(kind)?.get(id)?.title ?? id;
    return [{ register: name, kind, id, title, change: was && is ? 'changed' : is ? 'added' : 'removed', blocks }];
  });
}

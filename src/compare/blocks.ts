import type * as z from 'zod';
import { describeEntry, type ShownField, type ShownValue } from '../model/describe-entry.ts';
import { findEntity, type Manual } from '../model/manual.ts';

/** A piece of content that is compared as a whole: a field, a paragraph, a row of a table. */
export interface Block {
  /** The same in both versions where the piece is the same one: fields by name, list entries by id. */
  readonly key: string;
  /** What readers call it: 步骤「判定」 · 合格判据. */
  readonly label: string;
  readonly text: string;
}

/** The fields of a document's header or a register entry, references written as names. */
export const fieldBlocks = (manual: Manual, schema: z.ZodType, data: object): readonly Block[] => describeEntry(schema, data).flatMap((field) => blocksOf(manual, field, '', ''));

function blocksOf(manual: Manual, { key, label, value }: ShownField, parentKey: string, parentLabel: string): readonly Block[] {
  const path = parentKey === '' ? key : `${parentKey}/${key}`;
  const name = parentLabel === '' ? label : `${parentLabel} · ${label}`;
  if (value.kind === 'fields') return value.fields.flatMap((field) => blocksOf(manual, field, path, name));
  if (value.kind === 'list' && value.items.some(({ kind }) => kind === 'fields')) return value.items.flatMap((item, index) => itemBlocks(manual, item, index, path, name));
  return [{ key: path, label: name, text: textOf(manual, value) }];
}

function itemBlocks(manual: Manual, item: ShownValue, index: number, path: string, name: string): readonly Block[] {
  if (item.kind !== 'fields') return [{ key: `${path}/${index}`, label: `${name} ${index + 1}`, text: textOf(manual, item) }];
  const identity = firstText(item.fields, ['id']) ?? firstText(item.fields, ['name', 'title', 'when']) ?? String(index);
  const shown = firstText(item.fields, ['name', 'title', 'when', 'measure', 'id']) ?? String(index + 1);
  return item.fields.filter(({ key }) => key !== 'id').flatMap((field) => blocksOf(manual, field, `${path}/${identity}`, `${name}「${shown}」`));
}

function firstText(fields: readonly ShownField[], keys: readonly string[]): string | undefined {
  for (const wanted of keys) {
    const value = fields.find(({ key }) => key === wanted)?.value;
    if (value?.kind === 'text') return value.text;
  }
  return undefined;
}

function textOf(manual: Manual, value: ShownValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'reference':
      return referenceText(manual, value.to, value.id);
    case 'list':
      return value.items.map((item) => textOf(manual, item)).join(value.items.every(({ kind }) => kind === 'reference') ? '、' : '；');
    case 'fields':
      return value.fields.map((field) => `${field.label} ${textOf(manual, field.value)}`).join('，');
  }
}

function referenceText(manual: Manual, kind: Parameters<typeof findEntity>[1], id: string): string {
  const title = findEntity(manual, kind, id)?.title;
  if (title === undefined || title === id) return id;
  return kind === 'role' || kind === 'department' || kind === 'system' ? title : `${id} ${title}`;
}

const separatorRow = /^\|[\s:|-]+\|$/;

/** The paragraphs, list entries and table rows of a body, each under its heading. */
export function bodyBlocks(body: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = '';
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line === '' || separatorRow.test(line)) continue;
    const title = /^#{2,6}\s+(.*)$/.exec(line)?.[1];
    if (title !== undefined) heading = title;
    const kind = title !== undefined ? '标题' : line.startsWith('|') ? '表格行' : '正文';
    const text = readable(line);
    if (text !== '') blocks.push({ key: `body/${heading}`, label: title !== undefined || heading === '' ? kind : `${heading} · ${kind}`, text });
  }
  return blocks;
}

/** A line as a reader sees it: marks of Markdown and tags give way to what they show. What a tag is told stays visible, for it may have changed. */
const readable = (line: string): string =>
  line
    .replace(/^\|\s*|\s*\|$/g, '')
    .replace(/\s*\|\s*/g, ' ｜ ')
    .replace(/<[A-Z]\w*\s[^>]*?\b(?:id|name)="([^"]*)"[^>]*\/>/g, '$1')
    .replace(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/>/g, (_, name: string, told: string) => `${name}（${attributesOf(told).map((pair) => pair.join(' ')).join('，')}）`)
    .replace(/<Unsure check="([^"]*)">(.*?)<\/Unsure>/g, '$2（待确认：$1）')
    .replace(/<[A-Z]\w*((?:\s+\w+="[^"]*")*)\s*>/g, (_, told: string) => (told === '' ? '' : `${attributesOf(told).map(([, value]) => value).join('，')}：`))
    .replace(/<\/[A-Z]\w*>/g, '')
    .replace(/^#{2,6}\s+|\*\*|`/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** What a tag is told, in its order. */
const attributesOf = (told: string): readonly (readonly [name: string, value: string])[] => [...told.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);

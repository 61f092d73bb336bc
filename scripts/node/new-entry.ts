import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entityLabels } from '../../src/model/entity.ts';
import { entryFile, entryStarters, startableKinds, type EntryFacts, type EntryQuestion, type StartableKind } from '../../src/model/entry-starter.ts';
import { findEntity, type Manual } from '../../src/model/manual.ts';
import { registers } from '../../src/model/registers/index.ts';
import { findConflict } from '../../src/source/conflict.ts';
import { appendEntry } from '../../src/source/edit-yaml.ts';
import { ask, type Choice } from './ask.ts';
import { CommandError, type CommandInput } from './run-command.ts';
import { writeWhole } from './write-whole.ts';

const questions: Readonly<Record<EntryQuestion, string>> = { title: '名称', id: '编号', department: '归口部门', owner: '责任岗位', category: '类别', english: '英文' };

/** Adds an entry to a register; what was written, as a sentence. */
export async function newEntry(input: CommandInput, manual: Manual, contentDir: string, kind: string): Promise<string> {
  if (!isStartable(kind)) throw new CommandError('usage', `不能新建「${kind}」。可以新建的：${startableKinds.map((name) => `${name}（${entityLabels[name]}）`).join('、')}；不写就是新建文件。`);
  const starter = entryStarters[kind];
  const { schema, label } = registers[starter.register];
  if (manual.incomplete.has(kind)) throw new CommandError('content', `登记册「${label}」里有读不出来的条目，没有写。先用 npm run check 看是什么问题。`);
  const facts = await askAll(input, manual, starter.questions);
  const id = starter.id(manual, facts) ?? (await ask(input, 'id', `编号（这个部门还没有${entityLabels[kind]}，自己定一个）`));
  const owner = findEntity(manual, kind, id);
  if (owner) throw new CommandError('usage', `${entityLabels[kind]} ${id} 已经有了：「${owner.title}」（${owner.file}:${owner.line}），没有覆盖它。`);
  const entry = starter.entry(id, facts);
  const parsed = schema.safeParse(entry);
  if (!parsed.success) throw new CommandError('usage', parsed.error.issues.map(({ path, message }) => `${path.join('.')}：${message}。`).join('\n'));
  const shown = entryFile(manual, starter.register, entry);
  const file = join(contentDir, shown.replace(/^content\//, ''));
  const text = await readFile(file, 'utf8').catch(() => '');
  const conflict = findConflict(text);
  if (conflict !== undefined) throw new CommandError('content', `${shown}:${conflict} 有没解决的合并冲突，没有写。先留下该留的行，删去 <<<<<<<、=======、>>>>>>> 三种行。`);
  await writeWhole(file, appendEntry(text, entry));
  return `写好了 ${shown} 的最后一条：${entityLabels[kind]} ${id}「${facts.title}」。\n把「在这里写」的地方改好，再运行 npm run check。`;
}

const isStartable = (kind: string): kind is StartableKind => (startableKinds as readonly string[]).includes(kind);

async function askAll(input: CommandInput, manual: Manual, asked: readonly EntryQuestion[]): Promise<EntryFacts> {
  const given: Partial<Record<EntryQuestion, string>> = {};
  for (const name of asked) given[name] = await ask(input, name, questions[name], choicesFor(name, manual));
  const { id } = input.options;
  return { ...given, title: given.title ?? '', ...(typeof id === 'string' ? { id } : {}) };
}

function choicesFor(name: EntryQuestion, { registers: { departments, roles } }: Manual): readonly Choice[] | undefined {
  if (name === 'department') return departments.map(({ id, name: label }) => ({ value: id, label }));
  return name === 'owner' ? roles.map(({ id, title }) => ({ value: id, label: title })) : undefined;
}

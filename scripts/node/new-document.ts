import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findEntity, type Manual } from '../../src/model/manual.ts';
import { nextCode } from '../../src/model/next-code.ts';
import { fillStarter } from '../../src/source/fill-starter.ts';
import { ask } from './ask.ts';
import { localDay } from './local-day.ts';
import { projectDir } from './project-dir.ts';
import { CommandError, type CommandInput } from './run-command.ts';

/** Writes a new document with the next code; what was written, as a sentence. */
export async function newDocument(input: CommandInput, manual: Manual, contentDir: string): Promise<string> {
  const chapterId = await ask(input, 'chapter', '写进哪一章', manual.chapters.map(({ id, title }) => ({ value: id, label: title })));
  const chapter = manual.chapters.find(({ id }) => id === chapterId);
  if (!chapter) throw new CommandError('usage', `没有「${chapterId}」这一章。`);
  const typeName = await ask(input, 'type', '哪一类文件', chapter.types.map((name) => ({ value: name, label: manual.registry.get(name)?.label ?? name })));
  const type = manual.registry.get(typeName);
  if (!type) throw new CommandError('usage', `没有「${typeName}」这类文件。`);
  const title = await ask(input, 'title', '文件名');
  const namesake = manual.documents.find((document) => document.title === title);
  if (namesake) throw new CommandError('usage', `《${title}》已经有了：${namesake.code}（${namesake.file}）。换一个名字，或改那一份。`);
  const owner = await ask(input, 'owner', '归口岗位', manual.registers.roles.map(({ id, title: name }) => ({ value: id, label: name })));
  const prefix = `${chapter.code}-${type.prefix}-`;
  const code = typeof input.options['code'] === 'string' ? requireFree(manual, input.options['code'].toUpperCase(), prefix) : nextCode(chapter, type, [...(manual.entities.get('document')?.keys() ?? []), ...chapter.withdrawn.map((one) => one.code)]);
  const starter = await readFile(join(projectDir, 'templates', type.name, 'starter.mdx'), 'utf8');
  const file = join(contentDir, chapter.id, `${code.toLowerCase()}.mdx`);
  await writeNew(file, fillStarter(starter, type, { code, title, owner, chapter: chapter.id, today: localDay() }));
  return `写好了 content/${chapter.id}/${code.toLowerCase()}.mdx，编号 ${code}。\n照着改，改完运行 npm run check；提交前运行 npm run codeowners，把它的批准人也写进去。`;
}

function requireFree(manual: Manual, code: string, prefix: string): string {
  const owner = findEntity(manual, 'document', code);
  if (owner) throw new CommandError('usage', `编号 ${code} 已经是《${owner.title}》的（${owner.file}），没有覆盖它。不写 --code 就取下一个。`);
  const withdrawn = manual.chapters.flatMap((chapter) => chapter.withdrawn).find((one) => one.code === code);
  if (withdrawn) throw new CommandError('usage', `编号 ${code} 原来是《${withdrawn.title}》的，${withdrawn.date} 起不再用；用过的编号不给别的文件。不写 --code 就取下一个。`);
  if (!code.startsWith(prefix) || !/^\d{3}$/.test(code.slice(prefix.length))) throw new CommandError('usage', `编号 ${code} 与章或类型不符：应是 ${prefix} 加三位序号。`);
  return code;
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new CommandError('usage', `${file} 已经存在，没有覆盖它。`);
    throw error;
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nextCode } from '../src/model/next-code.ts';
import { fillStarter } from '../src/source/fill-starter.ts';
import { ask } from './node/ask.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { loadManual } from './node/load-manual.ts';
import { projectDir } from './node/project-dir.ts';
import { CommandError, runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'new',
    summary: '新建一份文件：取下一个编号，写好一份可以直接改的样板。没有写的选项会逐项询问。',
    options: {
      type: { type: 'string', value: 'TYPE', help: '文件类型，如 procedure' },
      chapter: { type: 'string', value: 'CHAPTER', help: '章（文件夹名），如 qc' },
      title: { type: 'string', value: '文件名', help: '文件名，不带编号' },
      owner: { type: 'string', value: 'ROLE', help: '归口岗位的编号，如 quality-manager' },
      content: contentOption,
    },
  },
  async (input) => {
    const contentDir = contentDirOf(input);
    const { manual } = await loadManual(contentDir);
    if (!manual) throw new CommandError('content', '内容还不能读取，先用 npm run check 看是什么问题。');
    const chapterId = await ask(input, 'chapter', '写进哪一章', manual.chapters.map(({ id, title }) => ({ value: id, label: title })));
    const chapter = manual.chapters.find(({ id }) => id === chapterId);
    if (!chapter) throw new CommandError('usage', `没有「${chapterId}」这一章。`);
    const typeName = await ask(input, 'type', '哪一类文件', chapter.types.map((name) => ({ value: name, label: manual.registry.get(name)?.label ?? name })));
    const type = manual.registry.get(typeName);
    if (!type) throw new CommandError('usage', `没有「${typeName}」这类文件。`);
    const title = await ask(input, 'title', '文件名');
    const owner = await ask(input, 'owner', '归口岗位', manual.registers.roles.map(({ id, title: name }) => ({ value: id, label: name })));
    const code = nextCode(chapter, type, manual.entities.get('document')?.keys() ?? []);
    const starter = await readFile(join(projectDir, 'templates', type.name, 'starter.mdx'), 'utf8');
    const today = new Date().toISOString().slice(0, 10);
    const file = join(contentDir, chapter.id, `${code.toLowerCase()}.mdx`);
    await writeNew(file, fillStarter(starter, type, { code, title, owner, chapter: chapter.id, today }));
    console.log(`写好了 ${file}\n编号 ${code}。改完运行 npm run check。`);
    return 'ok';
  },
);

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new CommandError('usage', `${file} 已经存在，没有覆盖它。`);
    throw error;
  }
}

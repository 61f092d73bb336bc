import { contentDirOf, contentOption } from './node/content-dir.ts';
import { loadManual } from './node/load-manual.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { schemaDir, writeEditorSchemas } from './node/write-editor-schemas.ts';

await runCommand(
  { name: 'schemas', summary: '写出编辑器补全用的 JSON schema（npm run dev 会自动做）。', options: { content: contentOption } },
  async (input) => {
    const { manual } = await loadManual(contentDirOf(input));
    if (!manual) throw new CommandError('content', '内容还不能读取，先用 npm run check 看是什么问题。');
    console.log(`写好了 ${await writeEditorSchemas(manual)} 份，在 ${schemaDir}`);
    return 'ok';
  },
);

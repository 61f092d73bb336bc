import { formatBrief } from '../src/diagnostics/format-text.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { devDiagnostics } from './node/dev-diagnostics.ts';
import { loadManual } from './node/load-manual.ts';
import { projectDir } from './node/project-dir.ts';
import { runCommand } from './node/run-command.ts';
import { portOf, portOption } from './node/serve-until-stopped.ts';
import { rememberTexts } from './node/text-cache.ts';
import { writeEditorSchemas } from './node/write-editor-schemas.ts';
import { watchContent } from './node/watch-content.ts';

await runCommand(
  {
    name: 'dev',
    summary: '边改边看：保存文件，网页随即更新；内容有问题时在这里列出，网页右下角也有，点「文件:行」打开编辑器。搜索可用。',
    options: { content: contentOption, port: portOption },
  },
  async (input) => {
    const contentDir = contentDirOf(input);
    process.env['MANUAL_CONTENT'] = contentDir;
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    process.env['ASTRO_DEV_BACKGROUND'] = '0';
    const { integration, publish } = devDiagnostics(contentDir);
    const readers = rememberTexts();
    const report = async (): Promise<void> => {
      const { manual, diagnostics } = await loadManual(contentDir, { readers });
      if (manual) await writeEditorSchemas(manual);
      publish(diagnostics);
      console.log(formatBrief(diagnostics));
    };
    await report();
    const { dev } = await import('astro');
    const port = portOf(input);
    const server = await dev({ root: projectDir, logLevel: 'warn', integrations: [integration], server: port === undefined ? {} : { port } });
    console.log(`网站：http://localhost:${server.address.port}/　（按 Ctrl C 停止）`);
    await watchContent(contentDir, report);
    await server.stop();
    return 'ok';
  },
);

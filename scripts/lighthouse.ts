import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outDirOf, outOption } from './node/content-dir.ts';
import { projectDir } from './node/project-dir.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { runLighthouse } from './node/run-lighthouse.ts';
import { readBasePath } from './node/serve-until-stopped.ts';

await runCommand(
  {
    name: 'lighthouse',
    summary: '用 Lighthouse 的手机和慢速 4G 量五类页面：性能不低于 99，无障碍、最佳做法、SEO 100，LCP 不超过 1.2 秒。先生成网站。',
    options: { out: outOption },
  },
  async (input) => {
    const siteDir = outDirOf(input);
    if (!existsSync(join(siteDir, 'index.html'))) throw new CommandError('usage', `${siteDir} 里没有网站。先运行 npm run build，或用 --out 指到已经生成的网站。`);
    const reportDir = resolve(projectDir, 'dist-lighthouse');
    const scores = await runLighthouse({ siteDir, basePath: await readBasePath(siteDir), reportDir, log: console.log });
    console.log(`详细报告：${reportDir}`);
    return scores.every(({ problems }) => problems.length === 0) ? 'ok' : 'content';
  },
);

import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatCodeOwners } from '../src/model/code-owners.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { projectDir } from './node/project-dir.ts';
import { requireManual } from './node/require-manual.ts';
import { runCommand } from './node/run-command.ts';
import { writeWhole } from './node/write-whole.ts';

await runCommand(
  {
    name: 'codeowners',
    summary: '从归口岗位和批准岗位生成 .github/CODEOWNERS（GitHub、Gitea、Forgejo 读它）；GitLab 用 --out .gitlab/CODEOWNERS。',
    options: {
      check: { type: 'boolean', help: '只看是不是最新的，不写' },
      out: { type: 'string', value: 'FILE', help: '写到哪里（默认 .github/CODEOWNERS）' },
      content: contentOption,
    },
  },
  async (input) => {
    const named = input.options['out'];
    const file = join(projectDir, typeof named === 'string' ? named : '.github/CODEOWNERS');
    const wanted = formatCodeOwners(await requireManual(contentDirOf(input)));
    const current = await readFile(file, 'utf8').catch(() => '');
    if (input.options['check'] === true) {
      console.log(current === wanted ? 'CODEOWNERS 是最新的。' : 'CODEOWNERS 与归口岗位不一致：运行 npm run codeowners，把它一起提交。');
      return current === wanted ? 'ok' : 'content';
    }
    await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, wanted);
    console.log(`写好了 ${file}。`);
    return 'ok';
  },
);

import { contentDirOf, contentOption, outDirOf } from './node/content-dir.ts';
import { runCommand } from './node/run-command.ts';
import { writeRelease } from './node/write-release.ts';

await runCommand(
  {
    name: 'release',
    summary: '发布一版：发布号（手册编号加版次）、带摘要的清单、有效文件清单，与上一版的改动对照。要求内容都已提交、没有错误、这一版没有发布过。',
    options: {
      base: { type: 'string', value: 'REF', help: '上一版的标签，如 V1.0；写了就附上改动对照' },
      dist: { type: 'string', value: 'DIR', help: '生成好的网站；写了就把书和数据的摘要也列进清单' },
      out: { type: 'string', value: 'DIR', help: '写到哪个文件夹（默认 dist-release）' },
      pdf: { type: 'boolean', help: '改动对照也打印成 PDF' },
      content: contentOption,
    },
  },
  async (input) => {
    const { base, dist, out, pdf } = input.options;
    const folder = await writeRelease({
      contentDir: contentDirOf(input),
      out: outDirOf({ ...input, options: { out: out ?? 'dist-release' } }),
      dist: typeof dist === 'string' ? outDirOf({ ...input, options: { out: dist } }) : undefined,
      base: typeof base === 'string' ? base : undefined,
      pdf: pdf === true,
    });
    console.log(`发布写在 ${folder}。打上标签：git tag ${folder.split(/[\\/]/).at(-1) ?? ''}`);
    return 'ok';
  },
);

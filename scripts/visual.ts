import { runCommand } from './node/run-command.ts';
import { runVisual } from './node/run-visual.ts';

await runCommand(
  {
    name: 'visual',
    summary: '把第二家公司的各类页面按三种宽度、深浅两色截图，书的十四类页各印一张，与 tests/visual 里的参考图比；变了的写进 dist-visual/index.html。字体用依赖里的，与机器无关。',
    options: {
      update: { type: 'boolean', help: '有意改了外观：用现在的截图换掉参考图' },
      only: { type: 'string', value: 'KIND', help: '只看一类页面，如 procedure；book 是书的全部，book-index 是书的一类' },
    },
  },
  async ({ options }) => {
    const only = options['only'];
    return (await runVisual({ update: options['update'] === true, only: typeof only === 'string' ? only : undefined, log: console.log })) ? 'ok' : 'content';
  },
);

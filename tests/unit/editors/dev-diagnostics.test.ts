import { expect, test } from 'vitest';
import { devDiagnostics } from '../../../scripts/node/dev-diagnostics.ts';
import type { ShownFinding } from '../../../src/client/dev/findings-overlay.ts';
import { checkHarbour, swap } from '../../support/harbour.ts';

test('网页浮层：错误和警告带文件、行和怎么改，链接打开内容文件夹里的那一行；改好就撤下', () => {
  const sent: (readonly ShownFinding[])[] = [];
  const { integration, publish } = devDiagnostics('/somewhere/content');
  const server = { middlewares: { use: () => undefined }, ws: { send: (_event: string, shown: readonly ShownFinding[]) => sent.push(shown) } };
  (integration.hooks['astro:server:setup'] as unknown as (options: object) => void)({ server });
  publish(checkHarbour({ 'quality/zl-sop-001.mdx': swap('scope: 管', 'scop: 管') }).diagnostics);
  publish(checkHarbour().diagnostics);
  expect(sent).toEqual([
    [
      {
        title: '错误 M104 未知字段',
        isError: true,
        place: 'content/quality/zl-sop-001.mdx:23:1',
        target: '/somewhere/content/quality/zl-sop-001.mdx:23:1',
        message: '这里没有字段 scop。',
        hint: '最接近的字段是 scope；写错了就改，多余就删。',
      },
    ],
    [],
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markTerms } from '../../../src/model/mark-terms.ts';
import type { BodyNode } from '../../../src/model/parsed-body.ts';
import { shippedManual } from '../../support/shipped-manual.ts';

const terms = ['色温', '相关色温', 'FPY', '特采'];
const part = (name: string, attributes: Readonly<Record<string, string>>, children: readonly BodyNode[] = []): BodyNode => ({ kind: 'part', key: '1:1', name, attributes, inline: true, children });

/** The marked nodes in one line: a term in brackets. */
const show = (nodes: readonly BodyNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.kind === 'image' ? node.alt : node.kind === 'part' && node.name === 'Term' ? `[${String(node.attributes['id'])}]` : `{${show(node.children)}}`)).join('');

describe('正文里第一次用到的术语', () => {
  test.each([
    ['<p>色温和色温</p>', '<p>[色温]和色温</p>', '只标第一次'],
    ['<p>相关色温再说色温</p>', '<p>[相关色温]再说[色温]</p>', '长的先认'],
    ['<p title="色温">FPY、FPYX、A-FPY</p>', '<p title="色温">[FPY]、FPYX、A-FPY</p>', '英文要整个词；属性里的不动'],
    ['<p><code>特采</code><a href="/x/">特采</a>特采</p>', '<p><code>特采</code><a href="/x/">特采</a>[特采]</p>', '代码和链接里的不动'],
  ])('%s → %s（%s）', (html, marked) => {
    expect(show(markTerms([html], terms))).toBe(marked);
  });

  test('标题和已经标过的不再标，提示框里的照标', () => {
    const heading: BodyNode = { kind: 'heading', id: 'a', depth: 2, children: ['特采'] };
    expect(show(markTerms([heading, part('Term', { id: 'FPY' }), part('Note', {}, ['<p>FPY 和特采</p>'])], terms))).toBe('{特采}[FPY]{<p>FPY 和[特采]</p>}');
  });

  test('任何一段网页，去掉标记就是原文', () => {
    const word = fc.constantFrom(...terms, '甲', '<b>', '</b>', ' ', '，');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        expect(show(markTerms([words.join('')], terms)).replace(/[[\]]/g, '')).toBe(words.join(''));
      }),
    );
  });

  test('随项目的手册里，每份文件每个术语至多标一次', async () => {
    const manual = await shippedManual();
    const ids = manual.registers.terms.map(({ id }) => id);
    for (const { code, body } of manual.documents) {
      const marked = [...show(markTerms(body.nodes, ids)).matchAll(/\[([^[\]<>]+)\]/g)].map(([, id = '']) => id).filter((id) => ids.includes(id));
      expect(new Set(marked).size, code).toBe(marked.length);
    }
  });
});

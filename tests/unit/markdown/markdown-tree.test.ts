import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFully, parseTree } from '../../../src/markdown/markdown-tree.ts';
import { isSyntaxMessage } from '../../../src/markdown/syntax-problem.ts';
import { runs } from '../../support/property-runs.ts';

const marks = ['\n', '\n\n', '  ', '- ', '> ', '1. ', '## ', '*', '**', '~~', '`', '|', '| a | b |\n', '| - | :-: |\n', ':-', '---\n', '[', ']', '](/u)', '[^1]', '[^1]: ', '[a]: /u', '\\', '灯。', '13-2', 'B.5', '_', '<Note>', '</Note>', '<br />'];

const addressPieces = ['@', 'a@b.cn', 'www.', 'WWW.a.cn', 'http', 's://', 'Https://a.b/c', 'xmpp:a@b.cn', '&#64;', '&commat;', '&', 'w'];

const textOf = (pieces: readonly string[]): fc.Arbitrary<string> => fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ maxLength: 4 }) }), { maxLength: 30 }).map((parts) => parts.join(''));

/** The tree, or what the parser says against the text and where. */
function resultOf(parse: typeof parseTree, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!isSyntaxMessage(error)) return String(error);
    const { reason, line, column, ruleId, source } = error;
    return { reason, line, column, ruleId, source };
  }
}

describe('省下用不着的解析，树还是那棵树', () => {
  test.each([
    ['没有网址的正文', marks],
    ['有网址和邮箱的正文', [...marks, ...addressPieces]],
  ])('%s：节点、位置和读不通的地方都一样', (_what, pieces) => {
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        expect(resultOf(parseTree, text)).toEqual(resultOf(parseFully, text));
      }),
      { numRuns: runs(400) },
    );
  });

  test.each(['看 www.a.cn 。', '看 WWW.a.cn 。', '看 https://a.cn/b 。', '看 HTTP://a.cn 。', '写信到 a@b.cn 。', '写信到 a&#64;b.cn 。', '写信到 a&commat;b.cn 。', '看 &#119;ww.a.cn 。', '看 http\\://a.cn 。'])('直接写的网址和邮箱成为链接：%s', (text) => {
    expect(JSON.stringify(parseTree(text))).toContain('"type":"link"');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/markdown/parse-body.ts';
import { parseDocumentSource } from '../../../src/source/document-source.ts';
import { parseFigureSource } from '../../../src/source/figure-source.ts';
import { svgProblems } from '../../../src/source/svg-problems.ts';
import { parseYamlSource } from '../../../src/source/yaml-source.ts';
import { findHarm } from '../../support/find-harm.ts';
import { hostileDrawings } from '../../support/hostile-corpus.ts';
import { addresses, codePayloads, htmlPayloads } from '../../support/hostile-payloads.ts';
import { runs } from '../../support/property-runs.ts';

const numRuns = runs(300);

const marks = ['\n', '\n\n', '  ', '- ', '> ', '1. ', '## ', '#', '*', '**', '_', '~~', '`', '```\n', '|', '| - |\n', '[', ']', '](', ')', '![', '[^1]', '[a]: ', '<', '</', '/>', '>', '{', '}', '\\', '&', '&#x3c;', '"', "'", '=', ':', ': ', '---\n', '\t', '灯', '检验', '5', 'https://a.b', 'a@b.c', '<Ref id="', '<Note>', '</Note>', '<br />'];

/** Texts of what Markdown and YAML give a meaning to, with attacks among them. */
const body = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...marks) }, { weight: 1, arbitrary: fc.constantFrom(...htmlPayloads, ...codePayloads, ...addresses) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }), { maxLength: 40 }).map((parts) => parts.join(''));

const yaml = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', '灯', ': ', ':', '\n', '\n  ', '- ', '[', ']', '{', '}', ', ', '&a ', '*a', '!!x ', '"', "'", '|', '>', '#', '%', '@', '?', '<<', '\t', '\\', '0', '1e9', '.inf', '__proto__', '---\n') }, { weight: 1, arbitrary: fc.string({ maxLength: 4 }) }), { maxLength: 40 }).map((parts) => parts.join(''));

const lineCount = (text: string): number => text.split('\n').length;

describe('随便什么样的文字都读得下去', () => {
  test('正文：不抛错，问题在文件里面，没有问题的输出无害', () => {
    fc.assert(
      fc.property(body, (text) => {
        const parsed = parseBody({ text, firstLine: 1, idPrefix: 'x', forPages: true });
        for (const { line, column, message, hint } of parsed.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount(text));
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).toMatch(/[一-鿿]/);
          expect(hint).not.toBe('');
        }
        const addressesOf = [...parsed.links, ...parsed.images].map(({ href }) => href);
        const isRefused = parsed.problems.length > 0 || addressesOf.some((href) => !/^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(href));
        if (!isRefused) expect(findHarm(parsed.nodes)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('YAML：不抛错，读不通的说在哪里', () => {
    fc.assert(
      fc.property(yaml, (text) => {
        const { data, diagnostics, locate } = parseYamlSource(text, 'content/a.yaml', 1);
        if (diagnostics.length > 0) expect(data).toBeUndefined();
        for (const { line, message } of diagnostics) {
          expect(line).toBeLessThanOrEqual(lineCount(text));
          expect(message).toMatch(/[一-鿿]/);
        }
        expect(locate(['a', 0, '灯']).line).toBeLessThanOrEqual(lineCount(text));
        expect({}).not.toHaveProperty('polluted');
      }),
      { numRuns },
    );
  });

  test('整份文件：文件头和正文怎么拼都不抛错', () => {
    fc.assert(fc.property(yaml, body, fc.constantFrom('---\n', '', '--- \n', '---'), (header, text, fence) => void parseDocumentSource({ file: 'content/qc/a.mdx', chapter: 'qc' }, `${fence}${header}\n${fence}${text}`, { forPages: true })), { numRuns });
  });

  test('数据表：不抛错，读得通的每行一样宽', () => {
    const csv = fc.array(fc.constantFrom('a', '1', ',', '"', '""', '\n', '# ', '性质', ': ', '：', ' ', '灯'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(csv, (text) => {
        const { figure } = parseFigureSource('content/figures/a.csv', text);
        for (const row of figure?.rows ?? []) expect(row).toHaveLength(figure?.columns.length ?? 0);
      }),
      { numRuns },
    );
  });

  test('SVG：坏的一段放在好图的任何地方，都拦得下', () => {
    const good = '<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n<rect width="1" height="1" />\n</g>\n<text>灯</text>\n</svg>';
    const places = [...good.matchAll(/\n/g)].map(({ index }) => index);
    expect(svgProblems('content/assets/a.svg', good)).toEqual([]);
    const insides = hostileDrawings.slice(0, 17).map(([, content]) => /^<svg[^>]*>([\s\S]*)<\/svg>$/.exec(Buffer.from(content).toString('utf8'))?.[1] ?? '').filter((inside) => inside !== '');
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...insides), (place, inside) => {
        expect(svgProblems('content/assets/a.svg', good.slice(0, place) + inside + good.slice(place))).toHaveLength(1);
      }),
      { numRuns },
    );
  });
});

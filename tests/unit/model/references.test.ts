import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHarbour, type Patch } from '../../support/harbour.ts';

const codes = Array.from({ length: 12 }, (_, index) => `IN-POL-${String(index + 101)}`);

interface Node {
  readonly references: readonly string[];
  readonly mentions: readonly string[];
}

const node = fc.record({
  references: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 4 }),
  mentions: fc.array(fc.constantFrom(...codes), { maxLength: 3 }),
});

/** Some of the twelve documents exist, and refer to any of them in fields and in texts. */
const graphs = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 8 }).chain((existing) =>
  fc.tuple(...existing.map((code) => node.map((links) => [code, links] as const))),
);

const write = (code: string, { references, mentions }: Node): string =>
  [
    '---',
    'type: policy',
    `code: ${code}`,
    `title: 制度 ${code}`,
    'purpose: 试引用。',
    'version: V1.0',
    'status: 草稿',
    'owner: checker',
    'author: checker',
    'reviewer: fixer',
    'approver: system-lead',
    'nextReview: 2027-12-31',
    'distribution: [checker]',
    'retention: 3 年',
    `references: [${references.join(', ')}]`,
    'changes:',
    '  - { version: V1.0, date: 2026-12-10, kind: 重大, summary: 首次发布 }',
    'scope: 全部',
    'rules:',
    '  - { id: one, title: 一条, statement: 照做。, role: checker }',
    '---',
    '',
    ...mentions.map((mention) => `见 <Ref id="${mention}" />。\n`),
  ].join('\n');

describe('引用图', () => {
  test('生成的手册里，每一处引用当且仅当对象不存在时被报，且报在它自己的位置', () => {
    fc.assert(
      fc.property(graphs, (documents) => {
        const texts = new Map(documents.map(([code, links]) => [`intro/${code.toLowerCase()}.mdx`, write(code, links)]));
        const patch: Patch = Object.fromEntries([...texts].map(([path, text]) => [path, () => text]));
        const existing = new Set<string>(documents.map(([code]) => code));
        const { manual, diagnostics } = checkHarbour(patch);
        const dangling = documents.flatMap(([, { references, mentions }]) => [...references, ...mentions]).filter((code) => !existing.has(code));
        const reported = diagnostics.filter(({ code }) => code === 'M201');
        expect(reported).toHaveLength(dangling.length);
        for (const { file, line, column } of reported) {
          const written = (texts.get(file.replace('content/', ''))?.split('\n')[line - 1] ?? '').slice(column - 1);
          expect(existing.has(/IN-POL-\d{3}/.exec(written)?.[0] ?? '')).toBe(false);
        }
        const found = manual?.references.filter(({ from, to }) => to.kind === 'document' && existing.has(from.id)) ?? [];
        expect(found).toHaveLength(documents.reduce((sum, [, { references, mentions }]) => sum + references.length + mentions.length, 0));
      }),
      { numRuns: 25 },
    );
  });

  test('字段、嵌套的字段和正文里的引用都算，反向引用由此得出', () => {
    const references = checkHarbour().manual?.references ?? [];
    const seen = references.filter(({ to }) => to.kind === 'form' && to.id === 'FM-ZL-01').map(({ from, via }) => `${from.kind} ${from.id}：${via}`);
    expect(seen).toContain('document ZL-SOP-001：inputs 第 1 项的 form');
    expect(seen).toContain('document ZL-SOP-001：steps 第 1 项的 records 第 1 项');
    expect(seen).toContain('document IN-POL-001：<Form>');
  });
});

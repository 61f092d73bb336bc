import { describe, expect, it } from 'vitest';
import { compileIndex, sortKey } from '../../../src/site/book-index.ts';
import { documentPlaces } from '../../../src/model/document-places.ts';
import { printAnchor, printId } from '../../../src/site/render-context.ts';
import { checkHarbour } from '../../support/harbour.ts';

const { manual } = checkHarbour();
if (!manual) throw new Error('样本公司不能编译');
const groups = compileIndex(manual);
const entries = groups.flatMap((group) => group.entries);

describe('按拼音的索引', () => {
  it('按音节排：西安在先进之前，英文和中文排在一起', () => {
    expect(['先进', '西安', 'AQL', '安全', '3C 认证'].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(['3C 认证', '安全', 'AQL', '西安', '先进']);
  });

  it('字母按次序，数字和符号归在 # 下', () => {
    const letters = groups.map(({ letter }) => letter);
    expect(letters).toEqual(letters.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(sortKey('（示例）色温')).toBe('shi li se wen');
  });

  it('术语、岗位、表单、指标都在', () => {
    const { terms, roles, forms, kpis } = manual.registers;
    for (const title of [...terms.map(({ id }) => id), ...roles.map((role) => role.title), ...forms.map(({ name }) => name), ...kpis.map(({ name }) => name)]) expect(entries.map((entry) => entry.title)).toContain(title);
  });

  it('表单指向它的空白表、留下它的那一步，和说到它的那一节', () => {
    expect(entries.find(({ note }) => note === 'FM-ZL-01')).toMatchObject({ main: 'form.fm-zl-01', uses: ['in-pol-001--zhao-bu-dao-zen-me-ban', 'zl-sop-001--step-pick'] });
  });

  it('岗位指向它在每份文件里做的第一步', () => {
    expect(entries.find(({ title }) => title === '终检员')?.uses).toEqual(expect.arrayContaining(['zl-sop-001--step-pick']));
  });

  it('指到的地方都在那份文件里', () => {
    const known = new Set(manual.documents.flatMap((document) => [printId(document.code), ...documentPlaces(document).map(({ anchor }) => printAnchor(document, anchor))]));
    expect(entries.flatMap(({ uses }) => uses).filter((use) => !known.has(use))).toEqual([]);
  });
});

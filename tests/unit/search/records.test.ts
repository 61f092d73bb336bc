import { describe, expect, test } from 'vitest';
import { searchRecords } from '../../../src/site/search-records.ts';
import { parseSearchRecords } from '../../../src/search/search-record.ts';
import { checkHarbour } from '../../support/harbour.ts';

const { manual } = checkHarbour();
if (manual === undefined) throw new Error('样本公司的手册编译不出来。');
const records = searchRecords(manual);

describe('登记册进搜索', () => {
  test('每个登记册的每一条都有一条记录，提纲对照除外', () => {
    const entries = Object.entries(manual.registers).filter(([name]) => name !== 'outline-claims').reduce((sum, [, list]) => sum + list.length, 0);
    expect(records).toHaveLength(entries);
    expect(records.filter(({ title, text, type }) => title === '' || text === '' || type === '')).toEqual([]);
  });
  test('地址各不相同，指到条目自己的锚点或页面', () => {
    expect(new Set(records.map(({ href }) => href)).size).toBe(records.length);
    expect(records.every(({ href }) => /^\/(?:registers\/[a-z-]+\/#|roles\/|forms\/)/u.test(href))).toBe(true);
  });
  test('术语带别名和定义，定义也是直接回答', () => {
    const term = records.find(({ type }) => type === '术语');
    const entry = manual.registers.terms.find(({ id }) => id === term?.title);
    expect(term?.answer).toBe(entry?.definition);
    expect(term?.names).toContain(entry?.english);
  });
  test('指标带编号和责任岗位，岗位写的是名称', () => {
    const [kpi] = manual.registers.kpis;
    const record = records.find(({ code }) => code === kpi?.id);
    expect(record?.title).toBe(kpi?.name);
    expect(record?.roles).toContain(manual.registers.roles.find(({ id }) => id === kpi?.owner)?.title);
  });
  test('内部的英文编号不给读者看，也不进正文', () => {
    const slugs = manual.registers.roles.map(({ id }) => id).filter((id) => id.includes('-'));
    expect(records.filter(({ text }) => slugs.some((slug) => text.includes(slug)))).toEqual([]);
  });
});

test('写坏的文件里只留下像样的条目', () => {
  expect(parseSearchRecords([{ href: '/a/', title: '甲', text: '甲' }, 3, null, { href: '/b/' }])).toHaveLength(1);
  expect(parseSearchRecords('乱')).toEqual([]);
});

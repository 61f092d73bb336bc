import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDocument } from '../../../scripts/node/new-document.ts';
import { newEntry } from '../../../scripts/node/new-entry.ts';
import { reviseFile } from '../../../scripts/node/revise-file.ts';
import { commandInput, copyHarbour, type HarbourCopy } from '../../support/harbour-copy.ts';

let company: HarbourCopy;
beforeEach(() => void (company = copyHarbour()));
afterEach(() => company.remove());

const add = async (kind: string, options: Record<string, string>): Promise<string> => newEntry(commandInput(options), await company.manual(), company.dir, kind);
const write = async (options: Record<string, string>): Promise<string> => newDocument(commandInput(options), await company.manual(), company.dir);
const revise = async (code: string, options: Record<string, string | boolean>): Promise<string> => reviseFile(commandInput(options, code), await company.manual(), company.dir);

/** M712 says that the starter's open places are still to be written, and M706 that nobody reads the new document yet: both are for the editor. */
const worse = async (): Promise<readonly string[]> => (await company.findings()).filter(({ severity, code }) => severity !== 'info' && !['M706', 'M712'].includes(code)).map(({ code, file, message }) => `${code} ${file} ${message}`);

describe('给登记册加一条', () => {
  test.each([
    ['form', { title: '返工单', department: 'works' }, 'FM-SH-02'],
    ['kpi', { title: '返工率', department: 'works', owner: 'checker' }, 'KPI-'],
    ['role', { title: '返工员', id: 'rework', department: 'works' }, 'rework'],
    ['risk', { title: '返工漏检', category: '质量', owner: 'checker' }, 'RK-02'],
    ['standard', { title: '某标准', id: 'GB/T 99-2020', category: '基础' }, 'GB/T 99-2020'],
    ['term', { title: '返工', english: 'Rework' }, '返工'],
  ])('%s：取下一个编号，写好就能通过检查', async (kind, options, id) => {
    expect(await add(kind, options)).toContain(` ${id}`);
    expect(await worse()).toEqual([]);
  });

  test('再加一条，编号接着走', async () => {
    await add('risk', { title: '甲', category: '质量', owner: 'checker' });
    expect(await add('risk', { title: '乙', category: '质量', owner: 'checker' })).toContain('RK-03');
    expect(await worse()).toEqual([]);
  });

  test.each([
    ['编号已经有了', 'term', { title: '终检', english: 'x' }, '术语 终检 已经有了'],
    ['没有这个岗位', 'risk', { title: '甲', category: '质量', owner: 'system-led' }, '最接近的是 system-lead'],
    ['编号写法不对', 'role', { title: '甲', id: 'Rework Man', department: 'works' }, '应写成'],
    ['没有这种条目', 'course', {}, '不能新建「course」'],
    ['漏了选项又不在终端', 'term', { title: '返工' }, '缺少 --english'],
  ])('%s：说清楚，什么都不写', async (_title, kind, options, message) => {
    const before = ['terms', 'risks', 'roles'].map((name) => company.read(`registers/${name}.yaml`));
    await expect(add(kind, options)).rejects.toThrow(message);
    expect(['terms', 'risks', 'roles'].map((name) => company.read(`registers/${name}.yaml`))).toEqual(before);
  });

  test('登记册里有合并冲突：指出来，不写', async () => {
    const manual = await company.manual();
    const conflicted = `${company.read('registers/terms.yaml')}<<<<<<< HEAD\n- id: 甲\n=======\n- id: 乙\n>>>>>>> 分支\n`;
    company.write('registers/terms.yaml', conflicted);
    await expect(newEntry(commandInput({ title: '返工', english: 'x' }), manual, company.dir, 'term')).rejects.toThrow('合并冲突');
    await expect(add('term', { title: '返工', english: 'x' })).rejects.toThrow('先用 npm run check');
    expect(company.read('registers/terms.yaml')).toBe(conflicted);
  });
});

test('新建的文件和条目里没有写完的地方，检查逐处指出来', async () => {
  await newEntry(commandInput({ title: '返工率', department: 'works', owner: 'checker' }), await company.manual(), company.dir, 'kpi');
  await newDocument(commandInput({ chapter: 'quality', type: 'procedure', title: '抽检', owner: 'checker' }), await company.manual(), company.dir);
  const open = (await company.findings()).filter(({ code }) => code === 'M712');
  expect(new Set(open.map(({ file }) => file))).toEqual(new Set(['content/registers/kpis.yaml', 'content/quality/zl-sop-002.mdx']));
  expect(open.filter(({ file }) => file.endsWith('kpis.yaml'))).toHaveLength(3);
});

describe('新建文件', () => {
  const options = { chapter: 'quality', type: 'procedure', title: '抽检', owner: 'checker' };

  test('取下一个编号，写好就能通过检查', async () => {
    expect(await write(options)).toContain('编号 ZL-SOP-002');
    expect(await worse()).toEqual([]);
  });

  test.each([
    ['编号已占', { code: 'ZL-SOP-001' }, '编号 ZL-SOP-001 已经是《'],
    ['编号是别的章的', { code: 'SH-SOP-009' }, '应是 ZL-SOP- 加三位序号'],
    ['没有这个岗位', { owner: 'cheker' }, '--owner 不能是「cheker」。最接近的是 checker'],
    ['没有这一章', { chapter: 'qualty' }, '最接近的是 quality'],
    ['同名', { title: '成品终检' }, '已经有了'],
  ])('%s：说清楚，什么都不写', async (_title, wrong, message) => {
    const before = company.read('quality/zl-sop-001.mdx');
    await expect(write({ ...options, ...wrong })).rejects.toThrow(message);
    expect(company.read('quality/zl-sop-001.mdx')).toBe(before);
  });
});

describe('修订', () => {
  test('升版、记录、评审日、待批准；批准后生效，检查通过', async () => {
    expect(await revise('ZL-SOP-001', { kind: '重大', summary: '改判据', date: '2027-01-20' })).toContain('→ V');
    expect(company.read('quality/zl-sop-001.mdx')).toContain('nextReview: 2028-01-20');
    expect(company.read('quality/zl-sop-001.mdx')).toContain('status: 评审');
    await revise('ZL-SOP-001', { approved: '2027-01-21', effective: '2027-02-01' });
    expect(company.read('quality/zl-sop-001.mdx')).toContain('status: 生效\napproved: 2027-01-21\neffective: 2027-02-01\n');
    expect(await worse()).toEqual([]);
  });

  test('依据改过：看过以后用 --confirm 重新确认', async () => {
    company.write('aftersales/sh-sop-001.mdx', company.read('aftersales/sh-sop-001.mdx').replace('changes:', "confirmed:\n  - { to: ZL-SOP-001, fingerprint: '1234', date: 2026-12-01 }\nchanges:"));
    expect(await worse()).toHaveLength(1);
    expect(await revise('SH-SOP-001', { kind: '一般', summary: '对照过', date: '2027-01-20' })).toContain('依据没有重新确认：ZL-SOP-001');
    await revise('SH-SOP-001', { approved: '2027-01-21' });
    await revise('SH-SOP-001', { kind: '一般', summary: '对照过', date: '2027-01-22', confirm: true });
    await revise('SH-SOP-001', { approved: '2027-01-23' });
    expect(await worse()).toEqual([]);
  });

  test('只确认依据：不升版次，状态不变', async () => {
    company.write('aftersales/sh-sop-001.mdx', company.read('aftersales/sh-sop-001.mdx').replace('changes:', "confirmed:\n  - { to: ZL-SOP-001, fingerprint: '1234', date: 2026-12-01 }\nchanges:"));
    expect(await revise('SH-SOP-001', { confirm: true, date: '2027-01-20' })).toContain('不升版次');
    expect(company.read('aftersales/sh-sop-001.mdx')).toMatch(/fingerprint: '?[0-9a-f]{16}'?, date: 2027-01-20/);
    expect(await worse()).toEqual([]);
    expect(await revise('SH-SOP-001', { confirm: true })).toContain('依据没有变');
  });

  test.each([
    ['没有这个编号', 'ZL-SOP-01', { kind: '一般', summary: 'x' }, '最接近的是 ZL-SOP-001'],
    ['日期倒着走', 'ZL-SOP-001', { kind: '一般', summary: 'x', date: '2020-01-01' }, '在修订日期 2020-01-01 之后'],
    ['日期不存在', 'ZL-SOP-001', { kind: '一般', summary: 'x', date: '2027-02-30' }, '不存在'],
    ['性质写错', 'ZL-SOP-001', { kind: '大', summary: 'x' }, '重大'],
    ['批准早于修订', 'ZL-SOP-001', { approved: '2026-01-01' }, '批准的不是这一版'],
  ])('%s：说清楚，文件不动', async (_title, code, options, message) => {
    const before = company.read('quality/zl-sop-001.mdx');
    await expect(revise(code, options)).rejects.toThrow(message);
    expect(company.read('quality/zl-sop-001.mdx')).toBe(before);
  });

  test('正在评审的不再升版', async () => {
    await revise('ZL-SOP-001', { kind: '一般', summary: 'x', date: '2027-01-20' });
    await expect(revise('ZL-SOP-001', { kind: '一般', summary: 'y', date: '2027-01-21' })).rejects.toThrow('正在评审');
  });
});

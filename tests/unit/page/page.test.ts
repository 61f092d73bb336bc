import { describe, expect, test } from 'vitest';
import { anchorPlace, editAt, headingPlace, issueAt, linePlace } from '../../../src/client/page/issue-link.ts';
import { formatSteps } from '../../../src/client/page/format-steps.ts';
import { issueAddress, sectionEditAddress } from '../../../src/model/edit-address.ts';
import { documentPageRules, pagePrintSheet } from '../../../templates/shell/page-print.ts';
import { checkHarbour } from '../../support/harbour.ts';

describe('复制步骤', () => {
  test('标题、每步一行、出处', () => {
    const steps = [
      { name: '登记', role: '文员', action: '写下来。' },
      { name: '核对', role: '主管', action: '对一遍。' },
    ];
    expect(formatSteps('收件', steps, 'https://x.example/a/')).toBe('收件\n1. 登记（文员）：写下来。\n2. 核对（主管）：对一遍。\n来自 https://x.example/a/，以在线版为准。');
  });
});

describe('打印网页', () => {
  const { manual } = checkHarbour();
  const [document] = manual?.documents ?? [];
  if (!manual || !document) throw new Error('样本公司没有文件');

  test('页眉写章和文件，页脚写编号和版次；公司话里的引号不会弄坏样式', () => {
    const quoted = { ...manual, company: { ...manual.company, manual: { ...manual.company.manual, controlNote: '印"出来"的不作数' } } };
    const rules = documentPageRules(quoted, document);
    expect(rules).toContain(`"${document.code} ${document.header.version} · 印\\"出来\\"的不作数"`);
    expect(rules).toContain(`"${document.number} ${document.title}"`);
  });

  test('草稿打印出来，每一页都写着不得用于作业；生效的不写', () => {
    const printed = (status: '草稿' | '生效'): string => documentPageRules(manual, { ...document, header: { ...document.header, status } });
    expect(printed('草稿')).toContain('草稿：未批准，不得用于作业');
    expect(printed('生效')).not.toContain('草稿');
  });

  test('书的样式原样用在网页上：没有留下只认书的选择器', () => {
    const sheet = pagePrintSheet('/* 说明 */ .paper h1 { color: red } .paper { --size: 1pt; font: var(--font-print-sans) }');
    expect(sheet).toContain(':root:root h1 { color: red }');
    expect(sheet).not.toMatch(/\.paper|说明|font-print-sans/);
  });
});

test('修改这一节：编辑器打开到正在读的小节那一行，没有行号就从头', () => {
  const { manual } = checkHarbour();
  if (!manual) throw new Error('样本公司没有手册');
  const address = sectionEditAddress({ ...manual.company.site, repository: 'https://gitlab.com/a/b' }, 'content/甲.mdx', linePlace) ?? '';
  expect(editAt(address, '68')).toMatch(/\.mdx#L68$/);
  expect(editAt(address, undefined)).toMatch(/\.mdx#L1$/);
});

describe('报告这一节的问题', () => {
  const { manual } = checkHarbour();
  const [document] = manual?.documents ?? [];
  if (!manual || !document) throw new Error('样本公司没有文件');

  test('标题和位置写上正在读的小节，网页带着小节的锚点', () => {
    const site = { ...manual.company.site, repository: 'https://github.com/a/b' };
    const form = issueAddress(site, { document, heading: headingPlace, page: `https://m.example.com/x/#${anchorPlace}` });
    const { searchParams } = new URL(issueAt(form ?? '', '3 判定 & 放行', 'judge'));
    expect(searchParams.get('title')).toBe(`${document.code} ${document.title}：3 判定 & 放行`);
    expect(searchParams.get('body')).toContain('- 位置：3 判定 & 放行\n- 网页：https://m.example.com/x/#judge\n');
  });
});

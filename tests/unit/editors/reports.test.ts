import { describe, expect, test } from 'vitest';
import { compareManuals } from '../../../src/compare/compare-manuals.ts';
import { formatPrReport, type SiteComparison } from '../../../src/compare/format-pr-report.ts';
import { changedPages } from '../../../src/compare/changed-pages.ts';
import { formatPicturesPage } from '../../../src/compare/format-pictures-page.ts';
import { formatRedline } from '../../../src/compare/format-redline.ts';
import { freshFindings } from '../../../src/compare/fresh-findings.ts';
import { changesByForm, changesByRole } from '../../../src/compare/group-changes.ts';
import { harbourSnapshot, type HarbourSnapshot } from '../../support/harbour-snapshot.ts';
import { checkHarbour, swap, type Patch } from '../../support/harbour.ts';

const zl = 'quality/zl-sop-001.mdx';
const patch: Patch = {
  'company.yaml': swap('  url:', '  repository: https://github.com/a/b\n  accounts:\n    - { role: system-lead, names: [li-lei] }\n  url:'),
  [zl]: (text) => swap('role: checker', 'role: fixer')(swap('点亮时不要直视光源。', '点亮 &lt;5 秒时不要直视光源。')(text)),
  'registers/kpis.yaml': swap('id: KPI-', 'pitfalls: 返工后合格的不算\n  id: KPI-'),
};

const reportOf = (before: HarbourSnapshot, after: HarbourSnapshot, changed: Patch, sites?: SiteComparison): string => {
  const changes = compareManuals(before, after);
  const fresh = freshFindings(checkHarbour().diagnostics, checkHarbour(changed).diagnostics);
  return formatPrReport({ base: 'main', manual: after.manual, changes, roles: changesByRole(changes, before, after), fresh, known: 0, preview: 'https://preview.example.com/12/', sites });
};

describe('合并请求的报告', () => {
  const report = reportOf(harbourSnapshot(), harbourSnapshot(patch), patch);

  test.each([
    ['改了哪份文件、没有修订', '| ZL-SOP-001 成品终检 | ⚠ V1.0 内容改了，没有修订 |'],
    ['预览和修改的链接', '[预览](https://preview.example.com/12/quality/zl-sop-001/) [修改](https://github.com/a/b/edit/main/content/quality/zl-sop-001.mdx)'],
    ['谁要批准、在平台上是谁', '- **体系主管** @li-lei：ZL-SOP-001'],
    ['RACI 的变化', '维修员：无 → R（执行）'],
    ['指标的变化', '容易算错的地方：**【返工后合格的不算】**'],
    ['改了哪些字，尖括号不会变成标签', '**【 &lt;5'],
    ['对谁有变化', '- 维修员：ZL-SOP-001（我的步骤'],
  ])('写着%s', (_title, text) => {
    expect(report).toContain(text);
  });

  test('没有改动时也是一份说得清的报告', () => {
    const same = harbourSnapshot();
    expect(reportOf(same, same, {})).toContain('没有文件改动。');
  });

  test('只列新出现的问题；换了行号的还是原来的问题', () => {
    const finding = checkHarbour({ [zl]: swap('scope: 管', 'scop: 管') }).diagnostics;
    expect(freshFindings(finding, finding.map((one) => ({ ...one, line: one.line + 5 })))).toEqual([]);
    expect(freshFindings(finding, [...finding, ...finding])).toEqual(finding);
  });
});

describe('书里移动的页、改前改后的图', () => {
  const pictures = [{ title: 'ZL-SOP-001 成品终检', before: '1-before.webp', after: '1-after.webp' }, { title: 'ZL-SOP-002 <新>', before: undefined, after: '2-after.webp' }];
  const withSites = (sites: SiteComparison): string => reportOf(harbourSnapshot(), harbourSnapshot(patch), patch, sites);

  test('图在网上有地址：报告里直接显示', () => {
    const report = withSites({ moved: ['《乙》后移 1 页：第 2 页 → 第 3 页。'], pictures, gallery: { url: 'https://ci.example.com/raw/pictures' } });
    expect(report).toContain('### 书里移动的页\n\n- 《乙》后移 1 页：第 2 页 → 第 3 页。\n');
    expect(report).toContain('| ZL-SOP-001 成品终检 | [![改前](https://ci.example.com/raw/pictures/1-before.webp)](https://ci.example.com/raw/pictures/1-before.webp) | [![改后](');
    expect(report).toContain('| ZL-SOP-002 <新> | 没有 | ');
  });

  test('没有地址：说在哪个产物里，不留坏图', () => {
    const report = withSites({ moved: [], pictures, gallery: { page: 'review/pictures/index.html' } });
    expect(report).toContain('没有移动的页。');
    expect(report).toContain('2 页的前后对照在评审产物的 `review/pictures/index.html`');
    expect(report).not.toContain('![');
  });

  test('没有浏览器：说没有比、没有截图', () => {
    const report = withSites({ moved: '没有比：改前和改后的书没有印。', pictures: '没有截图：没有找到浏览器。', gallery: undefined });
    expect(report).toContain('### 书里移动的页\n\n没有比：改前和改后的书没有印。\n');
    expect(report).toContain('### 改前改后\n\n没有截图：没有找到浏览器。\n');
  });

  test('并排看的网页：没有的一边说没有，名字里的尖括号不成标签', () => {
    const html = formatPicturesPage(pictures);
    expect(html).toContain('<img src="1-before.webp" alt="ZL-SOP-001 成品终检，改前"');
    expect(html).toContain('<figcaption>改前</figcaption><p>没有这一页。</p>');
    expect(html).toContain('<h2>ZL-SOP-002 &lt;新&gt;</h2>');
  });

  test('截哪些页：改了的文件；删去的文件看留下的说明页', () => {
    const [before, after] = [harbourSnapshot(), harbourSnapshot(patch)];
    const pages = changedPages(compareManuals(before, after));
    expect(pages).toContainEqual({ title: 'ZL-SOP-001 成品终检', before: '/quality/zl-sop-001/', after: '/quality/zl-sop-001/' });
    const gone = { ...after, manual: { ...after.manual, documents: after.manual.documents.filter(({ code }) => code !== 'ZL-SOP-001') } };
    expect(changedPages(compareManuals(before, gone))).toContainEqual({ title: 'ZL-SOP-001 成品终检', before: '/quality/zl-sop-001/', after: '/quality/zl-sop-001/' });
    expect(changedPages(compareManuals(gone, before))).toContainEqual({ title: 'ZL-SOP-001 成品终检', before: undefined, after: '/quality/zl-sop-001/' });
  });
});

describe('改动对照', () => {
  const before = harbourSnapshot();
  const after = harbourSnapshot(patch);
  const changes = compareManuals(before, after);
  const page = formatRedline({ manual: '手册', before: 'V1', after: 'V2', day: '2027-02-01', site: 'https://m.example.com/manual/', changes, roles: changesByRole(changes, before, after), forms: changesByForm(changes, before, after), roleTitle: (role) => role });

  test('加和删不靠颜色也分得清', () => {
    expect(page).toContain('<ins>【');
    expect(page).toContain('<del>〔');
    expect(page).toMatch(/ins \{[^}]*underline/);
    expect(page).toMatch(/del \{[^}]*line-through/);
  });

  test('按文件、按岗位、按表单都有；链接指到发布的页面', () => {
    expect(page).toContain('href="https://m.example.com/manual/quality/zl-sop-001/"');
    expect(page).toContain('href="https://m.example.com/manual/roles/fixer/"');
    expect(page).toContain('id="forms"');
  });

  test('内容里的尖括号不会变成标签；页面不从别处取东西', () => {
    expect(page).toContain('&lt;5');
    expect(page).not.toMatch(/<(script|img|link)/);
  });
});

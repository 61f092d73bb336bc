import { describe, expect, it } from 'vitest';
import { printEditionSchema } from '../../../scripts/pdf/print-plan.ts';
import { compileRoleViews, documentsFor } from '../../../src/model/role-view.ts';
import { compileEditions } from '../../../src/site/print-editions.ts';
import { fillEdition, markEdition } from '../../../src/site/pdf-facts.ts';
import { printId } from '../../../src/site/render-context.ts';
import { checkHarbour } from '../../support/harbour.ts';

const { manual } = checkHarbour();
if (!manual) throw new Error('样本公司不能编译');
const editions = compileEditions(manual);
const partsOf = (key: string): readonly string[] => editions.find((edition) => edition.key === key)?.parts ?? [];

describe('手册的各个版本', () => {
  it('每章、每个岗位、表单各一版，都合规定，文件名不重', () => {
    expect(editions.map(({ key }) => key)).toEqual(['chapter:intro', 'chapter:quality', 'chapter:aftersales', 'role:system-lead', 'role:checker', 'role:fixer', 'forms']);
    for (const edition of editions) expect(printEditionSchema.safeParse(edition).success, edition.key).toBe(true);
    expect(new Set(editions.map(({ file }) => file)).size).toBe(editions.length);
  });

  it('岗位手册正好是它做、签、要读的文件', () => {
    const documents = new Set(manual.documents.map(({ code }) => printId(code)));
    for (const view of compileRoleViews(manual).values()) {
      const wanted = [...documentsFor(view)].map(({ code }) => printId(code));
      expect(new Set(partsOf(`role:${view.role.id}`).filter((part) => documents.has(part))), view.role.id).toEqual(new Set(wanted));
    }
  });

  it('岗位手册有它的表单、指标、风险和课程', () => {
    expect(partsOf('role:checker')).toEqual(expect.arrayContaining(['handbook.checker', 'form.fm-zl-01', 'kpi.kpi-zl-01', 'risk.rk-01', 'course.tr-01', 'term.u7ec8-u68c0']));
    expect(partsOf('role:fixer')).not.toContain('kpi.kpi-zl-01');
  });
});

describe('页面上说一版在哪里拿', () => {
  const page = `<p>前</p>${markEdition('forms', '<code>命令</code>')}<p>${markEdition('role:a', '<code>别的</code>')}</p>${markEdition('forms', '<code>命令</code>')}`;

  it('印好以后每一处都换成链接，别的版本不动；再印一次照样能换', () => {
    const once = fillEdition(page, 'forms', '<a>第一次</a>');
    expect(once.match(/第一次/g)).toHaveLength(2);
    expect(once).toContain('<code>别的</code>');
    expect(fillEdition(once, 'forms', '<a>第二次</a>')).toBe(fillEdition(page, 'forms', '<a>第二次</a>'));
  });

  it('没有提到这一版的页一个字不变', () => {
    expect(fillEdition('<p>没有</p>', 'forms', '<a></a>')).toBe('<p>没有</p>');
  });
});

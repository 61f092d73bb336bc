import type { DiagnosticCode } from '../../src/diagnostics/catalogue.ts';
import { swap, type Patch } from './harbour.ts';

export interface BrokenManual {
  readonly code: DiagnosticCode;
  /** What the editor did, as the title of the test. */
  readonly title: string;
  readonly patch: Patch;
  /** Where the finding must stand: file:line:column. */
  readonly at: string;
}

const zl = 'quality/zl-sop-001.mdx';
const inPol = 'intro/in-pol-001.mdx';
const body = (text: string): ((file: string) => string) => swap('点亮时不要直视光源。', text);

/** One mistake each, as editors make them; every code of the catalogue has at least one. */
export const brokenManuals: readonly BrokenManual[] = [
  { code: 'M101', title: '冒号后面的值里又有冒号加空格', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: 注意: 一批灯包装前') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '用 Tab 缩进', patch: { [zl]: swap('  - { name: 待检批', '\t- { name: 待检批') }, at: 'content/quality/zl-sop-001.mdx:26:1' },
  { code: 'M101', title: '同一个字段写了两次', patch: { 'quality/_chapter.yaml': swap('order: 2', 'order: 2\norder: 5') }, at: 'content/quality/_chapter.yaml:4:1' },
  { code: 'M101', title: '方括号没有关上', patch: { 'registers/roles.yaml': swap('duties: [管手册]', 'duties: [管手册') }, at: 'content/registers/roles.yaml:5:11' },
  { code: 'M102', title: '漏了适用范围', patch: { [zl]: swap('scope: 管全部成品；不管样品。\n', '') }, at: 'content/quality/zl-sop-001.mdx:2:1' },
  { code: 'M103', title: '日期不存在', patch: { [zl]: swap('effective: 2027-01-01', 'effective: 2027-02-30') }, at: 'content/quality/zl-sop-001.mdx:9:12' },
  { code: 'M103', title: '状态写了没有的词', patch: { [zl]: swap('status: 生效', 'status: 有效') }, at: 'content/quality/zl-sop-001.mdx:7:9' },
  { code: 'M103', title: '登记册不是清单', patch: { 'registers/systems.yaml': () => 'erp: ERP\n' }, at: 'content/registers/systems.yaml:1:1' },
  { code: 'M104', title: '字段名拼错', patch: { [zl]: swap('    criterion: 每一只返工品都有标签。', '    criterium: 每一只返工品都有标签。') }, at: 'content/quality/zl-sop-001.mdx:56:5' },
  { code: 'M105', title: '两条术语用了同一个名字', patch: { 'registers/terms.yaml': swap('id: 账号', 'id: 终检') }, at: 'content/registers/terms.yaml:2:9' },
  { code: 'M106', title: '本章不收这类文件', patch: { 'quality/_chapter.yaml': swap('types: [procedure, policy]', 'types: [policy]') }, at: 'content/quality/zl-sop-001.mdx:2:7' },
  { code: 'M107', title: '没有文件头', patch: { 'aftersales/sh-pol-001.mdx': () => '## 保修\n' }, at: 'content/aftersales/sh-pol-001.mdx:1:1' },
  { code: 'M108', title: '编号是别的章的', patch: { 'aftersales/sh-pol-001.mdx': swap('code: SH-POL-001', 'code: ZL-POL-001') }, at: 'content/aftersales/sh-pol-001.mdx:3:7' },
  { code: 'M109', title: '文件存成了 GBK', patch: { 'aftersales/sh-pol-001.mdx': Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xb1, 0xa3, 0xd0, 0xde, 0x0a) }, at: 'content/aftersales/sh-pol-001.mdx:2:1' },
  { code: 'M110', title: '删掉了公司文件', patch: { 'company.yaml': null }, at: 'content/company.yaml:1:1' },
  { code: 'M110', title: '登记册的文件名写错', patch: { 'registers/role.yaml': () => '[]\n' }, at: 'content/registers/role.yaml:1:1' },
  { code: 'M110', title: '新文件夹没有 _chapter.yaml', patch: { 'design/a.mdx': () => '---\n---\n' }, at: 'content/design/_chapter.yaml:1:1' },
  { code: 'M113', title: '登记册里留着合并冲突', patch: { 'registers/terms.yaml': (text) => `${text}<<<<<<< HEAD\n- id: 甲\n=======\n- id: 乙\n>>>>>>> 分支\n` }, at: 'content/registers/terms.yaml:3:1' },
  { code: 'M201', title: '引用的文件不存在', patch: { [inPol]: swap('references: [ZL-SOP-001, SH-SOP-001]', 'references: [ZL-SOP-001, SH-SOP-010, SH-SOP-001]') }, at: 'content/intro/in-pol-001.mdx:17:26' },
  { code: 'M201', title: '正文里引用的表单不存在', patch: { [inPol]: swap('<Form id="FM-ZL-01" />', '<Form id="FM-ZL-11" />') }, at: 'content/intro/in-pol-001.mdx:31:48' },
  { code: 'M201', title: '引用的公司事实不存在', patch: { [inPol]: swap('<Fact id="founded" />', '<Fact id="found" />') }, at: 'content/intro/in-pol-001.mdx:31:71' },
  { code: 'M202', title: '引用了作废文件', patch: { 'aftersales/sh-pol-001.mdx': swap('status: 生效', 'status: 作废'), 'aftersales/sh-sop-001.mdx': swap('references: [ZL-SOP-001]', 'references: [ZL-SOP-001, SH-POL-001]') }, at: 'content/aftersales/sh-sop-001.mdx:17:26' },
  { code: 'M203', title: '站内链接是死链', patch: { [zl]: swap('(/aftersales/)', '(/after-sales/)') }, at: 'content/quality/zl-sop-001.mdx:72:29' },
  { code: 'M204', title: '锚点不存在', patch: { [zl]: swap('(/aftersales/)', '(/aftersales/sh-sop-001/#ji-hui)') }, at: 'content/quality/zl-sop-001.mdx:72:29' },
  { code: 'M205', title: '图片不存在', patch: { [zl]: body('![标签的位置](/assets/label.png)') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M301', title: '标签没有闭合', patch: { [zl]: swap('</Note>', '') }, at: 'content/quality/zl-sop-001.mdx:83:1' },
  { code: 'M301', title: '小于号后面跟数字', patch: { [zl]: body('功率 <5 W 的灯不测。') }, at: 'content/quality/zl-sop-001.mdx:85:4' },
  { code: 'M301', title: '写了 HTML 注释', patch: { [zl]: body('<!-- 以后再写 -->') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M302', title: '没有这个组件', patch: { [zl]: (text) => text.replaceAll('Note', 'Notes') }, at: 'content/quality/zl-sop-001.mdx:83:1' },
  { code: 'M303', title: '写了 import', patch: { [zl]: body("import fs from 'node:fs'\n\n看文件。") }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M303', title: '写了 export', patch: { [zl]: body('export const a = 1\n\n看文件。') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M304', title: '写了花括号表达式', patch: { [zl]: body('共 {process.exit(1)} 件。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M304', title: '属性写成花括号', patch: { [zl]: swap('lot="500"', 'lot={500}') }, at: 'content/quality/zl-sop-001.mdx:70:15' },
  { code: 'M304', title: '属性写成展开', patch: { [zl]: swap('<SamplingPlan lot="500"', '<SamplingPlan {...x} lot="500"') }, at: 'content/quality/zl-sop-001.mdx:70:1' },
  { code: 'M305', title: '属性的值不在可选范围', patch: { [zl]: swap('kind="注意"', 'kind="小心"') }, at: 'content/quality/zl-sop-001.mdx:83:7' },
  { code: 'M305', title: '组件没有这个属性', patch: { [zl]: swap('kind="注意"', 'kind="注意" color="red"') }, at: 'content/quality/zl-sop-001.mdx:83:17' },
  { code: 'M305', title: '缺少必填的属性', patch: { [zl]: swap('<Table caption="缺陷怎么分">', '<Table>') }, at: 'content/quality/zl-sop-001.mdx:74:1' },
  { code: 'M305', title: '抽样方案的 AQL 不在标准表里', patch: { [zl]: swap('aql="1.0"', 'aql="0.7"') }, at: 'content/quality/zl-sop-001.mdx:70:36' },
  { code: 'M306', title: '标题跳级', patch: { [zl]: swap('## 一批 500 件怎么抽', '## 抽样\n\n#### 一批 500 件怎么抽') }, at: 'content/quality/zl-sop-001.mdx:70:1' },
  { code: 'M307', title: '网址后面紧跟中文', patch: { [zl]: body('见 https://example.com/查询页面。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M308', title: '写了 HTML 标签', patch: { [zl]: body('<div>看这里</div>') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M309', title: '正文用了一级标题', patch: { [zl]: swap('## 一批 500 件怎么抽', '# 一批 500 件怎么抽') }, at: 'content/quality/zl-sop-001.mdx:68:1' },
  { code: 'M310', title: '图片没有替代文字', patch: { [zl]: body('![](/brand/logo.svg)') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M311', title: '链接指向脚本', patch: { [zl]: swap('(/aftersales/)', '(javascript:alert)') }, at: 'content/quality/zl-sop-001.mdx:72:29' },
  { code: 'M401', title: '分支去了没有的步骤', patch: { [zl]: swap('goto: rework', 'goto: repair') }, at: 'content/quality/zl-sop-001.mdx:40:9' },
  { code: 'M402', title: '步骤没有写判据', patch: { [zl]: swap('    criterion: 每一只返工品都有标签。\n', '') }, at: 'content/quality/zl-sop-001.mdx:52:9' },
  { code: 'M402', title: '步骤没有写时限', patch: { [zl]: swap('    within: 2 个工作日内\n', '') }, at: 'content/quality/zl-sop-001.mdx:52:9' },
  { code: 'M403', title: '步骤要的课程没有安排给执行岗位', patch: { 'registers/courses.yaml': swap('roles: [checker]', 'roles: [fixer]') }, at: 'content/quality/zl-sop-001.mdx:39:15' },
  { code: 'M501', title: '计算式里有没有声明的变量', patch: { 'registers/kpis.yaml': swap('formula: 接收批数 ÷', 'formula: 合格批数 ÷') }, at: 'content/registers/kpis.yaml:5:12' },
  { code: 'M501', title: '百分率忘了乘 100%', patch: { 'registers/kpis.yaml': swap(' × 100%', '') }, at: 'content/registers/kpis.yaml:5:12' },
  { code: 'M502', title: '下限大于上限', patch: { 'registers/kpis.yaml': swap('min: 97', 'min: 97, max: 90') }, at: 'content/registers/kpis.yaml:11:30' },
  { code: 'M503', title: '权重加起来不到 100', patch: { 'registers/supplier-criteria.yaml': swap('weight: 100', 'weight: 90') }, at: 'content/registers/supplier-criteria.yaml:1:54' },
  { code: 'M504', title: '目标已经过期', patch: { 'registers/goals.yaml': swap('due: 2027-12-31', 'due: 2026-12-31') }, at: 'content/registers/goals.yaml:6:8' },
  { code: 'M505', title: '加了一张没有人用的表单', patch: { 'registers/forms.yaml': (text) => `${text}- { id: FM-SH-02, name: 回访表, department: works, retention: 3 年, fields: [{ name: 日期, type: 日期 }] }\n` }, at: 'content/registers/forms.yaml:16:9' },
  { code: 'M506', title: '加了一个没有用处的指标', patch: { 'registers/kpis.yaml': (text) => text + text.replaceAll('KPI-ZL-01', 'KPI-ZL-02').replace('终检合格率', '终检拒收率') }, at: 'content/registers/kpis.yaml:14:7' },
  { code: 'M507', title: '加了一个不做事的岗位', patch: { 'registers/roles.yaml': (text) => `${text}- { id: porter, title: 搬运员, department: works, headcount: '1', duties: [搬运], authority: [拒搬破箱], qualifications: [身体健康] }\n` }, at: 'content/registers/roles.yaml:26:9' },
  { code: 'M508', title: '日历缺了一个月', patch: { 'registers/calendar.yaml': swap('- { id: CAL-07-01, month: 7, item: 第 7 月例会, owner: system-lead }\n', '') }, at: 'content/registers/calendar.yaml:1:27' },
  { code: 'M601', title: '改了版次，没有写修订记录', patch: { [zl]: swap('version: V1.0\nstatus', 'version: V1.1\nstatus') }, at: 'content/quality/zl-sop-001.mdx:22:16' },
  { code: 'M602', title: '生效早于批准', patch: { [zl]: swap('approved: 2026-12-10', 'approved: 2027-01-10') }, at: 'content/quality/zl-sop-001.mdx:9:12' },
  { code: 'M602', title: '生效却没有批准日期', patch: { [zl]: swap('approved: 2026-12-10\n', '') }, at: 'content/quality/zl-sop-001.mdx:7:9' },
  { code: 'M603', title: '评审过期', patch: { [zl]: swap('nextReview: 2027-12-31', 'nextReview: 2027-01-31') }, at: 'content/quality/zl-sop-001.mdx:14:13' },
  { code: 'M604', title: '评审快到期', patch: { [zl]: swap('nextReview: 2027-12-31', 'nextReview: 2027-02-20') }, at: 'content/quality/zl-sop-001.mdx:14:13' },
  { code: 'M701', title: '引用的标准被代替了', patch: { 'registers/standards.yaml': swap('status: 现行', 'status: 废止'), [zl]: (text) => text.replace('    standards: [GB/T 2828.1-2012]\n', ''), 'registers/product-lines.yaml': swap('standards: [GB/T 2828.1-2012], ', '') }, at: 'content/quality/zl-sop-001.mdx:19:13' },
  { code: 'M701', title: '引用的标准还没有实施', patch: { 'registers/standards.yaml': swap("effective: '2013-02-15'", "effective: '2028-01-01'"), [zl]: (text) => text.replace('    standards: [GB/T 2828.1-2012]\n', ''), 'registers/product-lines.yaml': swap('standards: [GB/T 2828.1-2012], ', '') }, at: 'content/quality/zl-sop-001.mdx:19:13' },
  { code: 'M702', title: '正文用了禁用的写法', patch: { [zl]: body('登录帐号后再点亮。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M702', title: '登记册用了禁用的写法', patch: { 'registers/roles.yaml': swap('duties: [管手册]', 'duties: [管帐号]') }, at: 'content/registers/roles.yaml:5:13' },
  { code: 'M703', title: '有一处待确认', patch: { [zl]: body('<Unsure check="到公告核对日期">2027-03-01</Unsure> 起换版。') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M704', title: '示例公司的事实没有标示例', patch: { 'company.yaml': swap('englishName: Harbour Lighting Co.', 'englishName: Harbour Lighting Co.\nsample: true') }, at: 'content/company.yaml:19:56' },
  { code: 'M705', title: '两份文件同名', patch: { 'aftersales/sh-pol-001.mdx': swap('title: 保修制度', 'title: 返修') }, at: 'content/aftersales/sh-pol-001.mdx:4:8' },
  { code: 'M706', title: '没有人要读、没有人提到的文件', patch: { 'aftersales/sh-pol-001.mdx': swap('distribution: [system-lead, checker, fixer]\n', '') }, at: 'content/aftersales/sh-pol-001.mdx:3:7' },
  { code: 'M707', title: '表格没有表头', patch: { [zl]: swap('| 级别 | 例子 |', '|  |  |') }, at: 'content/quality/zl-sop-001.mdx:76:1' },
  { code: 'M708', title: '正文手写了公司事实', patch: { [zl]: body('本公司 1998 年建厂。') }, at: 'content/quality/zl-sop-001.mdx:85:5' },
  { code: 'M111', title: '数据表只有列名', patch: { 'figures/defects.csv': () => '# 性质: 示例\n原因,数量\n' }, at: 'content/figures/defects.csv:2:1' },
  { code: 'M206', title: '图没有数据表', patch: { [zl]: body('<Pareto figure="defects" caption="终检不良原因" />') }, at: 'content/quality/zl-sop-001.mdx:85:9' },
  { code: 'M509', title: '数据表写的指标没有登记', patch: { 'figures/pass-rate.csv': () => '# 指标: KPI-ZL-09\n期间,接收批数,送检批数\n2027-01,97,100\n' }, at: 'content/figures/pass-rate.csv:1:1' },
];

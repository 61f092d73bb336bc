import type { Severity } from './diagnostic.ts';

interface CatalogueEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
}

/**
 * Every finding that the project can report. Codes are permanent: a retired code is never given to another finding.
 * M1 files and fields · M2 references · M3 text · M4 processes · M5 registers · M6 revisions · M7 facts and wording.
 */
export const catalogue = {
  M101: { severity: 'error', title: 'YAML 写法有误', cause: '文件头或登记册不是合法的 YAML，后面的内容无法读取。' },
  M102: { severity: 'error', title: '缺少必填字段', cause: '这类文件规定必须有这个字段，缺了它，手册就答不出对应的问题。' },
  M103: { severity: 'error', title: '字段的值不对', cause: '值的类型、格式或取值范围与规定不符。' },
  M104: { severity: 'error', title: '未知字段', cause: '这类文件没有这个字段，多半是写错了字段名，内容不会出现在手册里。' },
  M105: { severity: 'error', title: '编号重复', cause: '一个编号只能有一个主人，否则引用不知道指向谁。' },
  M106: { severity: 'error', title: '本章不收这类文件', cause: '文件的 type 不在本章 _chapter.yaml 的 types 清单里，或没有这种文件类型。' },
  M107: { severity: 'error', title: '缺少文件头', cause: '每份文件以两行 --- 之间的文件头开始，没有它就没有编号、版次和状态。' },
  M108: { severity: 'error', title: '编号与章节或类型不符', cause: '编号由「章代号-类型代号-三位序号」组成，读者凭编号就知道它在哪一章、是哪类文件。' },
  M109: { severity: 'error', title: '文件不是 UTF-8 文本', cause: '别的编码（如 GBK）在网页和 PDF 里会变成乱码。' },
  M110: { severity: 'error', title: '缺少必需的文件', cause: '没有这个文件，手册不知道公司是谁或有哪些章。' },
  M111: { severity: 'error', title: '数据表读不出来', cause: 'content/figures 里的 CSV 格式不对，图和指标没有数可用。' },
  M112: { severity: 'error', title: '文件名与编号不一致', cause: '同事按编号找文件；引用、地址和修改链接都靠它们一致。' },
  M113: { severity: 'error', title: '合并冲突没有解决', cause: '文件里同时有两种写法，工具不能替你选。' },
  M114: { severity: 'error', title: '看不见的字符', cause: '读者看不见它，它却会改变文字的次序、让搜索找不到，或把别的内容藏起来。' },
  M115: { severity: 'error', title: '文件太大或写得太复杂', cause: '远超一份手册文件的大小或层次，检查和生成会很久，读者也读不完。' },
  M116: { severity: 'error', title: '文件名或位置不能用', cause: '换一台电脑就打不开，或与网站自己的页面撞名，或指到了内容文件夹外面。' },
  M201: { severity: 'error', title: '引用的对象不存在', cause: '点进去没有东西，读者找不到依据。' },
  M202: { severity: 'error', title: '引用了作废文件', cause: '作废文件不得作为现行依据。' },
  M203: { severity: 'error', title: '站内链接是死链', cause: '链接指向的页面不存在。' },
  M204: { severity: 'error', title: '链接的锚点不存在', cause: '页面存在，但没有这个小节，读者会停在页首。' },
  M205: { severity: 'error', title: '图片不存在', cause: '网页和 PDF 里会是一个空框。' },
  M206: { severity: 'error', title: '图没有数据', cause: '正文要画的图在 content/figures 里没有对应的数据表或列。' },
  M207: { severity: 'error', title: '图片用不了', cause: '太大的图让手机等很久、让书装不下；坏的图在网页和 PDF 里是一个空框。' },
  M301: { severity: 'error', title: '标签没有闭合或写错', cause: '标签、引号或尖括号写得不对，整篇正文无法读取。' },
  M302: { severity: 'error', title: '未知组件', cause: '正文只能用手册提供的组件。' },
  M303: { severity: 'error', title: '正文里有 import 或 export', cause: '内容是数据，不能执行代码。' },
  M304: { severity: 'error', title: '正文里有花括号表达式', cause: '内容是数据，不能执行代码；属性也只能写字面值。' },
  M305: { severity: 'error', title: '组件的属性不对', cause: '组件不认识这个属性，或值不符合规定。' },
  M306: { severity: 'error', title: '标题级别跳级', cause: '目录、书签和读屏软件靠标题级别认层次，跳级会让人以为漏了一节。' },
  M307: { severity: 'error', title: '裸网址后面紧跟中文', cause: '自动链接会把后面的中文吞进网址，点开是错页。' },
  M308: { severity: 'error', title: '正文里有 HTML 标签', cause: '内容是数据，版式由模板负责；HTML 在书里排不好，也可能不安全。' },
  M309: { severity: 'error', title: '正文用了一级标题', cause: '一级标题是文件名，由文件头的 title 生成。' },
  M310: { severity: 'error', title: '图片没有替代文字', cause: '读屏软件读不出图，搜索也找不到它。' },
  M311: { severity: 'error', title: '链接地址不允许', cause: '只允许站内地址、https、http、mailto 和 tel。' },
  M312: { severity: 'error', title: '图片里有不是图形的东西', cause: 'SVG 可以带脚本和外部链接；内容不能执行代码，也不从别的网站取东西。' },
  M401: { severity: 'error', title: '流程走不通', cause: '步骤之间的走向有断点，流程图画出来会误导人。' },
  M402: { severity: 'error', title: '步骤缺少判据或时限', cause: '没有判据就不知道做到什么样算完成，没有时限就不知道什么时候该完成。' },
  M403: { severity: 'error', title: '上岗课程没有覆盖执行岗位', cause: '步骤要求学完课程才能做，而课程的必修岗位里没有执行它的岗位。' },
  M404: { severity: 'info', title: '岗位在一步里重复出现', cause: '自己做或负责的事，不用再征求自己或知会自己；RACI 表会看不清。' },
  M405: { severity: 'warning', title: '输出没有人接', cause: '花工夫做出来的东西没有人用，或接的一方不知道它要来。' },
  M501: { severity: 'error', title: '指标的计算式有误', cause: '计算式读不出来，或单位对不上，报表里的数就不能信。' },
  M502: { severity: 'error', title: '下限大于上限', cause: '没有一个数能合格。' },
  M503: { severity: 'error', title: '评分准则的权重之和不是 100', cause: '供应商的总分算不准。' },
  M504: { severity: 'warning', title: '目标已过完成日期', cause: '过期的目标要么关闭，要么改期并说明原因。' },
  M505: { severity: 'info', title: '表单没有人用', cause: '没有一份文件或步骤提到它，可能是多余的，也可能是流程里漏写了记录。' },
  M506: { severity: 'info', title: '指标没有用处', cause: '没有文件、目标或岗位用它来衡量什么。' },
  M507: { severity: 'info', title: '岗位没有参与任何步骤', cause: '手册里看不出这个岗位做什么。' },
  M508: { severity: 'info', title: '这个月没有安排', cause: '年度日历缺一个月，多半是漏了。' },
  M509: { severity: 'error', title: '数据表与指标对不上', cause: '期间、列名或数字不对，算出来的指标会错，或者根本算不出来。' },
  M510: { severity: 'warning', title: '标准没有年号', cause: '不同年份的版本要求不同，没有年号就不知道照哪一版做。' },
  M601: { severity: 'error', title: '修订记录前后矛盾', cause: '版次只能往上走，日期只能往后走，最后一行就是现行版次。' },
  M602: { severity: 'error', title: '生效与批准的日期不对', cause: '没有批准的文件不能生效；生效不能早于批准。' },
  M603: { severity: 'warning', title: '评审过期', cause: '过了评审日期，没有人保证它还是对的。' },
  M604: { severity: 'info', title: '评审快到期', cause: '提前安排，免得过期。' },
  M605: { severity: 'warning', title: '内容改了没有修订', cause: '现场按版次认文件，版次不变就没有人知道内容变了，也没有人重新培训。' },
  M606: { severity: 'warning', title: '依据改过了', cause: '这份文件照着它写，它改了，这份文件可能已经不对。' },
  M607: { severity: 'error', title: '没有批准就生效', cause: '批准的人要在合并请求里点批准；没有批准的文件不能当作现行依据。' },
  M608: { severity: 'error', title: '删了文件没有留说明', cause: '现场的二维码和别处的链接还指着它，打开是错页；用过的编号也不能给别的文件。' },
  M701: { severity: 'warning', title: '引用了被代替或尚未实施的标准', cause: '照旧版做可能不合格；照没有实施的版做可能过早。' },
  M702: { severity: 'error', title: '用了禁用的写法', cause: '一个意思只用一个词，搜索和培训才对得上。' },
  M703: { severity: 'info', title: '有待确认的事实', cause: '发布前要到注明的地方核对。' },
  M704: { severity: 'warning', title: '示例公司的数字没有标明示例', cause: '读者会把示例当成真的。' },
  M705: { severity: 'error', title: '两份文件同名', cause: '读者和搜索都分不清是哪一份。' },
  M706: { severity: 'warning', title: '孤立的文件', cause: '没有别的文件提到它，也没有岗位必须读它，等于没有发布。' },
  M707: { severity: 'error', title: '表格没有表头', cause: '读屏软件读不出一格属于哪一列，换页后也看不懂。' },
  M708: { severity: 'info', title: '手写了公司事实', cause: '公司事实改了，这里不会跟着改。' },
  M709: { severity: 'error', title: '提纲条目没有着落', cause: '手册答应覆盖提纲的每一条；没有指到具体地方，就没有人能查它做到没有。' },
  M710: { severity: 'error', title: '提纲条目指的地方不存在', cause: '文件在，小节不在：标题改了或删了，条目就落了空。' },
  M711: { severity: 'warning', title: '两份文件有一句一样的话', cause: '同一件事写在两处，改了一处，另一处就错了；读者也分不清以哪一处为准。' },
  M712: { severity: 'warning', title: '还没有写完', cause: '样板里的占位文字会原样印给读者。' },
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticCode = keyof typeof catalogue;

export const severityOf = (code: DiagnosticCode): Severity => catalogue[code].severity;

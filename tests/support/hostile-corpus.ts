import type { ContentFolder } from '../../src/source/parse-sources.ts';
import { addresses, codePayloads, htmlPayloads } from './hostile-payloads.ts';
import { swap, type Patch } from './harbour.ts';

export interface HostileCase {
  readonly title: string;
  readonly patch: Patch;
  readonly around?: Partial<ContentFolder>;
  /** The code that must be among the findings; otherwise any error, or output that does no harm. */
  readonly code?: string;
}

const zl = 'quality/zl-sop-001.mdx';
const terms = 'registers/terms.yaml';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const inBody = (text: string): Patch => ({ [zl]: swap('点亮时不要直视光源。', text) });
const inTitle = (text: string): Patch => ({ [zl]: (file) => file.replace(/^title: .*$/m, () => `title: ${text}`) });
const inTerms = (text: string): Patch => ({ [terms]: (file) => `${file}${text}\n` });
const shown = (text: string): string => JSON.stringify(text.length > 48 ? `${text.slice(0, 48)}…` : text);

const body = (title: string, text: string, code?: string): HostileCase => ({ title, patch: inBody(text), ...(code === undefined ? {} : { code }) });
const yaml = (title: string, text: string, code?: string): HostileCase => ({ title, patch: inTerms(text), ...(code === undefined ? {} : { code }) });
const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** An address that holds a tag is stopped earlier, as a tag. */
const plain = addresses.filter((address) => !address.includes('<'));

const written: readonly HostileCase[] = [
  ...htmlPayloads.map((text) => body(`正文：${shown(text)}`, text)),
  ...codePayloads.map((text) => body(`正文：${shown(text)}`, text)),
  ...addresses.map((address) => body(`链接：${shown(address)}`, `看 [这里](<${address}>)。`)),
  ...plain.map((address) => body(`图片：${shown(address)}`, `![图](<${address}>)`, 'M205')),
  ...plain.slice(0, 8).map((address) => body(`写在文末的地址：${shown(address)}`, `看 [这里][a]。\n\n[a]: <${address}>`, 'M311')),
  body('文末的图片地址在别的网站', '![图][a]\n\n[a]: https://evil.example/x.png', 'M205'),
  body('标签挨着标题的画线', '<Note>---\n=', 'M301'),
  body('注释里的脚本链接', '看[^1]。\n\n[^1]: [x](javascript:globalThis.pwned=1)', 'M311'),
  body('脚本链接写成尖括号', '<javascript:globalThis.pwned=1>'),
  ...addresses.slice(-6).map((address) => body(`图：${shown(address)}`, `<Figure src="${address.replaceAll('\\\\', '\\')}" alt="图" caption="图" />`, 'M205')),
  ...htmlPayloads.slice(0, 20).map((text): HostileCase => ({ title: `文件名：${shown(text)}`, patch: inTitle(JSON.stringify(text)) })),
];

const bomb = (open: string, close: string): string =>
  lines(12, (index) => (index === 0 ? `  a0: &a0 [x, x, x, x, x, x, x, x, x]` : `  a${index}: &a${index} ${open}${Array.from({ length: 9 }, () => `*a${index - 1}`).join(', ')}${close}`));

const asYaml: readonly HostileCase[] = [
  yaml('别名炸弹', `- id: 炸\n${bomb('[', ']')}`, 'M101'),
  yaml('冒号后不空格的别名炸弹', `- {"a":&a [1,1,1,1,1,1,1,1,1], "b":&b [${'{"x":*a},'.repeat(9)}1], "c":&c [${'{"x":*b},'.repeat(9)}1], "d": [${'{"x":*c},'.repeat(9)}1]}`, 'M101'),
  yaml('合并键', '- &x { id: a }\n- { <<: *x, id: b }', 'M101'),
  yaml('指向自己的别名', '- &x [*x]', 'M101'),
  yaml('函数标记', '- id: !!js/function "function () { globalThis.pwned = 1 }"', 'M101'),
  yaml('对象标记', '- !!python/object/apply:os.system ["touch /tmp/pwned"]', 'M101'),
  yaml('二进制标记', '- id: !!binary aGVsbG8='),
  yaml('自己的标记', '- id: !evil x', 'M101'),
  yaml('集合标记', '- !!set { a, b }'),
  yaml('YAML 1.1', '%YAML 1.1\n---\n- id: yes'),
  yaml('几份内容', '- id: a\n---\n- id: b', 'M101'),
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'].flatMap((key): readonly HostileCase[] => [
    yaml(`字段名 ${key}`, `- { id: 甲, english: a, definition: b, ${key}: { polluted: true } }`, 'M104'),
    { title: `文件类型 ${key}`, patch: { [zl]: swap('type: procedure', `type: ${key}`) }, code: 'M106' },
    { title: `步骤编号 ${key}`, patch: { [zl]: swap('goto: rework', `goto: ${key}`) }, code: 'M401' },
    { title: `术语编号 ${key}`, patch: inTerms(`- { id: ${key}, english: a, definition: b }`) },
  ]),
  ...['1e999', '.inf', '-.inf', '.nan', '1e308', '99999999999999999999', '-1', '0', '0x7fffffff', '1_000', '0.1'].map((number): HostileCase => ({ title: `章序 ${number}`, patch: { 'quality/_chapter.yaml': swap('order: 2', `order: ${number}`) }, ...(number === '0x7fffffff' ? {} : { code: 'M103' }) })),
  ...['1e308', '99999999999999999999', '-5', 'NaN', 'Infinity', '0x10', '1e3', '2.5'].map((lot): HostileCase => ({ title: `批量 ${lot}`, patch: { [zl]: swap('lot="500"', `lot="${lot}"`) } })),
  ...['9999-12-31', '0000-01-01', '2027-02-30', '-000001-01-01', '275760-09-13', '2027-13-01'].map((day): HostileCase => ({ title: `评审日期 ${day}`, patch: { [zl]: swap('nextReview: 2027-12-31', `nextReview: '${day}'`) } })),
  { title: '编辑地址是脚本', patch: { 'company.yaml': (text) => text.replace(/^site:\n/m, 'site:\n  repository: javascript:globalThis.pwned=1\n') }, code: 'M103' },
  { title: '网址是 data:', patch: { 'company.yaml': (text) => text.replace(/^( +)url: .*$/m, '$1url: "data:text/html,x"') }, code: 'M103' },
  { title: '品牌色里藏样式', patch: { 'company.yaml': (text) => text.replace(/accentLight: .*$/m, 'accentLight: "#000000}body{background:url(//evil.example)"') }, code: 'M103' },
  { title: '标志在文件夹外', patch: { 'company.yaml': (text) => text.replace(/^brand:\n/m, 'brand:\n  logo: ../../x.svg\n').replace(/^ +logo: logo.svg\n/m, '') }, code: 'M103' },
  { title: '数据表的名字在文件夹外', patch: inBody('<Pareto figure="../../package" caption="图" />') },
];

const sized: readonly HostileCase[] = [
  body('一行 10 MB', '字'.repeat(3_500_000), 'M115'),
  { title: '登记册一行 10 MB', patch: { [terms]: () => `- { id: a, name: ${'x'.repeat(10_000_000)} }` }, code: 'M115' },
  { title: '数据表一行 10 MB', patch: { 'figures/a.csv': () => `a,b\n${'1,'.repeat(5_000_000)}` }, code: 'M115' },
  { title: '一个登记册有十万条', patch: inTerms(lines(100_000, (index) => `- { id: 词${index} }`)), code: 'M115' },
  body('引用五千层', '>'.repeat(4_900), 'M115'),
  body('引用三十层', `${'> '.repeat(30)}x`, 'M115'),
  body('一行里列表一百层', `${'- '.repeat(100)}x`, 'M115'),
  body('列表三百层', lines(300, (index) => `${'  '.repeat(index)}- a`), 'M115'),
  body('方括号三千个', `${'['.repeat(3_500)}a`, 'M115'),
  body('标签三百层', `${'<Note>\n'.repeat(300)}${'</Note>\n'.repeat(300)}`, 'M115'),
  body('标签三千层', `${'<Note>\n'.repeat(3_000)}${'</Note>\n'.repeat(3_000)}`, 'M115'),
  body('行内标签五百层', `${'<sup>'.repeat(500)}a${'</sup>'.repeat(500)}`, 'M115'),
  body('强调一千五百层', `${'**a'.repeat(1_500)}\n${'b**'.repeat(1_500)}`, 'M115'),
  body('删除线一千五百层', `${'~~a'.repeat(1_500)}\n${'b~~'.repeat(1_500)}`, 'M115'),
  body('下划线一千层', `${'_a '.repeat(1_000)}\n${'b_ '.repeat(1_000)}`, 'M115'),
  body('强调很多段', lines(60, () => `${'**a'.repeat(200)}\n\n`), 'M115'),
  body('标题五千个', '## 标题\n\n'.repeat(5_000), 'M115'),
  body('注释三千条', lines(3_000, (index) => `[^${index}]: b`), 'M115'),
  body('文末地址五千条', '[a]: /\n'.repeat(5_000), 'M115'),
  body('反引号不成对', lines(200, (index) => `${'`'.repeat(index)}a`)),
  body('表格五百列', [1, 2, 3].map((row) => (row === 2 ? '|-' : '|a').repeat(500)).join('\n')),
  body('表格三千行', `| a | b |\n| - | - |\n${'| 1 | 2 |\n'.repeat(3_000)}`),
  body('网址接网址', lines(20, () => 'www.'.repeat(500))),
  body('邮箱接邮箱', lines(20, () => 'a@'.repeat(1_000))),
  body('小于号两千个', lines(10, () => '< '.repeat(200)), 'M115'),
  body('左花括号很多', lines(20, () => '\\{'.repeat(500))),
  body('同一个词几千遍', lines(20, () => '登录系统填写批号。'.repeat(100))),
  yaml('方括号八百层', `- ${'['.repeat(2_000)}${']'.repeat(2_000)}`),
  yaml('花括号八百层', `- ${'{a: '.repeat(1_000)}1${'}'.repeat(1_000)}`),
  yaml('缩进八百层', lines(800, (index) => `${' '.repeat(index + 2)}a:`).replace('  a:', '- a:')),
  yaml('一条四千个字段', `- a: 1\n${lines(4_000, (index) => `  k${index}: 1`)}`, 'M104'),
  yaml('同一个字段四千遍', `- a: 1\n${'  a: 1\n'.repeat(4_000)}`, 'M101'),
  yaml('四千处保留字符', '- @\n'.repeat(4_000), 'M101'),
  yaml('引号开着', `- { id: a, name: "${'\\"'.repeat(2_000)}`, 'M101'),
  yaml('很长的字段名', `- { ${'k'.repeat(4_000)}: 1 }`, 'M104'),
  { title: '计算式两千层括号', patch: { 'registers/kpis.yaml': swap('formula: 接收批数 ÷', `formula: ${'('.repeat(2_000)}接收批数${')'.repeat(2_000)} ÷`) } },
  { title: '计算式四千个负号', patch: { 'registers/kpis.yaml': swap('formula: 接收批数 ÷', `formula: ${'- '.repeat(2_000)}接收批数 ÷`) } },
  { title: '数据表的说明行有四千个空格', patch: { 'figures/a.csv': () => `# ${' '.repeat(4_000)}x\na,b\n1,2` } },
  { title: '数据表的引号不成对', patch: { 'figures/a.csv': () => `a,b\n"${'"'.repeat(4_001)}x\n` }, code: 'M111' },
  { title: '文件头没有结束', patch: { [zl]: () => `---\n${'a: b\n---x\n'.repeat(5_000)}` }, code: 'M107' },
];

const hidden: readonly (readonly [string, string])[] = [
  ['NUL', '\u0000'], ['退格', '\b'], ['终端控制', '\u001B[2J'], ['DEL', '\u007F'], ['C1', '\u009B'], ['零宽空格', '\u200B'], ['零宽连接', '\u200D'], ['词连接', '\u2060'], ['中间的 BOM', '\uFEFF'],
  ['从右向左', '\u202E'], ['隔离', '\u2066'], ['右向标记', '\u200F'], ['行分隔', '\u2028'], ['软连字', '\u00AD'], ['标签字', '\u{E0041}'],
];

const encoded: readonly HostileCase[] = [
  ...hidden.map(([name, character]): HostileCase => body(`正文里有${name}`, `看${character}清楚。`, 'M114')),
  ...hidden.slice(8, 12).map(([name, character]): HostileCase => ({ title: `文件名里有${name}`, patch: inTitle(`终${character}检`), code: 'M114' })),
  yaml('转义的从右向左', '- { id: "\\u202E检", english: a, definition: b }', 'M114'),
  yaml('转义的 NUL', '- { id: "\\0检", english: a, definition: b }', 'M114'),
  yaml('转义的终端控制', '- { id: "\\e[2J", english: a, definition: b }', 'M114'),
  body('实体写的从右向左', '看 &#x202e;清楚。', 'M114'),
  body('属性里实体写的零宽', '<Note title="看&#x200b;清">\n\n看\n\n</Note>', 'M114'),
  { title: 'CRLF', patch: { [zl]: (text) => text.replaceAll('\n', '\r\n') } },
  { title: '只有 CR', patch: { [zl]: (text) => text.replaceAll('\n', '\r') } },
  { title: '开头的 BOM', patch: { [zl]: (text) => `\uFEFF${text}` } },
  { title: 'GBK', patch: { [zl]: Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd0, 0xce, 0xc4, 0x0a) }, code: 'M109' },
  { title: 'UTF-16', patch: { [zl]: Uint8Array.of(0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00) }, code: 'M109' },
  { title: '过长的 UTF-8', patch: { [zl]: Uint8Array.of(0x2d, 0xc0, 0xaf, 0x0a) }, code: 'M109' },
  { title: '半个代理对', patch: { [zl]: Uint8Array.of(0x2d, 0xed, 0xa0, 0x80) }, code: 'M109' },
  { title: '空文件', patch: { [zl]: () => '' }, code: 'M107' },
  { title: '一个图片改名成 .mdx', patch: { [zl]: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a) }, code: 'M109' },
];

const files: readonly HostileCase[] = [
  { title: '图片只差大小写', patch: { 'assets/Label.png': bytes('x'), 'assets/label.png': bytes('x') }, code: 'M116' },
  { title: '文件只差大小写', patch: { 'quality/ZL-SOP-001.mdx': () => '---\ntype: procedure\n---\n' }, code: 'M116' },
  ...['con.png', 'aux', 'a:b.png', 'a<b.png', 'a .png ', 'x.', 'a\\b.png', 'nul.svg', 'a|b.png', 'a?b.png'].map((name): HostileCase => ({ title: `Windows 存不下的名字 ${name}`, patch: { [`assets/${name}`]: bytes('x') }, code: 'M116' })),
  ...['x.html', 'x.HTM', 'x.js', 'x.mjs', 'x.xhtml', 'x.xml', 'x.svgz', 'x.wasm', 'x.exe', 'x'].map((name): HostileCase => ({ title: `图片里夹着 ${name}`, patch: { [`assets/${name}`]: bytes('<script>globalThis.pwned=1</script>') }, code: 'M116' })),
  ...['print', 'tools', 'Quality', 'a"b', '中文', '..', '-x'].map((folder): HostileCase => ({ title: `章的文件夹叫 ${folder}`, patch: { [`${folder}/_chapter.yaml`]: () => 'title: 章\ncode: ZZ\norder: 9\nsummary: 章\ntypes: [policy]\nowners: []\n' }, code: 'M116' })),
  { title: '符号链接', patch: {}, around: { symbolicLinks: ['content/assets/passwd.png'] }, code: 'M116' },
  { title: 'public 里的网页', patch: {}, around: { publicFiles: ['brand/logo.svg', 'evil.html'] }, code: 'M116' },
];

const svg = (inside: string, attributes = ''): Uint8Array => bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);

export const hostileDrawings: readonly (readonly [string, Uint8Array])[] = [
  ['脚本', svg('<script>globalThis.pwned=1</script>')],
  ['大写的脚本', svg('<SCRIPT>globalThis.pwned=1</SCRIPT>')],
  ['带命名空间的脚本', svg('<svg:script>globalThis.pwned=1</svg:script>')],
  ['加载时执行', svg('', 'onload="globalThis.pwned=1"')],
  ['点击时执行', svg('<rect onclick = "globalThis.pwned=1" />')],
  ['嵌网页', svg('<foreignObject><p>x</p></foreignObject>')],
  ['嵌框架', svg('<iframe src="x" />')],
  ['别的网站的图', svg('<image href="https://evil.example/x.png" />')],
  ['use 别的文件', svg('<use href="https://evil.example/x.svg#a" />')],
  ['use 一段数据', svg('<use xlink:href="data:image/svg+xml,x#a" />')],
  ['链接', svg('<a href="javascript:globalThis.pwned=1"><text>x</text></a>')],
  ['动画改链接', svg('<set attributeName="href" to="javascript:globalThis.pwned=1" />')],
  ['样式里的网址', svg('<style>rect { fill: url(https://evil.example/x) }</style>')],
  ['样式里的导入', svg('<style>@import "https://evil.example/x.css";</style>')],
  ['属性里的网址', svg('<rect fill="url(//evil.example/x)" />')],
  ['转义的网址', svg('<rect style="fill:u\\72l(//evil.example)" />')],
  ['实体写的网址', svg('<rect fill="&#117;rl(//evil.example)" />')],
  ['自己的实体', bytes('<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>')],
  ['实体炸弹', bytes('<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>')],
  ['外部实体', bytes('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>')],
  ['样式表引用', bytes('<?xml-stylesheet href="https://evil.example/x.css"?><svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['CDATA', svg('<style><![CDATA[ @import url(x); ]]></style>')],
  ['标签没写完', svg('<rect ')],
  ['属性没有引号', svg('<rect onclick=globalThis.pwned=1 />')],
  ['不是图', bytes('<html><body>x</body></html>')],
];

const drawings: readonly HostileCase[] = hostileDrawings.flatMap(([title, content]): readonly HostileCase[] => [
  { title: `content 的 SVG：${title}`, patch: { 'assets/x.svg': content }, code: 'M312' },
  { title: `public 的 SVG：${title}`, patch: {}, around: { publicPictures: [{ path: 'brand/x.svg', bytes: content }] }, code: 'M312' },
]);

/** Content as someone would write it who wants to run code, to hang the build or to read what is not his. */
export const hostileCorpus: readonly HostileCase[] = [...written, ...asYaml, ...sized, ...encoded, ...files, ...drawings];

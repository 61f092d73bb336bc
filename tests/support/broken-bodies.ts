import type { BrokenManual } from './broken-manuals.ts';
import { swap } from './harbour.ts';

const zl = 'quality/zl-sop-001.mdx';
const body = (text: string): ((file: string) => string) => swap('点亮时不要直视光源。', text);
const ref = (tag: string): ((file: string) => string) => swap('<Ref id="IN-POL-001" />', tag);

/** Tags, braces and quotes as editors get them wrong. */
export const brokenBodies: readonly BrokenManual[] = [
  { code: 'M301', title: '多出一个闭合标签', patch: { [zl]: body('看清楚。\n\n</Note>\n\n</Note>\n\n<Note>\n\n再看。') }, at: 'content/quality/zl-sop-001.mdx:89:1' },
  { code: 'M301', title: '闭合的是另一个标签', patch: { [zl]: swap('</Note>', '</Case>') }, at: 'content/quality/zl-sop-001.mdx:87:1' },
  { code: 'M301', title: '属性没有引号', patch: { [zl]: ref('<Ref id=IN-POL-001 />') }, at: 'content/quality/zl-sop-001.mdx:72:11' },
  { code: 'M301', title: '属性用了中文引号', patch: { [zl]: ref('<Ref id=“IN-POL-001” />') }, at: 'content/quality/zl-sop-001.mdx:72:11' },
  { code: 'M301', title: '属性少了一个引号', patch: { [zl]: ref('<Ref id="IN-POL-001 />') }, at: 'content/quality/zl-sop-001.mdx:72:3' },
  { code: 'M301', title: '属性用了中文等号', patch: { [zl]: ref('<Ref id＝"IN-POL-001" />') }, at: 'content/quality/zl-sop-001.mdx:72:10' },
  { code: 'M301', title: '属性之间写了逗号', patch: { [zl]: swap('lot="500" level', 'lot="500", level') }, at: 'content/quality/zl-sop-001.mdx:70:24' },
  { code: 'M301', title: '标签没有写完', patch: { [zl]: body('见 <Ref id="IN-POL-001"') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M301', title: '网址写在尖括号里', patch: { [zl]: body('见 <https://example.com>。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M301', title: '闭合标签写在列表项后面', patch: { [zl]: swap('点亮时不要直视光源。\n\n</Note>', '- 点亮时不要直视光源。</Note>') }, at: 'content/quality/zl-sop-001.mdx:85:13' },
  { code: 'M301', title: '小于号后面跟中文', patch: { [zl]: body('少于 <五只的不抽。') }, at: 'content/quality/zl-sop-001.mdx:85:4' },
  { code: 'M301', title: '行内标签没有闭合', patch: { [zl]: body('<Unsure check="到公告核对">2027-03-01 起换版。') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M301', title: '换行标签没有闭合', patch: { [zl]: body('先看<br>再测。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M303', title: '段首写了 import 这个词', patch: { [zl]: body('import 是进口的意思。') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M304', title: '写了两层花括号', patch: { [zl]: body('写 {{批号}}。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M304', title: '花括号只写了一半', patch: { [zl]: body('写 {批号。') }, at: 'content/quality/zl-sop-001.mdx:85:3' },
  { code: 'M308', title: 'HTML 标签没有闭合', patch: { [zl]: body('<div>看这里') }, at: 'content/quality/zl-sop-001.mdx:85:1' },
  { code: 'M702', title: '表题用了禁用的写法', patch: { [zl]: swap('缺陷怎么分', '帐号怎么分') }, at: 'content/quality/zl-sop-001.mdx:74:17' },
  { code: 'M702', title: '段落第二行用了禁用的写法', patch: { [zl]: body('先登录。\n用自己的帐号。') }, at: 'content/quality/zl-sop-001.mdx:86:5' },
  { code: 'M702', title: '加了引号的字段用了禁用的写法', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: "领到帐号后"') }, at: 'content/quality/zl-sop-001.mdx:24:13' },
  { code: 'M702', title: '公司文件用了禁用的写法', patch: { 'company.yaml': swap('label: 成立时间', 'label: 帐号启用时间') }, at: 'content/company.yaml:18:27' },
];

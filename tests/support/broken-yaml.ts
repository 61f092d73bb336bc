import type { BrokenManual } from './broken-manuals.ts';
import { swap } from './harbour.ts';

const zl = 'quality/zl-sop-001.mdx';

/** Slips of the keyboard in headers and registers. */
export const brokenYaml: readonly BrokenManual[] = [
  { code: 'M101', title: '字段名后面用了中文冒号', patch: { [zl]: swap('retention: 作废', 'retention：作废') }, at: 'content/quality/zl-sop-001.mdx:16:1' },
  { code: 'M101', title: '冒号后面没有空格', patch: { [zl]: swap('title: 成品终检', 'title:成品终检') }, at: 'content/quality/zl-sop-001.mdx:4:1' },
  { code: 'M101', title: '漏了冒号', patch: { [zl]: swap('title: 成品终检', 'title 成品终检') }, at: 'content/quality/zl-sop-001.mdx:4:1' },
  { code: 'M101', title: '引号没有关上', patch: { [zl]: swap('trigger: 一批', 'trigger: "一批') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '引号后面又写了字', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: "一批灯"包装前') }, at: 'content/quality/zl-sop-001.mdx:24:15' },
  { code: 'M101', title: '缩进多了一格', patch: { [zl]: swap('    name: 返工', '     name: 返工') }, at: 'content/quality/zl-sop-001.mdx:53:6' },
  { code: 'M101', title: '缩进少了一格', patch: { [zl]: swap('    criterion: 每一只', '   criterion: 每一只') }, at: 'content/quality/zl-sop-001.mdx:56:4' },
  { code: 'M101', title: '值以星号开头', patch: { [zl]: swap('trigger: 一批', 'trigger: *一批') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '值以 & 开头', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: &一批 灯包装前') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '值以 ! 开头', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: !一批 灯包装前') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '值以 @ 开头', patch: { [zl]: swap('trigger: 一批', 'trigger: @一批') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '值以 > 开头', patch: { [zl]: swap('criterion: 每一只返工品都有标签。', 'criterion: >5 只') }, at: 'content/quality/zl-sop-001.mdx:56:16' },
  { code: 'M101', title: '值写成两层花括号', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: {{批}}') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M101', title: '方括号里多了一个逗号', patch: { [zl]: swap('[system-lead, checker, fixer]', '[system-lead,, checker, fixer]') }, at: 'content/quality/zl-sop-001.mdx:15:28' },
  { code: 'M101', title: '一行里写错两处，只报一次', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger: 注意: 一批: 灯') }, at: 'content/quality/zl-sop-001.mdx:24:10' },
  { code: 'M103', title: '文字写成了数字', patch: { [zl]: swap('retention: 作废后 10 年', 'retention: 10') }, at: 'content/quality/zl-sop-001.mdx:16:12' },
  { code: 'M103', title: '月份超出范围', patch: { 'registers/calendar.yaml': swap('month: 7', 'month: 13') }, at: 'content/registers/calendar.yaml:7:27' },
  { code: 'M103', title: '该写清单的地方写了一个词', patch: { [zl]: swap('terms: [终检]', 'terms: 终检') }, at: 'content/quality/zl-sop-001.mdx:20:8' },
  { code: 'M103', title: '值留空了', patch: { [zl]: swap('trigger: 一批灯包装前', 'trigger:') }, at: 'content/quality/zl-sop-001.mdx:24:9' },
  { code: 'M104', title: '必填字段的名字拼错，只报拼错', patch: { [zl]: swap('purpose: 规定', 'purpos: 规定') }, at: 'content/quality/zl-sop-001.mdx:5:1' },
  { code: 'M105', title: '复制了一份文件，忘了改编号', patch: { 'quality/zl-sop-002.mdx': () => copied() }, at: 'content/quality/zl-sop-002.mdx:3:7' },
  { code: 'M112', title: '编号写成了下一个号', patch: { [zl]: swap('code: ZL-SOP-001', 'code: ZL-SOP-002') }, at: 'content/quality/zl-sop-001.mdx:3:7' },
];

const copied = (): string =>
  '---\ntype: policy\ncode: SH-POL-001\ntitle: 抽样制度\npurpose: 防止漏抽。\nversion: V1.0\nstatus: 草稿\nowner: checker\nauthor: checker\nreviewer: fixer\napprover: system-lead\nnextReview: 2027-12-31\nretention: 3 年\nchanges:\n  - { version: V1.0, date: 2026-12-10, kind: 重大, summary: 首次发布 }\nscope: 全部成品\nrules:\n  - { id: draw, title: 抽样, statement: 逐批抽样。, role: checker }\ndistribution: [checker]\n---\n';

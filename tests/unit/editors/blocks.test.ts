import { describe, expect, test } from 'vitest';
import { bodyBlocks } from '../../../src/compare/blocks.ts';

const texts = (body: string): readonly string[] => bodyBlocks(body).map(({ text }) => text);

describe('改动对照里的正文', () => {
  test('组件写成读者看得懂的话，它说明的事留着', () => {
    expect(texts('限值 <Unsure check="到国家标准全文公开系统核对">1.5 W</Unsure>，见 <Ref id="QC-SOP-003" />。')).toEqual(['限值 1.5 W（待确认：到国家标准全文公开系统核对），见 QC-SOP-003。']);
    expect(texts('<Note kind="提醒">\n\n灯要亮 5 秒。\n\n</Note>')).toEqual(['提醒：', '灯要亮 5 秒。']);
    expect(texts('<SamplingPlan lot="500" level="II" aql="1.0" />')).toEqual(['SamplingPlan（lot 500，level II，aql 1.0）']);
    expect(texts('<Checklist>\n\n- [ ] 看外观\n\n</Checklist>')).toEqual(['- [ ] 看外观']);
  });

  test('组件的属性改了，看得出', () => {
    expect(texts('<SamplingPlan lot="500" level="II" aql="1.0" />')).not.toEqual(texts('<SamplingPlan lot="800" level="II" aql="1.0" />'));
    expect(texts('<Unsure check="甲">1 W</Unsure>')).not.toEqual(texts('<Unsure check="乙">1 W</Unsure>'));
  });

  test('表格行去掉竖线，标题去掉井号，转义还原', () => {
    expect(texts('## 限值\n\n| 项目 | 值 |\n|---|---|\n| 光效 | &lt; 90 |')).toEqual(['限值', '项目 ｜ 值', '光效 ｜ < 90']);
  });
});

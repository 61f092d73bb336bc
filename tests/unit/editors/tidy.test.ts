import { describe, expect, test } from 'vitest';
import { tidyText } from '../../../src/domain/text/tidy-text.ts';
import { tidyBody } from '../../../src/markdown/tidy-body.ts';

describe('空格和标点', () => {
  test.each([
    ['用SMT线生产5只', '用 SMT 线生产 5 只'],
    ['升到25℃以上,再测;合格:放行.', '升到 25℃ 以上，再测；合格：放行。'],
    ['灯(含驱动)通电', '灯（含驱动）通电'],
    ['行吗?行!', '行吗？行！'],
    ['先停， 再查 。', '先停，再查。'],
  ])('%s → %s', (before, after) => {
    expect(tidyText(before)).toBe(after);
    expect(tidyText(after)).toBe(after);
  });

  test.each(['1,200 只', 'V1.2 版', '10:30 开会', '3~5 天', 'f(x) 的值', '比例 1:3', 'IEC 60598-1:2020', '≥98%', 'A,B'])('%s 不动', (text) => {
    expect(tidyText(text)).toBe(text);
  });
});

describe('只动正文的文字', () => {
  test('标签、属性、代码、标题、链接、转义一个字不动', () => {
    const body = '## 用SMT线\n\n<Note kind="提醒">\n\n灯要亮5秒,再测。\n\n</Note>\n\n<Ref id="ZL-SOP-001" />写`a,b中文`，见[第3步](/a/)和 \\*星号3个\\*。\n\n| 项目 | 值 |\n|---|---|\n| 电压(额定) | 220V左右 |\n';
    expect(tidyBody(body)).toBe(body.replace('亮5秒,再', '亮 5 秒，再').replace('电压(额定)', '电压（额定）').replace('220V左右', '220V 左右'));
  });
});

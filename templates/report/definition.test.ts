import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import report from './definition.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = report;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('报告模板', () => {
  test('样板没有问题，没有内容的小节不出现', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['audience', 'sources', 'content', 'agenda', 'decisions', 'body']);
    expect(sectionIds(type, change(starter, ['agenda'], []))).toEqual(['audience', 'sources', 'content', 'decisions', 'body']);
  });

  test('没有读者、没有数据来源读不进来', () => {
    expect(problemsWith(['audience'], [])).toEqual(['audience 至少写一个岗位']);
    expect(problemsWith(['sources'], [])).toEqual(['sources 至少写一个数据来源']);
  });

  test('两节同名要报', () => {
    expect(problemsWith(['sections', 1, 'title'], '停机最多的三台')).toEqual(['sections.1.title 「停机最多的三台」与第 1 节同名。']);
  });

  test('没有的图样读不进来', () => {
    expect(problemsWith(['sections', 0, 'chart', 'kind'], '雷达')).toHaveLength(1);
  });

  test('议程的分钟数要大于 0', () => {
    expect(problemsWith(['agenda', 0, 'minutes'], 0)).toEqual(['agenda.0.minutes 分钟数应大于 0']);
  });
});

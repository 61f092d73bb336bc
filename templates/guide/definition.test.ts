import { describe, expect, test } from 'vitest';
import { change, findProblems, parseStarter, sectionIds } from '../../tests/support/starter.ts';
import type { DocumentType } from '../../src/model/document-type.ts';
import guide from './definition.ts';
import starterText from './starter.mdx?raw';

const type: DocumentType = guide;
const starter = parseStarter(starterText);
const problemsWith = (path: readonly (string | number)[], value: unknown) => findProblems(type, change(starter, path, value));

describe('指南', () => {
  test('样板没有问题，问答排在正文后面', () => {
    expect(findProblems(type, starter)).toEqual([]);
    expect(sectionIds(type, starter)).toEqual(['audience', 'tasks', 'body', 'questions']);
    expect(sectionIds(type, change(starter, ['questions'], []))).toEqual(['audience', 'tasks', 'body']);
  });

  test('没有写给谁看要报', () => {
    expect(problemsWith(['readers'], undefined)).toEqual(['audience 没有写这份指南给谁看。']);
    expect(findProblems(type, change(change(starter, ['readers'], undefined), ['audience'], ['sales-engineer']))).toEqual([]);
  });

  test('一件事没有步骤读不进来', () => {
    expect(problemsWith(['tasks', 0, 'steps'], [])).toEqual(['tasks.0.steps 至少写一步']);
  });

  test('任务编号重复要报', () => {
    expect(problemsWith(['tasks', 1, 'id'], 'connect')).toEqual(['tasks.1.id 任务编号 connect 与第 1 件事重复。']);
  });
});

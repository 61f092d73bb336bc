import { describe, expect, test } from 'vitest';
import { statusNotice } from '../../../src/model/status-notice.ts';

describe('文件前面的提醒', () => {
  test.each([
    ['草稿', '草稿：还没有批准，不得用于作业。'],
    ['评审', '评审中：这一版还没有批准，不得用于作业。'],
    ['作废', '已经作废，只作为历史保留，不得用于作业。'],
  ] as const)('%s的一直有', (status, words) => expect(statusNotice({ status, nextReview: '2027-01-31' })).toEqual({ words }));

  test('生效的，过了评审日期才有', () => {
    expect(statusNotice({ status: '生效', nextReview: '2027-01-31' })).toEqual({ words: '应在 2027-01-31 前评审，已经过期：内容可能不是最新，拿不准先问归口岗位。', after: '2027-01-31' });
  });
});

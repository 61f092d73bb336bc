import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCalendarDate } from '../../../../src/domain/revision/calendar-date.ts';
import { findHistoryProblems } from '../../../../src/domain/revision/change-history.ts';
import { reviewStatus } from '../../../../src/domain/revision/review-status.ts';
import { compareVersions, formatVersion, nextVersion, parseVersion } from '../../../../src/domain/revision/version.ts';

const versions = fc.record({ major: fc.nat(999), minor: fc.nat(999) });

describe('版本', () => {
  test('重大修订升主版本，一般修订升次版本', () => {
    expect(nextVersion('V1.2', '重大')).toEqual({ ok: true, value: 'V2.0' });
    expect(nextVersion('V1.2', '一般')).toEqual({ ok: true, value: 'V1.3' });
    expect(nextVersion('V1.9', '一般')).toEqual({ ok: true, value: 'V1.10' });
  });

  test.each(['', 'V1', 'v1.2', '1.2', 'V1.02', 'V1.2.3', 'A/0', ' V1.2', 'V1.-2', 'V１.２', 'V1234567.0'])('写法不对的版本“%s”不接受', (text) => {
    expect(parseVersion(text).ok).toBe(false);
  });

  test('错误说明给出正确写法', () => {
    expect(nextVersion('A/0', '一般')).toMatchInlineSnapshot(`
      {
        "ok": false,
        "problems": [
          {
            "field": "version",
            "message": "版本“A/0”的写法不对：请写成“V主版本.次版本”，如 V1.0、V1.2、V2.0，数字不补零。",
          },
        ],
      }
    `);
  });

  test('1.10 比 1.9 新', () => {
    expect(compareVersions({ major: 1, minor: 10 }, { major: 1, minor: 9 })).toBeGreaterThan(0);
  });

  test('任何版本的下一版都更新，写出再读回不变', () => {
    fc.assert(
      fc.property(versions, fc.constantFrom('重大' as const, '一般' as const), (version, grade) => {
        const text = formatVersion(version);
        expect(parseVersion(text)).toEqual({ ok: true, value: version });
        const next = nextVersion(text, grade);
        const parsed = next.ok ? parseVersion(next.value) : next;
        expect(parsed.ok && compareVersions(parsed.value, version)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('评审到期', () => {
  test.each([
    ['2026-11-22', 'overdue'],
    ['2026-11-23', 'due-soon'],
    ['2026-12-23', 'due-soon'],
    ['2026-12-24', 'ok'],
    ['2027-11-23', 'ok'],
  ])('今天 2026-11-23、提前 30 天提醒，下次评审 %s 为 %s', (nextReview, status) => {
    expect(reviewStatus(nextReview, '2026-11-23', 30)).toBe(status);
  });

  test('不存在的日期是程序错误', () => {
    expect(() => reviewStatus('2026-02-30', '2026-11-23', 30)).toThrow('不存在');
  });
});

describe('日期', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026/01/01', '明天', '9999-99-99'])('“%s”不接受', (text) => {
    expect(parseCalendarDate(text).ok).toBe(false);
  });

  test('闰日有效，相邻两天差 1', () => {
    expect(parseCalendarDate('2028-02-29')).toEqual({ ok: true, value: 21_243 });
    expect(parseCalendarDate('2028-03-01')).toEqual({ ok: true, value: 21_244 });
  });
});

describe('修订记录', () => {
  test('版本升高、日期不倒退、末行等于现行版本，则没有问题', () => {
    const history = [
      { version: 'V1.0', date: '2025-01-10' },
      { version: 'V1.1', date: '2025-01-10' },
      { version: 'V2.0', date: '2026-03-01' },
    ];
    expect(findHistoryProblems(history, 'V2.0')).toEqual([]);
  });

  test('一次指出全部问题，并说明怎样改', () => {
    const history = [
      { version: 'V1.1', date: '2025-01-10' },
      { version: 'V1.1', date: '2024-12-31' },
      { version: 'v2', date: '2026-02-30' },
    ];
    expect(findHistoryProblems(history, 'V2.0')).toMatchInlineSnapshot(`
      [
        {
          "field": "history.2.version",
          "message": "版本“v2”的写法不对：请写成“V主版本.次版本”，如 V1.0、V1.2、V2.0，数字不补零。",
        },
        {
          "field": "history.2.date",
          "message": "日期“2026-02-30”不存在：请核对月份和日子。",
        },
        {
          "field": "history.1.version",
          "message": "修订记录第 2 行的版本 V1.1 不比上一行的 V1.1 新：记录从旧到新排列，版本逐行升高。请调整顺序或改正版本。",
        },
        {
          "field": "history.1.date",
          "message": "修订记录第 2 行的日期 2024-12-31 早于上一行的 2025-01-10：新版本不会先于旧版本发布。请核对日期。",
        },
        {
          "field": "history.2.version",
          "message": "修订记录最后一行是 v2，文件现行版本是 V2.0：两处必须一致。请补一行修订记录，或改正文件的版本。",
        },
      ]
    `);
  });

  test('写错的一行不再与邻行比较', () => {
    const history = [
      { version: '9', date: '昨天' },
      { version: 'V1.0', date: '2026-01-01' },
    ];
    expect(findHistoryProblems(history, 'V1.0').map(({ field }) => field)).toEqual(['history.0.version', 'history.0.date']);
  });

  test('没有修订记录也是问题', () => {
    expect(findHistoryProblems([], '1.0')).toMatchInlineSnapshot(`
      [
        {
          "field": "history",
          "message": "没有修订记录：文件现行版本是 1.0，请至少写一行说明这一版的日期和内容。",
        },
      ]
    `);
  });
});

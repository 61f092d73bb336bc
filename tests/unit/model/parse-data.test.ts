import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { day, refs, text, version } from '../../../src/model/fields.ts';
import { formatPath, parseData } from '../../../src/model/parse-data.ts';

const schema = z.strictObject({
  title: text('名称'),
  purpose: text('目的'),
  due: day('完成日期').optional(),
  version: version('版次').default('V1.0'),
  status: z.enum(['草稿', '评审', '生效', '作废']).default('草稿'),
  roles: refs('role', '岗位'),
  weight: z.number().min(0).max(100).optional(),
  count: z.int().optional(),
  sample: z.boolean().optional(),
  steps: z.array(z.strictObject({ id: text('编号'), name: text('步骤名') })).min(1, '至少一个步骤').optional(),
});

const good = { title: '终检', purpose: '防止坏灯出厂' };

function problemsOf(data: unknown): readonly string[] {
  const parsed = parseData(schema, data, { file: 'content/a.yaml', locate: () => ({ line: 1, column: 1 }) });
  return parsed.ok ? [] : parsed.diagnostics.map(({ code, message, hint }) => `${code} ${message} → ${hint}`);
}

describe('字段写错时说的话', () => {
  test.each([
    [{ ...good }, []],
    [{ title: '终检' }, ['M102 缺少字段 purpose。 → 补上 purpose：目的。']],
    [{ title: '终检', purpos: '防' }, ['M104 这里没有字段 purpos。 → 最接近的字段是 purpose；写错了就改，多余就删。']],
    [{ ...good, colour: '红' }, ['M104 这里没有字段 colour。 → 删去它；可用的字段有 title、purpose、due、version、status、roles、weight、count、sample、steps。']],
    [{ ...good, purpose: '' }, ['M103 字段 purpose 的值不对：不能为空。 → purpose 应填：目的。']],
    [{ ...good, purpose: null }, ['M103 字段 purpose 的值不对：没有写，应为文字。 → purpose 应填：目的。']],
    [{ ...good, title: 2026 }, ['M103 字段 title 的值不对：应为文字，现在是 2026，给它加上引号。 → title 应填：名称。']],
    [{ ...good, title: ['终检'] }, ['M103 字段 title 的值不对：应为文字，现在是一个清单。 → title 应填：名称。']],
    [{ ...good, title: { a: '终检' } }, ['M103 字段 title 的值不对：应为文字，现在是一组字段（「字段: 值」）。 → title 应填：名称。']],
    [{ ...good, roles: 'checker' }, ['M103 字段 roles 的值不对：应为清单（每项一行，以 - 开头），现在是文字「checker」。 → roles 应填：岗位。']],
    [{ ...good, due: '2026-02-30' }, ['M103 字段 due 的值不对：应为真实存在的日期，写成 2026-03-01 的样子。 → due 应填：完成日期。']],
    [{ ...good, version: '1.0' }, ['M103 字段 version 的值不对：版次应写成 V1.0 的样子。 → version 应填：版次。']],
    [{ ...good, status: '有效' }, ['M103 字段 status 的值不对：只能是 草稿、评审、生效、作废 之一，现在是「有效」；最接近的是 生效。 → 按提示改正 status。']],
    [{ ...good, weight: 120 }, ['M103 字段 weight 的值不对：不能大于 100，现在是 120。 → 按提示改正 weight。']],
    [{ ...good, weight: -1 }, ['M103 字段 weight 的值不对：不能小于 0，现在是 -1。 → 按提示改正 weight。']],
    [{ ...good, count: 2.5 }, ['M103 字段 count 的值不对：应为整数，现在是 2.5。 → 按提示改正 count。']],
    [{ ...good, sample: '是' }, ['M103 字段 sample 的值不对：应为 true 或 false，现在是文字「是」。 → 按提示改正 sample。']],
    [{ ...good, steps: [] }, ['M103 字段 steps 的值不对：至少一个步骤。 → 按提示改正 steps。']],
    [{ ...good, steps: [{ id: 'a', name: '抽样' }, { id: 'b' }] }, ['M102 缺少字段 steps 第 2 项的 name。 → 补上 steps 第 2 项的 name：步骤名。']],
    [{ ...good, steps: [{ id: 'a', nmae: '抽样' }] }, ['M104 steps 第 1 项里没有字段 nmae。 → 最接近的字段是 name；写错了就改，多余就删。']],
    ['终检', ['M103 这里的值不对：应为一组字段，现在是文字「终检」。 → 照同一文件夹里别的文件写，一行一个「字段: 值」。']],
  ])('%j', (data, expected) => {
    expect(problemsOf(data)).toEqual(expected);
  });

  test('几处写错一次都说', () => {
    expect(problemsOf({ due: '明天', weight: '重' })).toHaveLength(4);
  });
});

describe('字段的叫法', () => {
  test.each([
    [['title'], 'title'],
    [['steps', 2, 'role'], 'steps 第 3 项的 role'],
    [['manual', 'code'], 'manual.code'],
    [['steps', 0, 'records', 1], 'steps 第 1 项的 records 第 2 项'],
    [[3, 'name'], '第 4 项的 name'],
  ])('%j 从 1 数起', (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });
});

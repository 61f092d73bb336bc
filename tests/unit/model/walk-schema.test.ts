import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ref, refs, text } from '../../../src/model/fields.ts';
import { walkSchema } from '../../../src/model/walk-schema.ts';

const schema = z.strictObject({
  title: text('名称'),
  owner: ref('role', '岗位'),
  forms: refs('form'),
  status: z.enum(['草稿', '生效']),
  count: z.number().optional(),
  steps: z.array(z.strictObject({ name: text('步骤名'), role: ref('role').optional() })).default([]),
  basis: z.union([z.strictObject({ standard: ref('standard') }), z.strictObject({ reason: text('理由') })]).optional(),
  places: z.record(z.string(), ref('document')).optional(),
});

const data = {
  title: '终检',
  owner: 'checker',
  forms: ['FM-ZL-01', 'FM-ZL-02'],
  status: '生效',
  count: 3,
  steps: [{ name: '抽样', role: 'checker' }, { name: '放行' }],
  basis: { reason: '客户要求' },
  places: { 一: 'ZL-SOP-001' },
};

describe('按 schema 走遍数据', () => {
  const leaves = walkSchema(schema, data);

  test('每一处文字都走到，顺序与数据相同', () => {
    expect(leaves.map(({ path, value }) => `${path.join('.')}=${value}`)).toEqual([
      'title=终检',
      'owner=checker',
      'forms.0=FM-ZL-01',
      'forms.1=FM-ZL-02',
      'status=生效',
      'steps.0.name=抽样',
      'steps.0.role=checker',
      'steps.1.name=放行',
      'basis.reason=客户要求',
      'places.一=ZL-SOP-001',
    ]);
  });

  test('引用带着它引用的是哪一类', () => {
    expect(leaves.filter(({ meta }) => meta.ref).map(({ meta, value }) => [meta.ref, value])).toEqual([
      ['role', 'checker'],
      ['form', 'FM-ZL-01'],
      ['form', 'FM-ZL-02'],
      ['role', 'checker'],
      ['document', 'ZL-SOP-001'],
    ]);
  });

  test('可选的值是选项，不当作文章检查', () => {
    expect(leaves.find(({ value }) => value === '生效')?.kind).toBe('choice');
  });

  test('并列的写法取合得上的那一种', () => {
    expect(walkSchema(schema, { ...data, basis: { standard: 'GB 1-2020' } }).find(({ path }) => path[0] === 'basis')?.meta.ref).toBe('standard');
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadManual } from '../../../scripts/node/load-manual.ts';
import { projectDir } from '../../../scripts/node/project-dir.ts';

const companies = join(projectDir, 'tests/fixtures/companies');

/** A workshop of one person, a small company, a group of twelve centres with long names; none has a mistake in it. */
const fixtures = readdirSync(companies).map((name) => [name, join(companies, name, 'content'), '2027-02-01'] as const);

describe('没有错误的手册，检查不冤枉它', () => {
  test('样本公司至少三家，大小差得远', async () => {
    const sizes = await Promise.all(fixtures.map(async ([, dir]) => (await loadManual(dir, { today: '2027-02-01' })).manual?.documents.length ?? 0));
    expect(sizes.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBeGreaterThan(10);
  });

  test.each([...fixtures, ['随项目的手册', join(projectDir, 'content'), '2026-11-23'] as const])('%s：没有一处错误和警告', async (_name, dir, today) => {
    const { diagnostics } = await loadManual(dir, { today });
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRegistry } from '../../../scripts/node/load-document-types.ts';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { checkManual } from '../../../src/checks/index.ts';
import { compileManual } from '../../../src/model/compile-manual.ts';
import { parseSources, type ContentFile } from '../../../src/source/parse-sources.ts';
import { partsByName } from '../../../templates/parts/definitions.ts';

const wanted = 300;
/** The promise is 3 s; the rest is slack for a busy machine. CPU time, because other work must not count. */
const limitMs = 10_000;

const contentDir = join(projectDir, 'content');
const files: readonly ContentFile[] = readdirSync(contentDir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ path: file.slice(contentDir.length + 1).replaceAll('\\', '/'), bytes: readFileSync(file) }));

const documents = files.filter(({ path }) => /^[a-z]+\/[a-z]{2}-[a-z]{3}-\d{3}\.mdx$/.test(path));

/** The shipped documents again and again under new numbers and titles, until there are 300. */
function multiplied(): readonly ContentFile[] {
  const copies = Array.from({ length: wanted }, (_, index) => copyOf(documents[index % documents.length], Math.floor(index / documents.length)));
  return [...files.filter((file) => !documents.includes(file)), ...copies];
}

function copyOf(file: ContentFile | undefined, round: number): ContentFile {
  if (!file) throw new Error('content 里没有文件。');
  if (round === 0) return file;
  const number = (code: string): string => code.replace(/\d{3}$/, (digits) => String(Number(digits) + round * 50).padStart(3, '0'));
  const text = Buffer.from(file.bytes).toString('utf8');
  const renamed = text.replace(/^code: (.*)$/m, (_, code: string) => `code: ${number(code)}`).replace(/^title: (.*)$/m, (line) => `${line}（${round}）`);
  return { path: `${number(file.path.replace('.mdx', ''))}.mdx`, bytes: Buffer.from(renamed) };
}

test('300 份文件加全部登记册，检查一遍在 3 秒上下', async () => {
  const registry = await loadRegistry(join(projectDir, 'templates'));
  const input = multiplied();
  const before = process.cpuUsage();
  const { manual, diagnostics } = compileManual(registry, partsByName, parseSources({ files: input, publicFiles: ['brand/logo.svg'] }, { forPages: false }));
  const findings = manual ? checkManual(manual, { today: '2026-11-23' }) : [];
  const { user, system } = process.cpuUsage(before);
  const spent = (user + system) / 1000;
  expect(manual?.documents).toHaveLength(wanted);
  expect([...diagnostics, ...findings].filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(spent).toBeLessThan(limitMs);
  console.info(`检查 ${wanted} 份文件：${Math.round(spent)} ms`);
}, 60_000);

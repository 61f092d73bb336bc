import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shortDigest } from '../../../scripts/node/cache-dir.ts';
import { stampOf } from '../../../scripts/node/file-stamp.ts';
import { openPieceFiles } from '../../../scripts/node/piece-files.ts';
import { openFileWriter } from '../../../scripts/node/write-site-files.ts';

let dir = '';
const at = (...names: readonly string[]): string => join(dir, ...names);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'site-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('写网站的文件', () => {
  test('文字、字节和别的文件里的一段接成一个文件，指纹是整个文件的', () => {
    const pieces = openPieceFiles(at('scratch'));
    const [first, second] = [pieces.keep(['驱动', '电源']), pieces.keep(['灯罩'])];
    const written = openFileWriter(at('site')).write('print/book/index.html', ['<p>', second, Buffer.from('、'), first, '</p>']);
    const file = at('site', 'print/book/index.html');
    expect(readFileSync(file, 'utf8')).toBe('<p>灯罩、驱动电源</p>');
    expect(written).toEqual({ path: 'print/book/index.html', digest: shortDigest('<p>灯罩、驱动电源</p>'), stamp: stampOf(file) });
  });

  test('一段比一次读的还长，也一个字节不差', () => {
    const long = '灯'.repeat(1_000_000);
    const range = openPieceFiles(at('scratch')).keep([long]);
    openFileWriter(at('site')).write('long.html', [range]);
    expect(readFileSync(at('site', 'long.html'), 'utf8')).toBe(long);
  });

  test('那个文件变短了：报错，不写出少了一截的网页', () => {
    writeFileSync(at('last.html'), '短');
    expect(() => openFileWriter(at('site')).write('book.html', [{ file: at('last.html'), at: 0, length: 100 }])).toThrow('变短了');
  });

  test('放下的一段还读得出来', () => {
    const pieces = openPieceFiles(at('scratch'));
    pieces.keep(['前面的']);
    expect(pieces.read(pieces.keep(['后', '面的']))).toBe('后面的');
  });

  test('没有变的文件只是多一个名字', () => {
    writeFileSync(at('old.html'), '旧');
    const file = { path: 'qc/index.html', digest: '指纹', stamp: stampOf(at('old.html')) ?? '' };
    expect(openFileWriter(at('site')).link(file, at('old.html'))).toEqual(file);
    expect(statSync(at('site', file.path)).ino).toBe(statSync(at('old.html')).ino);
    expect(stampOf(at('site', file.path))).toBe(file.stamp);
  });

  test('与上次一样的只是多一个名字，不一样的另写，上次的不动', () => {
    mkdirSync(at('last'));
    writeFileSync(at('last/same.css'), '灯');
    writeFileSync(at('last/other.css'), '灯');
    const writer = openFileWriter(at('site'), at('last'));
    expect(writer.keep('same.css', Buffer.from('灯'))).toEqual({ path: 'same.css', digest: shortDigest('灯'), stamp: stampOf(at('last/same.css')) });
    expect(writer.keep('other.css', Buffer.from('泡'))).toMatchObject({ path: 'other.css', digest: shortDigest('泡') });
    writer.keep('new.css', Buffer.from('新'));
    const isSameFile = (name: string): boolean => statSync(at('site', name)).ino === statSync(at('last', name)).ino;
    expect([isSameFile('same.css'), isSameFile('other.css')]).toEqual([true, false]);
    expect(['last/other.css', 'site/other.css', 'site/new.css'].map((name) => readFileSync(at(name), 'utf8'))).toEqual(['灯', '泡', '新']);
  });

  test('拷贝文件夹：没有变的也只是多一个名字', () => {
    for (const folder of ['from/fonts', 'last/fonts']) mkdirSync(at(folder), { recursive: true });
    writeFileSync(at('from/fonts/a.woff2'), '字');
    writeFileSync(at('last/fonts/a.woff2'), '字');
    writeFileSync(at('from/fonts/b.woff2'), '体');
    openFileWriter(at('site'), at('last')).copyFolder('', at('from'));
    expect(statSync(at('site/fonts/a.woff2')).ino).toBe(statSync(at('last/fonts/a.woff2')).ino);
    expect(statSync(at('site/fonts/b.woff2')).ino).not.toBe(statSync(at('from/fonts/b.woff2')).ino);
    expect(readFileSync(at('site/fonts/b.woff2'), 'utf8')).toBe('体');
  });

  test('不能多一个名字的就拷贝，记号是拷贝的', () => {
    writeFileSync(at('old.html'), '旧');
    mkdirSync(at('site'));
    writeFileSync(at('site/a.html'), '占着名字');
    const file = { path: 'a.html', digest: '指纹', stamp: '从前的' };
    expect(openFileWriter(at('site')).link(file, at('old.html'))).toEqual({ ...file, stamp: stampOf(at('site/a.html')) });
    expect(readFileSync(at('site/a.html'), 'utf8')).toBe('旧');
  });

  test('拷贝文件夹：隐藏的文件和指到别处的链接不出去；没有这个文件夹就不拷', () => {
    mkdirSync(at('assets/pictures'), { recursive: true });
    writeFileSync(at('assets/pictures/lamp.svg'), '灯');
    writeFileSync(at('assets/.secret'), '密');
    symlinkSync('/etc/hostname', at('assets/elsewhere'));
    symlinkSync(at('assets/pictures'), at('assets/folder'));
    symlinkSync(at('assets'), at('linked'));
    const writer = openFileWriter(at('site'));
    for (const [path, from] of [['assets', 'assets'], ['linked', 'linked'], ['none', 'none']] as const) writer.copyFolder(path, at(from));
    expect(readFileSync(at('site', 'assets/pictures/lamp.svg'), 'utf8')).toBe('灯');
    for (const name of ['assets/.secret', 'assets/elsewhere', 'assets/folder', 'linked', 'none']) expect(statSync(at('site', name), { throwIfNoEntry: false })).toBeUndefined();
  });
});

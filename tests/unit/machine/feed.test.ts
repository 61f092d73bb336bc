import { describe, expect, test } from 'vitest';
import { formatFeed } from '../../../src/machine/format-feed.ts';
import { listRevisions } from '../../../src/model/revisions.ts';
import { checkHarbour, swap } from '../../support/harbour.ts';

const harbourManual = (...[patch]: Parameters<typeof checkHarbour>) => {
  const { manual } = checkHarbour(patch);
  if (!manual) throw new Error('样本不能读取');
  return manual;
};

describe('修订清单', () => {
  test('新的在前，同一天按编号，同一份文件后改的在前', () => {
    const file = 'quality/zl-sop-001.mdx';
    const [first] = harbourManual().documents.filter(({ code }) => code === 'ZL-SOP-001').flatMap(({ header }) => header.changes);
    if (!first) throw new Error('样本没有修订记录');
    const twice = harbourManual({
      [file]: (text) => swap('changes:\n', `changes:\n  - version: V0.9\n    date: ${first.date}\n    kind: 重大\n    summary: 试行\n`)(text),
    });
    const listed = listRevisions(twice).map(({ document, change }) => `${change.date} ${document.code} ${change.version}`);
    expect(listed.indexOf(`${first.date} ZL-SOP-001 ${first.version}`)).toBe(listed.indexOf(`${first.date} ZL-SOP-001 V0.9`) - 1);
    expect(listed.map((line) => line.slice(0, 10))).toEqual(listed.map((line) => line.slice(0, 10)).toSorted().toReversed());
  });
});

describe('修订的订阅', () => {
  test('每条都有自己的编号、时间、题目和网址，网址带子路径', () => {
    const manual = harbourManual();
    const feed = formatFeed(manual);
    const entries = [...feed.matchAll(/<entry>(.*?)<\/entry>/g)].map(([, entry = '']) => entry);
    expect(entries).toHaveLength(listRevisions(manual).length);
    const ids = entries.map((entry) => /<id>([^<]+)<\/id>/.exec(entry)?.[1]);
    expect(new Set(ids).size).toBe(entries.length);
    for (const entry of entries) expect(entry).toMatch(/<title>[A-Z-]+\d+ .+ V\d\.\d（(?:重大|一般)）<\/title><updated>\d{4}-\d\d-\d\dT00:00:00\+08:00<\/updated>.*href="https?:\/\/[^"]+\/manual\//);
  });

  test('题目里的尖括号和引号不会弄坏它', () => {
    const feed = formatFeed(harbourManual({ 'quality/zl-sop-001.mdx': swap('title: ', 'title: "<b>\'&" # ') }));
    expect(feed).toContain('&lt;b&gt;&apos;&amp;');
    expect(feed).not.toContain('<b>');
  });
});

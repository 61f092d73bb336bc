import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAssistance } from '../../../src/client/search/assist/assistance.ts';
import { isOneEditApart } from '../../../src/client/search/assist/edit-distance.ts';
import { nearestPhrases } from '../../../src/client/search/assist/nearest-phrases.ts';
import { suggestQueries } from '../../../src/client/search/assist/suggest-queries.ts';
import { listVocabulary } from '../../../src/domain/text/vocabulary.ts';
import { buildAssistance, buildSynonyms } from '../../../src/search/build-assistance.ts';

const source = {
  phrases: ['来料检验', '安全库存与补货', '重量检验', '退换货处理', '8D 纠正措施', '积分球测试'],
  synonyms: [['退货', '退换货', 'RMA'], ['只有一个']],
  latin: ['QC-SOP-001'],
  vocabulary: listVocabulary(['符合 RoHS 的灯具，来料单']),
};
const file = buildAssistance(source);
const assistance = parseAssistance(file);
const best = (query: string): string | undefined => suggestQueries(query, assistance, 0)[0]?.query;

describe('辅助文件', () => {
  test('同样的输入得到同样的文件，次序无关', () => {
    expect(buildAssistance({ ...source, phrases: [...source.phrases].reverse() })).toEqual(file);
  });
  test('按上下文读多音字', () => {
    const read = (text: string): string | undefined => assistance.phrases.find((phrase) => phrase.text === text)?.syllables.map(({ reading }) => reading).join(' ');
    expect(read('重量检验')).toBe('zhong liang jian yan');
    expect(read('退换货处理')).toBe('tui huan huo chu li');
    expect(read('8d 纠正措施')).toBe('8 d jiu zheng cuo shi');
  });
  test('只收本站用到的繁简对照', () => {
    expect(assistance.simplified.get('檢')).toBe('检');
    expect(assistance.simplified.has('龜')).toBe(false);
  });
  test('同义词文件：不足两个词的组不收，长的释义截短', () => {
    const { groups } = buildSynonyms(source);
    expect(groups).toEqual([['退货', '退换货', 'rma']]);
  });
});

describe('换一种写法', () => {
  test.each([
    ['繁体', '來料檢驗', '来料检验'],
    ['繁体又错一字', '來科檢驗', '来料检验'],
    ['全拼', 'lailiaojianyan', '来料检验'],
    ['首字母', 'lljy', '来料检验'],
    ['词中间的全拼', 'kucun', '库存'],
    ['没打完的全拼', 'anquankuc', '安全库存'],
    ['跳过几个字的全拼', 'laijian', '来料检验'],
    ['打错一个首字母', 'ljjy', '来料检验'],
    ['打错一个字母的全拼', 'lailiaojianyam', '来料检验'],
    ['分属两处的全拼', 'kucunjianyan', '库存 检验'],
    ['错一个字', '来科检验', '来料检验'],
    ['同音字', '安全酷存', '安全库存'],
    ['相近的音', '积分求侧试', '积分球测试'],
    ['汉字夹拼音', '来料jianyan', '来料检验'],
    ['缩写', '来检', '来料检验'],
    ['打错的英文', 'rosh', 'rohs'],
  ])('%s：%s 指的是「%s」', (_, typed, meant) => {
    expect(best(typed)).toBe(meant);
  });
  test('手册里有的说法不改', () => {
    expect(suggestQueries('来料检验', assistance, 0)).toEqual([]);
    expect(suggestQueries('rohs', assistance, 0)).toEqual([]);
  });
  test('编号不当作拼音', () => {
    expect(suggestQueries('qc-sop-001', assistance, 0)).toEqual([]);
  });
  test('毫无关系的输入没有建议', () => {
    expect(suggestQueries('魑魅魍魉', assistance, 0)).toEqual([]);
  });
  test('任何输入都不出错，建议不为空串', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z]{0,20}$/u), fc.stringMatching(/^[来料检验安全库存]{0,12}$/u)), (query) => {
      for (const suggestion of suggestQueries(query, assistance, 0)) expect(suggestion.query).not.toBe('');
    }));
  });
  test('找不到时给出相近的说法', () => {
    expect(nearestPhrases('库存积压', assistance)[0]).toBe('安全库存与补货');
    expect(nearestPhrases('xyz', assistance)).toEqual([]);
  });
});

describe('一步之差', () => {
  test.each([['led', 'let', true], ['led', 'ld', true], ['rohs', 'rosh', true], ['led', 'led', false], ['led', 'lamp', false]])('%s 与 %s：%s', (a, b, expected) => {
    expect(isOneEditApart(a, b)).toBe(expected);
  });
  test('与先后无关', () => {
    const word = fc.stringMatching(/^[abc]{0,6}$/u);
    fc.assert(fc.property(word, word, (a, b) => { expect(isOneEditApart(a, b)).toBe(isOneEditApart(b, a)); }));
  });
});

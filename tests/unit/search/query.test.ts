import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandQuery, otherWordings } from '../../../src/client/search/query/expand-query.ts';
import { joinIndexWords } from '../../../src/client/search/query/join-index-words.ts';
import { markTerms } from '../../../src/client/search/query/mark-terms.ts';
import { formatChineseNumeral, numeralVariants, parseChineseNumeral } from '../../../src/client/search/query/numeral-variants.ts';
import { planQuery } from '../../../src/client/search/query/plan-query.ts';
import { readIntent } from '../../../src/client/search/query/read-intent.ts';
import { hasLooseCharacters, openWordCutter, segmentUnits } from '../../../src/client/search/query/segment-words.ts';
import { dropStopPhrases } from '../../../src/client/search/query/stop-phrases.ts';
import { synonymVariants } from '../../../src/client/search/query/synonym-variants.ts';
import { codeSpellings, parseCodeQuery } from '../../../src/search/code-spellings.ts';
import { bigramsOf, indexTokens } from '../../../src/search/han-text.ts';
import { normaliseText } from '../../../src/search/normalise-text.ts';
import { searchKeys } from '../../../src/search/search-keys.ts';
import { separateText } from '../../../src/search/separate-tokens.ts';

/** A dictionary that knows nothing but pairs. */
const cutPairs = (han: string): readonly string[] => han.match(/..?/gu) ?? [];

describe('查询的规范化', () => {
  test('全角、大小写、标点统一', () => {
    expect(normaliseText('ＩＰ６５，「来料检验」？')).toBe('ip65 来料检验');
  });
  test('规范化两次与一次相同', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => { expect(normaliseText(normaliseText(text))).toBe(normaliseText(text)); }));
  });
  test('汉字切成相邻的两个字，编号去掉小数点与百分号', () => {
    expect(indexTokens(normaliseText('来料检验 GB/T 7000.1 不低于 98.5%'))).toEqual(['来料', '料检', '检验', 'gb', 't', '70001', '不低', '低于', '985']);
  });
  test('一个字自己就是一个词', () => {
    expect(bigramsOf('灯')).toEqual(['灯']);
  });
});

describe('问句', () => {
  test('去掉疑问的说法，留下问的事', () => {
    expect(dropStopPhrases('退货多少天内')).toBe('退货 天内');
    expect(dropStopPhrases('灯一直闪怎么办')).toBe('灯 闪');
  });
  test('只有疑问词时保留原样', () => {
    expect(dropStopPhrases('怎么办')).toBe('怎么办');
  });
  test('词里面的字不是问法：能效、功能、要点、理由、了解、目的都留着', () => {
    for (const word of ['能效备案', '遥控功能', '交底要点', '退货理由', '了解公司', '审核目的']) expect(dropStopPhrases(word)).toBe(word);
    expect(dropStopPhrases('客户要求能退吗')).toBe('客户 退');
  });
});

describe('问的是什么', () => {
  test('点了名的那一类', () => {
    expect([...readIntent('抽样课程').types]).toEqual(['课程']);
    expect([...readIntent('生产班长的职责').types]).toEqual(['岗位']);
    expect([...readIntent('来料检验').types]).toEqual([]);
  });
  test.each([
    ['供应商打分表', ['表单']], ['领料单', ['表单']], ['用工申请', ['表单']], ['报修填什么单', ['表单']], ['烘烤记在哪张表', ['表单']],
    ['插单', []], ['物料清单', []], ['改订单', []], ['消防课', ['课程']], ['广告审查员', ['岗位']], ['直播渠道', ['渠道']],
  ])('最后一个词说的是哪一类：%s → %j', (query, types) => { expect([...readIntent(query).types]).toEqual(types); });
  test.each([['呆滞料怎么处理', true], ['动火作业谁批', true], ['质保几年', true], ['什么是色温', false], ['收料单', false]])('%s：问做法 %s', (query, asksHow) => {
    expect(readIntent(query).asksHow).toBe(asksHow);
  });
});

describe('数字', () => {
  test.each([[0, '零'], [7, '七'], [10, '十'], [15, '十五'], [20, '二十'], [99, '九十九'], [100, '一百'], [103, '一百零三'], [115, '一百一十五'], [230, '二百三十']])('%i 写成 %s', (value, name) => {
    expect(formatChineseNumeral(value)).toBe(name);
  });
  test('写成汉字再读回来是同一个数', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (value) => { expect(parseChineseNumeral(formatChineseNumeral(value))).toBe(value); }));
  });
  test('7天 与 七天、十五天 与 15天 互相找到', () => {
    expect(numeralVariants('7天退货')).toEqual(['七天退货']);
    expect(numeralVariants('十五天内')).toContain('15天内');
    expect(numeralVariants('2小时')).toEqual(['二小时', '两小时']);
  });
  test('单位、型号里的数字不改写', () => {
    expect(numeralVariants('ip65灯具')).toEqual([]);
    expect(numeralVariants('3000k')).toEqual([]);
  });
});

describe('编号', () => {
  test('各种写法都归到同一个编号', () => {
    for (const typed of ['QC-SOP-003', 'qcsop3', 'qc sop 003', 'QC_SOP.3', 'qcsop03']) expect(parseCodeQuery(typed)).toContain('qcsop003');
  });
  test('普通的词不是编号', () => {
    expect(parseCodeQuery('来料检验')).toEqual([]);
    expect(parseCodeQuery('rohs')).toEqual([]);
  });
  test('索引里有读者会写的每种写法', () => {
    expect(codeSpellings('QC-SOP-003')).toEqual(['QC-SOP-003', 'QCSOP003', 'QC003', 'SOP003']);
    expect(codeSpellings('GB/T 7000.1-2023')).toEqual(['GBT700012023', 'GBT70001', '70001']);
    expect(codeSpellings('CAL-03-01')).toEqual(['CAL-03-01', 'CAL0301']);
  });
  test('标题的键含词与相邻两字，编号另放', () => {
    const { keys, code } = searchKeys('来料检验', { code: 'QC-SOP-001', type: '程序' });
    expect(keys.split(' ')).toEqual(expect.arrayContaining(['来料', '料检', '检验', '来料检验']));
    expect(code).toBe('QC-SOP-001 QCSOP001 QC001 SOP001');
    expect(searchKeys('安全库存').code).toBe('');
    expect(searchKeys('不合格品报告（NCR）').keys.split(' ')).toEqual(expect.arrayContaining(['不合格品报告ncrz', '不合格品报告z']));
  });
});

describe('同义词', () => {
  const groups = [['退货', '退换货', 'rma'], ['货', '商品'], ['led', '发光二极管']];
  test('换成同组的每个词', () => {
    expect(synonymVariants('rma流程', groups)).toEqual(['退货流程', '退换货流程']);
  });
  test('重叠时长的词优先', () => {
    expect(synonymVariants('退换货', groups)).toEqual(['退货', 'rma']);
  });
  test('字母词只按整词替换', () => {
    expect(synonymVariants('labeled', groups)).toEqual([]);
  });
});

describe('查询计划', () => {
  const context = { cut: cutPairs, synonyms: [['来料', '进料']] };
  test('整个名称最重，然后是相邻两字全部命中，按词又次之', () => {
    expect(planQuery('来料检验', 1, 'direct', cutPairs).subQueries).toEqual([
      { tokens: '"来料检验z"', weight: 20, term: '来料检验', origin: 'direct' },
      { tokens: '来料 料检 检验', weight: 1.25, term: '来料检验', origin: 'direct' },
      { tokens: '来料 检验', weight: 1, term: '来料检验', origin: 'direct' },
    ]);
  });
  test('没打完的字母也找，换上去的说法按整个词找', () => {
    expect(planQuery('esd 培训', 1, 'direct', cutPairs).subQueries[1]).toMatchObject({ tokens: 'esd* 培训' });
    expect(planQuery('ca', 1, 'synonym', cutPairs).subQueries[1]).toMatchObject({ tokens: 'ca' });
  });
  test('只打了一个字时，它开头的词都算', () => {
    expect(planQuery('灯', 1, 'direct', cutPairs).subQueries[1]).toMatchObject({ tokens: '灯*' });
  });
  test('字母与数字分开再查一次', () => {
    expect(planQuery('3000k', 1, 'direct', cutPairs).subQueries.map(({ tokens }) => tokens)).toContain('3000 k');
  });
  test('编号的权重压过一切，同义词低于原词', () => {
    expect(expandQuery('qcsop3', 1, 'direct', context).subQueries[0]).toMatchObject({ tokens: '"qcsop3"', weight: 10, origin: 'code' });
    const synonyms = otherWordings('来料检验', 1, context).filter(({ origin }) => origin === 'synonym');
    expect(synonyms).toContainEqual(expect.objectContaining({ tokens: '进料 料检 检验', weight: 1 }));
  });
  test('任何输入都不会产生空的子查询', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...expandQuery(normaliseText(text), 1, 'direct', context).subQueries, ...otherWordings(normaliseText(text), 1, context)].filter(({ tokens }) => tokens.trim() === '')).toEqual([]);
    }));
  });
  test('词典把词切碎时，高亮用相邻两字', () => {
    expect(markTerms('退货 天内', (han) => [...han])).toEqual(['退货', '天内']);
    expect(markTerms('来料检验', cutPairs)).toEqual(['来料检验', '来料', '检验']);
  });
});

describe('查索引用的词', () => {
  const cutInto = (...words: readonly string[]) => () => words;
  test('词典不认识的词散成单字，接回去再查', () => {
    expect(segmentUnits('退款多久到账', cutInto('退款', '多久', '到', '账'))).toEqual(['退款', '多久', '到账']);
    expect(segmentUnits('来料检', cutInto('来', '料', '检'))).toEqual(['来料检']);
  });
  test('总共两个字时不接：退货也要找到退换货', () => {
    expect(segmentUnits('退货', cutInto('退', '货'))).toEqual(['退', '货']);
  });
});

describe('打错的词散成单个的字', () => {
  const cutAs = (words: readonly string[]): ((han: string) => readonly string[]) => () => words;
  test.each<[string, readonly string[], boolean]>([['来科检验', ['来', '科', '检验'], true], ['仪器脏', ['仪器', '脏'], false], ['退货谁赔付', ['退货', '谁', '赔付'], false]])('%s', (query, words, loose) => {
    expect(hasLooseCharacters(query, cutAs(words))).toBe(loose);
  });
  test('隔着空格的不算挨着', () => { expect(hasLooseCharacters('灯 脏', (han) => [...han])).toBe(false); });
});

describe('词典切开、手册连着用的词', () => {
  const places: Readonly<Record<string, number>> = { 控器: 38, 遥控: 40, 灯珠: 80, 供应: 900, 应商: 880, 新员: 20, 员工: 30, 灯麻: 0, 麻手: 9 };
  const count = async (pair: string): Promise<number> => places[pair] ?? 0;
  const cutAs = (...words: readonly string[]): ((han: string) => readonly string[]) => (han) => (han === words.join('') ? words : [han]);
  const joined = async (words: readonly string[], mayJoin = (): boolean => true): Promise<readonly string[]> =>
    (await joinIndexWords(words.join(''), cutAs(...words), mayJoin, count))(words.join(''));
  test('总挨在一起的是一个词：遥控器、灯珠、供应商、麻手', async () => {
    expect(await joined(['遥控', '器'])).toEqual(['遥控器']);
    expect(await joined(['灯', '珠'])).toEqual(['灯珠']);
    expect(await joined(['供应', '商'])).toEqual(['供应商']);
    expect(await joined(['灯', '麻', '手'])).toEqual(['灯', '麻手']);
  });
  test('偶尔挨着的、两个整词、不许合的，照旧', async () => {
    expect(await joined(['供应', '器'])).toEqual(['供应', '器']);
    expect(await joined(['遥控', '员工'])).toEqual(['遥控', '员工']);
    expect(await joined(['遥控', '器'], () => false)).toEqual(['遥控', '器']);
  });
});

describe('没有分词词典的浏览器', () => {
  test('改用相邻两字', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(openWordCutter()('来料检验')).toEqual(['来料', '料检', '检验']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});

describe('索引前的文字', () => {
  test('字母数字之间的中文标点后补空格', () => {
    expect(separateText('IP65，3000 K')).toBe('IP65， 3000 K');
  });
  test('汉字之间不动', () => {
    expect(separateText('来料，检验')).toBe('来料，检验');
  });
});

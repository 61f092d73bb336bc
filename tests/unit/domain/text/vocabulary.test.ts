import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everydayWords } from '../../../../src/domain/text/everyday-words.ts';
import { charactersOf, latinWordsOf, listVocabulary } from '../../../../src/domain/text/vocabulary.ts';

describe('手册里用了哪些字词', () => {
  test('汉字各一个，照字码排；别的字不收', () => {
    expect(listVocabulary(['检验灯，灯 100%', '抽检㐀']).characters).toBe([...'抽检灯验'].sort().join(''));
  });

  test('英文词不分大小写、全角半角，三个字母起', () => {
    expect(latinWordsOf(['符合 RoHS 和ＬＥＤ、ab、2835 灯珠', 'rohs；gb7000.1'])).toEqual(['gb7000', 'led', 'rohs']);
  });

  test('平常说法的一组里有一个词出现，这一组就在', () => {
    const { everyday } = listVocabulary(['外箱破', '损的先拍照，受潮']);
    expect(everyday.some((group) => group.includes('受潮'))).toBe(true);
    expect(everyday.some((group) => group.includes('破损'))).toBe(false);
  });

  test('从每个位置找词，与逐个词去找一样', () => {
    const words = everydayWords.flat();
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom('的', '灯', '，', '坏', '了', '不')), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        expect(listVocabulary(texts).everyday).toEqual(everydayWords.filter((group) => group.some((word) => texts.some((one) => one.includes(word)))));
      }),
    );
  });

  test('什么都没有', () => {
    expect(listVocabulary([])).toEqual({ characters: '', latin: [], everyday: [] });
    expect(charactersOf([''])).toEqual(new Set());
  });
});

import { listVocabulary } from '../../src/domain/text/vocabulary.ts';
import type { SearchSource } from '../../src/search/assistance-file.ts';
import { searchKeys } from '../../src/search/search-keys.ts';

/** A made document: its title is a combination that no other one has. */
export interface GeneratedPage {
  readonly slug: string;
  readonly code: string;
  readonly title: string;
  readonly chapter: string;
  readonly sections: readonly (readonly [heading: string, text: string])[];
}

const objects = ['吸顶灯', '筒灯', '射灯', '轨道灯', '面板灯', '投光灯', '庭院灯', '路灯', '台灯', '镜前灯', '壁灯', '落地灯', '应急灯', '橱柜灯', '隧道灯', '工矿灯', '线性灯', '埋地灯', '水下灯', '舞台灯'];
const parts = ['驱动', '灯珠', '透镜', '灯罩', '散热器', '支架', '接线盒', '密封圈', '铝基板', '调光模块', '遥控器', '外壳', '电源线', '彩盒', '铭牌', '反光杯', '防水接头', '扩散板', '螺钉', '说明书'];
const activities = ['来料验收', '供方评审', '样机试制', '寿命试验', '成本分析', '库存管理', '包装改进', '失效分析', '变更评审', '替代验证'];

const chapters = ['质量', '供应', '研发', '销售', '售后'];

const sentences = (object: string, part: string, activity: string): readonly string[] => [
  `${activity}由责任岗位在三个工作日内完成，结果写进系统，超期的由班组长当天催办。`,
  `收到${part}以后先核对型号、数量和批号，与订单不符的当场拍照并挂待检牌。`,
  `抽取五件做外观、尺寸和通电检查，读数落在限值边上的换一台仪器重测。`,
  `${object}的额定功率、光通量和色温按产品规格书判定，每一项都写测量值而不写合格。`,
  '不合格的隔离存放，二十四小时内开评审会，决定退回、挑选或报废。',
  '客户投诉与监督抽查发现的问题并入同一张清单，每月看一次重复发生的项目。',
  `改动以后先做小批，确认${part}与证书一致，再通知仓库切换旧料。`,
  '费用按实际工时和材料结算，超过预算一成的报经理批准。',
];

const rotate = <T>(items: readonly T[], by: number): readonly T[] => [...items.slice(by % items.length), ...items.slice(0, by % items.length)];

const pageAt = (at: number): GeneratedPage => {
  const object = objects[at % objects.length] ?? '';
  const part = parts[Math.floor(at / objects.length) % parts.length] ?? '';
  const activity = activities[Math.floor(at / (objects.length * parts.length)) % activities.length] ?? '';
  const edition = Math.floor(at / (objects.length * parts.length * activities.length));
  const text = rotate(sentences(object, part, activity), at);
  const code = `GX-SOP-${String(at + 1).padStart(4, '0')}`;
  return {
    slug: `g/${String(at + 1)}`,
    code,
    title: `${object}${part}${activity}${edition === 0 ? '' : `第${String(edition + 1)}版`}`,
    chapter: chapters[at % chapters.length] ?? '',
    sections: [['做法', text.slice(0, 3).join('')], ['判定', text.slice(3, 5).join('')], ['记录', text.slice(5).join('')]],
  };
};

/** The same pages in every run. */
export const generatePages = (count: number): readonly GeneratedPage[] => Array.from({ length: count }, (_, at) => pageAt(at));

const meta = (name: string, value: string): string => `<meta data-pagefind-meta="${name}[content]" content="${value}">`;

/** A page as the site's templates write it, as far as the index reads it. */
export const renderGenerated = ({ title, code, chapter, sections }: GeneratedPage): string => {
  const keys = searchKeys(title, { code });
  const facts = `<span data-pagefind-filter="chapter">${chapter}</span><span data-pagefind-filter="type">作业程序</span>`;
  const body = sections.map(([heading, text], at) => `<h2 id="s${String(at + 1)}">${heading}</h2><p>${text}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><body><main data-pagefind-body>${meta('keys', keys.keys)}${meta('code', keys.code)}${meta('type', '作业程序')}<div data-pagefind-ignore>${facts}</div><h1 data-pagefind-meta="title">${title}</h1>${body}</main></body></html>`;
};

export const sourceOf = (pages: readonly GeneratedPage[]): SearchSource =>
  ({ phrases: pages.map(({ title }) => title), synonyms: [], latin: [], vocabulary: listVocabulary(pages.flatMap(({ sections }) => sections.flat())) });

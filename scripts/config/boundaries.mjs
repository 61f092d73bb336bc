/**
 * What may import what. Each rule has a name, the edge that it forbids and one sentence of advice for whoever breaks it.
 * dependency-cruiser applies them to TypeScript; the architecture test applies the same paths to the imports of .astro files.
 */
const notTests = { pathNot: '^tests/|[.]test[.]ts$' };

export const boundaries = [
  {
    name: 'domain-is-pure',
    severity: 'error',
    comment: '业务计算只依赖自己（解析计算式的 acorn 除外）。要用的数据作为参数传进来。',
    from: { path: '^src/domain/', ...notTests },
    to: { pathNot: '^src/domain/|(^|/)node_modules/acorn/' },
  },
  {
    name: 'acorn-only-for-formulas',
    severity: 'error',
    comment: 'acorn 只用来解析指标计算式。',
    from: { pathNot: '^src/domain/kpi/|^tests/' },
    to: { path: '(^|/)node_modules/acorn/' },
  },
  {
    name: 'diagnostics-stand-alone',
    severity: 'error',
    comment: '诊断是值和格式，不认识手册。',
    from: { path: '^src/diagnostics/', ...notTests },
    to: { pathNot: '^src/diagnostics/' },
  },
  {
    name: 'core-stays-pure',
    severity: 'error',
    comment: '模型和检查只依赖业务计算、诊断、模型和 zod；读文件放 scripts/node，渲染放 templates。',
    from: { path: '^src/(model|checks)/', ...notTests },
    to: { pathNot: '^src/(domain|diagnostics|model|checks)/|(^|/)node_modules/zod/' },
  },
  {
    name: 'compare-stays-pure',
    severity: 'error',
    comment: '比较两版手册只用编译好的模型；从 git 读旧的一版放 scripts/node。',
    from: { path: '^src/compare/', ...notTests },
    to: { pathNot: '^src/(domain|diagnostics|model|compare)/|(^|/)node_modules/zod/' },
  },
  {
    name: 'machine-stays-pure',
    severity: 'error',
    comment: '给程序看的文件（Markdown 副本、站点地图、订阅、结构化数据）只从编译好的模型写出，不看网页。',
    from: { path: '^src/machine/', ...notTests },
    to: { pathNot: '^src/(domain|diagnostics|model|machine)/|(^|/)node_modules/zod/' },
  },
  {
    name: 'markdown-below-model',
    severity: 'error',
    comment: '正文解析只产出模型规定的数据，不认识登记册和页面。',
    from: { path: '^src/markdown/', ...notTests },
    to: { path: '^(src/(checks|source|site|client|pages|search)|templates|scripts)/' },
  },
  {
    name: 'types-know-the-contract-only',
    severity: 'error',
    comment: '文件类型的定义只依赖模型的约定、业务计算、诊断和 zod。',
    from: { path: '^templates/(?!parts/|shell/|tools/)[^/]+/[^/]+[.]ts$', ...notTests },
    to: { pathNot: '^src/(domain|diagnostics|model)/|(^|/)node_modules/zod/|^templates/' },
  },
  {
    name: 'types-do-not-know-each-other',
    severity: 'error',
    comment: '一类文件不引用另一类文件的文件夹；共用的部分放 templates/parts 或 templates/shell。',
    from: { path: '^templates/(?!parts/|shell/|tools/)([^/]+)/', ...notTests },
    to: { path: '^templates/', pathNot: '^templates/($1|parts|shell)/' },
  },
  {
    name: 'astro-only-in-the-site',
    severity: 'error',
    comment: 'astro:* 只在 src/site、src/pages、src/content.config.ts 和 .astro 文件里用；别处拿编译好的 Manual。',
    from: { pathNot: '^src/(site|pages)/|^src/content[.]config[.]ts$|[.]astro$|^scripts/|^tests/|^astro[.]config' },
    to: { path: '^(node_modules/)?astro(:|/|$)|(^|/)node_modules/(astro|@astrojs)/' },
  },
  {
    name: 'io-only-in-scripts',
    severity: 'error',
    comment: '读写文件、网络和进程只在 scripts/node 和 scripts/*.ts 里；纯代码收发数据（解压缩是计算，在 scripts/pdf/flate.ts）。',
    from: { pathNot: '^scripts/(node/|pdf/flate[.]ts$|[^/]+[.]ts$|config/)|^tests/|[.]test[.]ts$|^astro[.]config' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'puppeteer-behind-two-doors',
    severity: 'error',
    comment: '浏览器只从 scripts/node 的浏览器和打印模块打开。',
    from: { pathNot: '^scripts/node/(browser[^/]*|find-browser|print-[^/]*|open-print-page)[.]ts$|^tests/' },
    to: { path: '(^|/)node_modules/(puppeteer|puppeteer-core|@puppeteer)/' },
  },
  {
    name: 'yaml-only-where-files-are-read',
    severity: 'error',
    comment: '检查和页面不解析 YAML；src/source 把文件变成数据。',
    from: { pathNot: '^src/source/|^scripts/|^tests/|[.]test[.]ts$' },
    to: { path: '(^|/)node_modules/yaml/' },
  },
  {
    name: 'commands-stay-on-top',
    severity: 'error',
    comment: '网站只经由 read-content（内容）、project-dir 和打印计划的类型接触 scripts。',
    from: { path: '^(src|templates)/', ...notTests },
    to: { path: '^scripts/', pathNot: '^scripts/(node/(read-content|project-dir)|pdf/print-plan)[.]ts$' },
  },
  {
    name: 'browser-code-is-small',
    severity: 'error',
    comment: '浏览器里的代码只依赖自己和纯计算，不把模型、模板或构建期的库带给读者。',
    from: { path: '^src/client/', ...notTests },
    to: { pathNot: '^src/(client|search|domain|charts)/|^src/offline/offline-catalogue[.]ts$|(^|/)node_modules/workbox-' },
  },
  {
    name: 'workbox-only-in-the-worker',
    severity: 'error',
    comment: 'workbox 只在离线用的 service worker 里；页面的脚本要小。',
    from: { pathNot: '^src/client/offline/service-worker[.]ts$|^scripts/node/write-offline[.]ts$' },
    to: { path: '(^|/)node_modules/workbox-' },
  },
  {
    name: 'no-circles',
    severity: 'error',
    comment: '两个模块互相引用，就分不清谁在谁之上：把共用的部分提出来。',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

/** What a component is given. */
export type Props = Record<string, unknown>;

/** What the components of a page share. Compiled templates hand it on from one to the next and ask it for their `Astro`. */
export interface PageState {
  createAstro(props: Props): object;
  /** Style sheets, until they stand in the head. */
  head: string;
  /** Whether there is a head, or will be. */
  hasHead: boolean;
  templateDepth: number;
  /** Scripts that stand in the page. */
  readonly scripts: Set<string>;
  readonly scriptFiles: ScriptFiles;
}

/** The scripts of components: those that became part of the page, and where the others are served. */
export interface ScriptFiles {
  readonly inlined: ReadonlyMap<string, string>;
  address(id: string): string;
}

/** Whatever is asked of it is an error, and not undefined: as the prototype of an object, what the object has not. */
export const refuseAll = (explain: (name: string) => string): object =>
  new Proxy({}, {
    get: (_target, name) => {
      throw new Error(explain(String(name)));
    },
  });

/** What the same name stands for in all components of the site. */
export interface SiteFacts {
  readonly site: URL;
  readonly generator: string;
}

/** A component's `Astro`, as far as our templates use it. */
class AstroGlobal {
  /** Set by the compiled component. */
  self: unknown = null;
  readonly props: Props;
  readonly site: URL;
  readonly generator: string;
  constructor(props: Props, { site, generator }: SiteFacts) {
    this.props = props;
    this.site = site;
    this.generator = generator;
  }
}

Object.setPrototypeOf(AstroGlobal.prototype, refuseAll((name) => `模板里用了 Astro.${name}：生成网站时没有它，只有 Astro.props、Astro.self、Astro.site 和 Astro.generator。要用别的，补进 src/site/page-state.ts。`));

/** What a page is rendered from. */
interface PageBasis {
  readonly head: string;
  readonly hasHead: boolean;
  readonly scriptFiles: ScriptFiles;
  readonly facts: SiteFacts;
}

export const openPage = ({ head, hasHead, scriptFiles, facts }: PageBasis): PageState => ({
  createAstro: (props) => new AstroGlobal(props, facts),
  head,
  hasHead,
  templateDepth: 0,
  scripts: new Set(),
  scriptFiles,
});

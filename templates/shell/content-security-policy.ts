/** The order of the style sheets' layers, said before the first of them arrives. */
export const layerOrder = '@layer reset, tokens, base, document, part, print, utility;';

/**
 * Runs before the page is drawn: the reader's theme, the mark that scripts run, and what a script of the page may load
 * (Trusted Types): workers of this site and nothing else.
 */
export const firstScript = [
  "try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}",
  "document.documentElement.dataset.js='';",
  "window.trustedTypes?.createPolicy('default',{createScriptURL(u){if(new URL(u,document.baseURI).origin===location.origin)return u;throw new TypeError(u)}});",
].join('');

/** Names of the Trusted Types policies: the one above, and the one of src/client/set-markup.ts. */
const trustedTypes = ['default', 'manual'];

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

const directives: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  // Pagefind's index is searched by WebAssembly, which browsers count as evaluation.
  ['script-src', `'self' ${await hashOf(firstScript)} 'wasm-unsafe-eval'`],
  ['style-src', `'self' ${await hashOf(layerOrder)}`],
  ['img-src', "'self' data:"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'self'"],
];

const format = (all: readonly (readonly [string, string])[]): string => all.map(([name, value]) => `${name} ${value}`).join('; ');

/** What every page says about itself, so that it holds on any host. */
export const pagePolicy: string = format([...directives, ['require-trusted-types-for', "'script'"], ['trusted-types', trustedTypes.join(' ')]]);

/** What a host that sends headers adds: it also holds for workers and files, and nobody may frame a page. */
export const headerPolicy: string = format([...directives, ['frame-ancestors', "'none'"]]);

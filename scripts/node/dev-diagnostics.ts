import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { ShownFinding } from '../../src/client/dev/findings-overlay.ts';

export interface DevDiagnostics {
  readonly integration: AstroIntegration;
  /** Shows these findings on every open page, in place of the earlier ones. */
  publish(diagnostics: readonly Diagnostic[]): void;
}

const event = 'manual:findings';

/** Errors and warnings of the content as an overlay on the pages of the dev server; notes stay in the terminal. */
export function devDiagnostics(contentDir: string): DevDiagnostics {
  let shown: readonly ShownFinding[] = [];
  let server: ViteDevServer | undefined;
  const answer = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(shown));
  };
  const integration: AstroIntegration = {
    name: 'manual-findings',
    hooks: {
      'astro:config:setup': ({ injectScript }) => injectScript('page', overlayScript),
      'astro:server:setup': ({ server: started }) => {
        server = started;
        started.middlewares.use((request, response, next) => (request.url?.endsWith('/__manual/findings.json') ? answer(response) : next()));
      },
    },
  };
  const publish = (diagnostics: readonly Diagnostic[]): void => {
    shown = diagnostics.filter(({ severity }) => severity !== 'info').map((diagnostic) => showFinding(diagnostic, contentDir));
    server?.ws.send(event, shown);
  };
  return { integration, publish };
}

const overlayScript = `
import { showFindings } from '/src/client/dev/findings-overlay.ts';
fetch(import.meta.env.BASE_URL.replace(/\\/?$/, '/') + '__manual/findings.json').then((response) => response.json()).then(showFindings);
import.meta.hot?.on('${event}', showFindings);
`;

const showFinding = ({ code, severity, file, line, column, message, hint }: Diagnostic, contentDir: string): ShownFinding => ({
  title: `${severity === 'error' ? '错误' : '警告'} ${code} ${catalogue[code].title}`,
  isError: severity === 'error',
  place: `${file}:${line}:${column}`,
  target: `${resolve(contentDir, file.replace(/^content\//, ''))}:${line}:${column}`,
  message,
  hint,
});

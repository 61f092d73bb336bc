import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headerPolicy } from '../../templates/shell/content-security-policy.ts';

type Header = readonly [name: string, value: string];

/** What a host should send with every file of the site. */
export const securityHeaders: readonly Header[] = [
  ['Content-Security-Policy', headerPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** Only for a host that serves the site by https; this machine does not. */
const https: Header = ['Strict-Transport-Security', 'max-age=31536000'];

const all: readonly Header[] = [...securityHeaders, https];

/** The same headers as each kind of host wants to be told of them: Netlify and Cloudflare Pages, nginx, Caddy. */
const files: readonly (readonly [path: string, text: string])[] = [
  ['_headers', ['/*', ...all.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')],
  ['deploy/nginx-headers.conf', ['# server { … include nginx-headers.conf; }', ...all.map(([name, value]) => `add_header ${name} "${value}" always;`), ''].join('\n')],
  ['deploy/Caddyfile-headers', ['# example.com { … import Caddyfile-headers }', 'header {', ...all.map(([name, value]) => `\t${name} "${value}"`), '}', ''].join('\n')],
];

/** Writes the header files into a built site. */
export async function writeHeaders(siteDir: string): Promise<void> {
  await mkdir(join(siteDir, 'deploy'), { recursive: true });
  await Promise.all(files.map(([path, text]) => writeFile(join(siteDir, path), text)));
}

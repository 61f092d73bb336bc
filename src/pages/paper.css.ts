import type { APIRoute } from 'astro';
import { pagePrintSheet } from '../../templates/shell/page-print.ts';
import paperSheet from '../../templates/shell/styles/paper.css?raw';

export const GET: APIRoute = () => new Response(pagePrintSheet(paperSheet), { headers: { 'content-type': 'text/css; charset=utf-8' } });

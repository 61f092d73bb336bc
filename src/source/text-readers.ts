import { parseBody, type BodySource } from '../markdown/parse-body.ts';
import type { ParsedBody } from '../model/parsed-body.ts';
import { loadPlainYaml, type PlainYaml } from './plain-yaml.ts';

/** What makes data of texts. Whoever keeps what was made of a text brings readers that take it from there. */
export interface TextReaders {
  readonly parseBody: (source: BodySource) => ParsedBody;
  readonly loadYaml: (text: string) => PlainYaml;
}

/** They make everything anew. */
export const freshReaders: TextReaders = { parseBody, loadYaml: loadPlainYaml };

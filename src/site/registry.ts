import type { DocumentType } from '../model/document-type.ts';
import { createRegistry } from '../model/registry.ts';

const definitions = import.meta.glob<DocumentType>('../../templates/*/definition.ts', { eager: true, import: 'default' });

export const registry = createRegistry(Object.values(definitions));

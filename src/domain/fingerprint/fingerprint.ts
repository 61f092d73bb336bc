const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;
const mask = 0xffffffffffffffffn;

/**
 * Sixteen hex digits that change when the content of a value changes, and stay when only its spacing, its full-width forms or the order
 * of its fields do. FNV-1a, 64 bits, over UTF-8: a check against forgetting, not against forgery.
 */
export function fingerprint(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(canonical(value)) ?? '');
  const hash = bytes.reduce((sum, byte) => ((sum ^ BigInt(byte)) * prime) & mask, offsetBasis);
  return hash.toString(16).padStart(16, '0');
}

/** The same content in one spelling: texts without spaces, fields by name, fields without a value left out. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFKC').replace(/\s+/g, '');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, canonical(field)]));
}

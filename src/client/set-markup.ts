interface MarkupPolicy {
  readonly createHTML: (html: string) => string;
}

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string }) => MarkupPolicy;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

const policy: MarkupPolicy = trustedTypes?.createPolicy('manual', { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** Replaces what is in an element by markup that this site's own code wrote and escaped. The only way in which its scripts may do so. */
export function setMarkup(element: Element, markup: string): void {
  element.innerHTML = policy.createHTML(markup);
}

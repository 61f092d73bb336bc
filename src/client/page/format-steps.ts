/** A step as it stands on the page. */
export interface ShownStep {
  readonly name: string;
  readonly role: string;
  readonly action: string;
}

/** The steps of a procedure as plain text for a message or a checklist; the last line says where they come from. */
export function formatSteps(title: string, steps: readonly ShownStep[], address: string): string {
  const lines = steps.map(({ name, role, action }, index) => `${index + 1}. ${name}（${role}）：${action}`);
  return [title, ...lines, `来自 ${address}，以在线版为准。`].join('\n');
}

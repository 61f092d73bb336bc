/** The id of a step's place on its document's page. */
export const stepAnchor = (step: string): string => `step-${step}`;

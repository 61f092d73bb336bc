interface PathPattern {
  readonly path?: string;
  readonly pathNot?: string;
}

export interface Boundary {
  readonly name: string;
  readonly severity: string;
  readonly comment: string;
  readonly from: PathPattern;
  readonly to: PathPattern & { readonly dependencyTypes?: readonly string[]; readonly circular?: boolean };
}

export const boundaries: readonly Boundary[];

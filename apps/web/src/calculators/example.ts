/** A worked example that was published: `name` and `note` are words below `calculators.example`. */
export interface Example<Draft> {
  id: string;
  /** As people cite it, the same in every language. */
  source: string;
  draft: Draft;
}

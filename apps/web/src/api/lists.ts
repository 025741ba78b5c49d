import type {
  CertificateListReply,
  ImpactCaseListReply,
  OrganizationListReply,
  QuantityListReply,
  SchemeListReply,
} from './generated';
import { getJson, type QueryValue } from './http';

/** The lists of records, each with what one page of it is. */
export interface ListPages {
  certificates: CertificateListReply;
  'impact-cases': ImpactCaseListReply;
  organizations: OrganizationListReply;
  quantities: QuantityListReply;
  schemes: SchemeListReply;
}

export type ListName = keyof ListPages;
export type ListItem<List extends ListName> = ListPages[List]['items'][number];

export const readList = <List extends ListName>(
  list: List,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
) => getJson<`/v1/${ListName}`>(`/v1/${list}`, { query, signal }) as Promise<ListPages[List]>;

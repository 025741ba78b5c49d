import { NATIONAL_SCHEMES } from '@suyuan/domain';
import { publishScheme, type DemoRequest } from './requests';

/** The national verification schemes as they come with the product. */
export function schemeRequests(): DemoRequest[] {
  return NATIONAL_SCHEMES.map(publishScheme);
}

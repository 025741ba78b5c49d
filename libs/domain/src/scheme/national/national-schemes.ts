import type { SchemePublished } from '../scheme.events';
import { JJG_2053_2006 } from './jjg-2053-2006';
import { JJG_2053_2016 } from './jjg-2053-2016';
import { JJG_2056_1990 } from './jjg-2056-1990';
import { JJG_2062_1990 } from './jjg-2062-1990';
import { JJG_2087_1990 } from './jjg-2087-1990';

/**
 * The national verification schemes (国家计量检定系统表) that come with the product, as data a regulator can publish or
 * correct: each is the body of a `POST /v1/schemes`, and nothing in the code depends on its figures.
 */
export const NATIONAL_SCHEMES: readonly SchemePublished['data'][] = [
  JJG_2053_2006,
  JJG_2053_2016,
  JJG_2056_1990,
  JJG_2062_1990,
  JJG_2087_1990,
];

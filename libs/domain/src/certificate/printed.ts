import type { CivilDate, DecimalText, QuantityValue } from '../vocabulary';
import { pseudonymOf, signatoriesOf, type Pseudonyms, type Signatory, type SignatoryBody } from './persons';

/**
 * What ISO/IEC 17025, 7.8 has a certificate print beside its figures (RECORD.md section 12). All of it is optional,
 * recorded as it stands, shown, and searched where it identifies something.
 */

/** Where it was done: in the laboratory, at the customer's (现场), in another place of the laboratory's. */
export const PLACE_KINDS = ['LABORATORY', 'ON_SITE', 'BRANCH'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The scale that temperatures are stated on, as it is printed. */
export const TEMPERATURE_SCALES = [
  'ITS-90',
  'PLTS-2000',
  'IPTS-68',
  'EPT-76',
  'IPTS-48',
  'ITS-27',
  'THERMODYNAMIC',
] as const;
export type TemperatureScale = (typeof TEMPERATURE_SCALES)[number];

export interface CalibrationPlace {
  kind: PlaceKind;
  name?: string;
  region?: string;
}

/** A number beside that of the certificate: of the order, the report, the item as the customer calls it. */
export interface OtherNumber {
  kind: string;
  value: string;
}

/** Whom it was done for (委托方); a private person by a pseudonym. */
export interface Customer {
  organization?: string;
  name?: string;
  person?: string;
}

/** What certificates and their events bear alike. */
export interface PrintedFacts {
  /** The first day of work that took several; `performedOn` is the last one, and the one that counts. */
  performedFrom?: CivilDate;
  place?: CalibrationPlace;
  /** Where in that place: hall, line, the site as the laboratory calls it. */
  site?: string;
  otherNumbers?: OtherNumber[];
  customer?: Customer;
  signatories?: Signatory[];
  /** Numbers of the seals and labels that were put on. */
  seals?: string[];
  temperatureScale?: TemperatureScale;
  /** Which of several instruments under one number it is of: `2/3`. */
  item?: string;
  /** Which issue of one number it is; left out: the first. */
  revision?: number;
}

/** One coefficient of what describes the instrument: R0, A and B of a platinum thermometer. */
export interface Coefficient {
  symbol: string;
  value: DecimalText;
  /** As it is printed: coefficients have units that nobody measures in. */
  unit?: string;
}

/** Of two coefficients; of one with itself, its variance. */
export interface Covariance {
  first: string;
  second: string;
  value: DecimalText;
}

export interface Coefficients {
  /** What they are coefficients of, as it is printed: `R(t) = R0 (1 + A t + B t²)`. */
  equation?: string;
  terms: Coefficient[];
  covariance?: Covariance[];
}

/** What a result may say beside its points. */
export interface PrintedOfResult {
  /** The laboratory that measured it, where the issuer had it measured elsewhere. */
  providedBy?: string;
  coefficients?: Coefficients;
}

/** What a point may say beside its figures. */
export interface PrintedOfPoint {
  /** What the instrument indicated, in a unit of its own: ohms of a thermometer, psi of a gauge. Kept as typed. */
  indication?: QuantityValue;
}

/** As posted: null is the same as absent. */
type Posted<T> = { [Key in keyof T]?: T[Key] | null };

type Deep<T, Key extends keyof T, Body> = Omit<Posted<T>, Key> & { [K in Key]?: Body | null };

export type CalibrationPlaceBody = Pick<CalibrationPlace, 'kind'> & Posted<Omit<CalibrationPlace, 'kind'>>;
export type CustomerBody = Posted<Customer>;
export type CoefficientBody = Pick<Coefficient, 'symbol' | 'value'> & Posted<Pick<Coefficient, 'unit'>>;
export type CoefficientsBody = Posted<Pick<Coefficients, 'equation' | 'covariance'>> & {
  terms: CoefficientBody[];
};
export type PrintedBody = Omit<Posted<PrintedFacts>, 'place' | 'customer' | 'signatories'> & {
  place?: CalibrationPlaceBody | null;
  /** Its `person` is a name. */
  customer?: CustomerBody | null;
  signatories?: SignatoryBody[] | null;
};
export type PrintedOfResultBody = Deep<PrintedOfResult, 'coefficients', CoefficientsBody>;
export type PrintedOfPointBody = Posted<PrintedOfPoint>;

/** A copy without what is null or left out. */
function stated<T extends object>(posted: Posted<T>): T {
  const entries = Object.entries(posted).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as T;
}

const listed = <T>(items: T[] | null | undefined): T[] | null => (items?.length ? items : null);

/** What is recorded of a certificate. */
export function printedOf(body: PrintedBody, pseudonyms: Pseudonyms): PrintedFacts {
  const { place, customer, signatories } = body;
  const whose = customer ? customerOf(customer, pseudonyms) : {};
  return stated<PrintedFacts>({
    performedFrom: body.performedFrom,
    place: place ? { kind: place.kind, ...stated({ name: place.name, region: place.region }) } : null,
    site: body.site,
    otherNumbers: listed(body.otherNumbers?.map(({ kind, value }) => ({ kind, value }))),
    customer: Object.keys(whose).length > 0 ? whose : null,
    signatories: listed(signatories && signatoriesOf(signatories, pseudonyms)),
    seals: listed(body.seals),
    temperatureScale: body.temperatureScale,
    item: body.item,
    revision: body.revision,
  });
}

function customerOf({ organization, name, person }: CustomerBody, pseudonyms: Pseudonyms): Customer {
  const known = person ? pseudonymOf({ name: person, registration: null }, pseudonyms) : null;
  return stated<Customer>({ organization, name, person: known });
}

/** What is recorded of a result. */
export function printedOfResult({ providedBy, coefficients }: PrintedOfResultBody): PrintedOfResult {
  return stated<PrintedOfResult>({
    providedBy,
    coefficients: coefficients ? coefficientsOf(coefficients) : null,
  });
}

function coefficientsOf({ equation, terms, covariance }: CoefficientsBody): Coefficients {
  return {
    terms: terms.map(({ symbol, value, unit }) => ({ symbol, value, ...(unit ? { unit } : {}) })),
    ...stated({
      equation,
      covariance: listed(covariance?.map(({ first, second, value }) => ({ first, second, value }))),
    }),
  };
}

/** What is recorded of a point. */
export function printedOfPoint({ indication }: PrintedOfPointBody): PrintedOfPoint {
  return indication ? { indication: { value: indication.value, unit: indication.unit } } : {};
}

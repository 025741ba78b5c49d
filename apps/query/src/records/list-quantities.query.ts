import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QuantityListItemReply } from '@suyuan/contract';
import {
  METROLOGY_AREAS,
  publishedQuantity,
  QUANTITIES,
  type MetrologyArea,
  type Quantity,
} from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { Readers } from '../access/readers';
import { Visibility } from '../graph/visibility';
import { StreamHistories } from '../judging/stream-histories';
import { Cursors } from '../question/cursors';
import { keyedPage, type Page } from '../question/keyed-page';
import { ROWS_LOOKED_AT_MAX } from './rows-looked-at';

interface Filters {
  query: string | null;
  area: MetrologyArea | null;
}

/** The list of quantities by metrology area, found by code, name and unit; open to everybody who is let in. */
export class ListQuantities {
  constructor(
    readonly caller: Caller,
    readonly filters: Filters,
    readonly page: { limit: number; cursor: string | null },
  ) {}
}

type Key = readonly [area: string, code: string];

/** Areas come in the order of the KCDB: one digit each, so that keys compare as texts. */
const keyOf = ({ area, code }: Quantity): Key => [String(METROLOGY_AREAS.indexOf(area)), code];

const isAfter = ([area, code]: Key, [otherArea, otherCode]: Key): boolean =>
  area === otherArea ? code > otherCode : area > otherArea;

const inOrder = (a: Quantity, b: Quantity): number => (isAfter(keyOf(a), keyOf(b)) ? 1 : -1);

@QueryHandler(ListQuantities)
export class ListQuantitiesHandler implements IQueryHandler<ListQuantities, Page<QuantityListItemReply>> {
  constructor(
    private readonly readers: Readers,
    private readonly cursors: Cursors,
    private readonly histories: StreamHistories,
    private readonly visibility: Visibility,
  ) {}

  async execute({ caller, filters, page }: ListQuantities): Promise<Page<QuantityListItemReply>> {
    const reader = await this.readers.of(caller);
    const all = [...QUANTITIES, ...(await this.published())].sort(inOrder);
    const found = all.filter((quantity) => isAsked(quantity, filters));
    return keyedPage(this.cursors, reader, page, {
      identity: { list: 'quantities', ...filters },
      keyLength: 2,
      keyOf,
      read: (after: Key | null, limit) =>
        Promise.resolve(
          found.filter((each) => after === null || isAfter(keyOf(each), after)).slice(0, limit),
        ),
      show: (rows) => Promise.resolve(rows.map(shownQuantity)),
      lookedAtMax: ROWS_LOOKED_AT_MAX,
    });
  }

  /** As their newest versions have them. */
  private async published(): Promise<Quantity[]> {
    const events = await this.histories.publications(this.visibility.visible);
    const newest = new Map<string, Quantity>();
    for (const event of events)
      if (event.type === 'QuantityPublished') newest.set(event.data.code, publishedQuantity(event.data));
    return [...newest.values()];
  }
}

/** Every word of the search stands in its code, a name, a unit or a kind of the KCDB. */
function isAsked(quantity: Quantity, { query, area }: Filters): boolean {
  if (area !== null && quantity.area !== area) return false;
  const { code, zh, en, units, kinds } = quantity;
  const text = [code, zh, en, ...units, ...kinds].join(' ').toLowerCase();
  return (query ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function shownQuantity(quantity: Quantity): QuantityListItemReply {
  const { code, zh, en, area, kinds, baseUnit, units, naturalZero, logarithmic, ownRelativeError } = quantity;
  return {
    code,
    name: { zh, en },
    area,
    unit: baseUnit,
    units: [...units],
    naturalZero,
    logarithmic: logarithmic && { of: logarithmic.of, reference: logarithmic.reference },
    ownRelativeError,
    parameters: quantity.definingParameters.map(({ parameter, usual }) => ({
      parameter,
      usual: usual ?? null,
    })),
    kinds: [...kinds],
    source: quantity.source,
  };
}

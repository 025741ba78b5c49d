import { Injectable } from '@nestjs/common';
import type { KnownGoodCheckReply } from '@suyuan/contract';
import { checksKnownGood, judgedChecks, type CivilDate } from '@suyuan/domain';
import { addAsset } from '../judging/rests-on';
import { StreamHistories } from '../judging/stream-histories';

export interface KnownGoodChecksQuestion {
  asset: string;
  on: CivilDate;
  quantity: string | null;
  /** In the base unit of the quantity; null: whatever value. */
  value: number | null;
  part: string | null;
  knownAt: number;
}

/** Intermediate checks that move the last known good day of an asset. */
@Injectable()
export class KnownGoodChecks {
  constructor(private readonly histories: StreamHistories) {}

  /** The newest first, those after the certificate that was good last (null: there is none). */
  async since(
    certificateOn: CivilDate | null,
    { asset, on, quantity, value, part, knownAt }: KnownGoodChecksQuestion,
  ): Promise<KnownGoodCheckReply[]> {
    const streams = new Set<string>();
    addAsset(streams, asset);
    const checks = (await this.histories.of(streams, knownAt)).flatMap((event) =>
      event.type === 'AssetChecked' && (quantity === null || event.data.quantity === quantity)
        ? [event.data]
        : [],
    );
    const between = { after: certificateOn, before: on };
    return checksKnownGood(judgedChecks({ checks }), between, { value, part }).map(({ check, values }) => ({
      check: check.id,
      on: check.on,
      quantity: check.quantity,
      part: check.part,
      values,
    }));
  }
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ReadModel, ReadModelUnavailable } from '@suyuan/read-model';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { ACCESS_MATRIX } from '../access/access-matrix';

/** What these answer follows from the graph: it is not given where the tables lack a fact of what was walked. */
const HELD_BY_THE_GRAPH: readonly string[] = [
  'GET /v1/assets/:id/trace',
  'GET /v1/assets/:id/validity',
  'GET /v1/assets/:id/impact',
  'GET /v1/certificates/:id/trace',
  'GET /v1/certificates/:id/impact',
];

const PUBLIC_CHECK: readonly string[] = ['GET /v1/public/verification', 'GET /check'];

const OF_RECORDS: ReadonlySet<string> = new Set([
  ...ACCESS_MATRIX.filter(({ thing }) => thing !== 'ACCESS_LOG').map(({ route }) => route),
  ...PUBLIC_CHECK,
]);

/**
 * Emptied tables are silent, and silence reads like "there is none". An answer that rests on the tables alone is given
 * only where, after it was read, they are those that this process knows: neither emptied for a rebuild nor put back.
 * The same goes for every refusal: that nobody knows an id, or that a fact is missing.
 */
@Injectable()
export class SameTables implements NestInterceptor {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<{ method: string; routeOptions: { url?: string } }>();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = `${method} ${request.routeOptions.url ?? ''}`;
    if (!OF_RECORDS.has(route)) return next.handle();
    const before = { visible: this.visibility.visible, epoch: this.keeper.epoch };
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (!HELD_BY_THE_GRAPH.includes(route)) await this.requireSame(before);
        return answer;
      }),
      catchError(async (error: unknown) => {
        await this.requireSame(before);
        throw error;
      }),
    );
  }

  private async requireSame(before: { visible: number; epoch: number }): Promise<void> {
    const now = await this.readModel.turn();
    if (now.epoch <= before.epoch && now.watermark >= before.visible) return;
    throw new ReadModelUnavailable(new Error('The tables were emptied or put back while they were asked.'));
  }
}

/** A dependency that does not answer within this time counts as down: probes come every few seconds. */
export const HEALTH_CHECK_TIMEOUT_MS = 2_000;

/** Answers whether a dependency can be used now. A throw means no. */
export type HealthCheck = () => Promise<boolean> | boolean;

/** How far something is that answers are incomplete without, such as the demonstration that is being posted. */
export interface Filling {
  done: number;
  total: number;
}

/** As /readyz tells it. */
export interface Readiness {
  status: 'ready' | 'not ready';
  checks: Record<string, 'up' | 'down'>;
  /** Left out: nothing is being filled. */
  filling?: Filling;
}

/** What must work before this process may be sent requests. Parts of the app register their checks. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();
  /** null: nothing is being filled. It may be asked meanwhile, so it is ready all the same. */
  filling: Filling | null = null;
  private underWay: ReturnType<HealthChecks['ask']> | null = null;

  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** Runs all checks at once, each bounded in time; who asks meanwhile gets the same answer. */
  run(): ReturnType<HealthChecks['ask']> {
    this.underWay ??= this.ask().finally(() => (this.underWay = null));
    return this.underWay;
  }

  /** Runs them, and tells it as /readyz does. */
  async tell(): Promise<Readiness> {
    const { ready, checks } = await this.run();
    const filling = this.filling === null ? {} : { filling: this.filling };
    return { status: ready ? 'ready' : 'not ready', checks, ...filling };
  }

  private async ask(): Promise<{ ready: boolean; checks: Record<string, 'up' | 'down'> }> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, (await passes(check)) ? 'up' : 'down'] as const),
    );
    return { ready: entries.every(([, state]) => state === 'up'), checks: Object.fromEntries(entries) };
  }
}

async function passes(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), HEALTH_CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), timeout]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

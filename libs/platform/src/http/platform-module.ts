import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../clock';
import { DevTokenIssuer } from '../identity/dev-token-issuer';
import { DevTokensController } from '../identity/dev-tokens.controller';
import { TokenVerifier } from '../identity/token-verifier';
import { RateLimiter } from '../limits/rate-limiter';
import { Metrics } from '../metrics';
import { Secrets } from '../secrets/secrets';
import { ClientAddresses } from './client-address';
import { HealthChecks } from './health';
import { OperationController } from './operation.controller';

/** What every HTTP app of the house is given, and may inject: Clock, Metrics, TokenVerifier, RateLimiter, Secrets, ... */
export interface PlatformParts {
  clock: Clock;
  metrics: Metrics;
  health: HealthChecks;
  verifier: TokenVerifier;
  limiter: RateLimiter;
  addresses: ClientAddresses;
  secrets: Secrets;
  /** null: POST /dev/tokens does not exist. */
  issuer: DevTokenIssuer | null;
}

@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const providers = [
      { provide: Clock, useValue: parts.clock },
      { provide: Metrics, useValue: parts.metrics },
      { provide: HealthChecks, useValue: parts.health },
      { provide: TokenVerifier, useValue: parts.verifier },
      { provide: RateLimiter, useValue: parts.limiter },
      { provide: ClientAddresses, useValue: parts.addresses },
      { provide: Secrets, useValue: parts.secrets },
    ];
    const issuer = parts.issuer ? [{ provide: DevTokenIssuer, useValue: parts.issuer }] : [];
    return {
      module: PlatformModule,
      global: true,
      controllers: [OperationController, ...(parts.issuer ? [DevTokensController] : [])],
      providers: [...providers, ...issuer],
      exports: [...providers, ...issuer].map(({ provide }) => provide),
    };
  }
}

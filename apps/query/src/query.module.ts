import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { MessageBus } from '@suyuan/messaging';
import { createLogger, projectRoot, type Logger } from '@suyuan/platform';
import { AccessLogWriter, ReadModel, RecordReader } from '@suyuan/read-model';
import { CalculationRunner } from './calculators/calculation-runner';
import { CalculatorsController } from './calculators/calculators.controller';
import { CheckController } from './check/check.controller';
import { VerifyCertificateHandler } from './check/verify-certificate.query';
import { GraphKeeper } from './graph/graph-keeper';
import { Visibility } from './graph/visibility';
import { FindAssetImpactHandler } from './impact/find-asset-impact.query';
import { FindCertificateImpactHandler } from './impact/find-certificate-impact.query';
import { ImpactController } from './impact/impact.controller';
import { ImpactGrader } from './impact/impact-grader';
import { ImpactReader } from './impact/impact-reader';
import { WalkedImpacts } from './impact/walked-impacts';
import { FindImpactCaseHandler } from './impact-cases/find-impact-case.query';
import { FindLastKnownGoodHandler } from './impact-cases/find-last-known-good.query';
import { FindSuspicionsHandler } from './suspicions/find-suspicions.query';
import { KnownGoodChecks } from './impact-cases/known-good-checks';
import { ListImpactCasesHandler } from './impact-cases/list-impact-cases.query';
import { ImpactCasesController } from './impact-cases/impact-cases.controller';
import { Changes } from './memory/changes';
import { IssuingMemory } from './judging/issuing-memory';
import { StreamHistories } from './judging/stream-histories';
import { TraceJudge } from './judging/trace-judge';
import { Pages } from './pages/pages';
import { FindProposalHandler } from './proposals/find-proposal.query';
import { ListProposalsHandler } from './proposals/list-proposals.query';
import { ProposalRights } from './proposals/proposal-rights';
import { ProposalsController } from './proposals/proposals.controller';
import { QuerySettings } from './query-settings';
import { AccessLog } from './access-log/access-log';
import { AccessLogController } from './access-log/access-log.controller';
import { ServeReads } from './access-log/serve-reads';
import { ImpactDescriber } from './impact/impact-describer';
import { ImpactViews } from './impact/impact-views';
import { Cursors } from './question/cursors';
import { Handles } from './access/handles';
import { CertificateRights } from './access/certificate-rights';
import { ReadGate } from './access/read-gate';
import { Readers } from './access/readers';
import { AnswerNames } from './access/answer-names';
import { Redactor } from './access/redactor';
import { ShownAnswers } from './access/shown-answers';
import { Rights } from './access/rights';
import { AssetQuantities } from './question/asset-quantities';
import { DayEnds } from './question/day-ends';
import { Digests } from './names/digests';
import { Memories } from './memory/memories';
import { AssetReadings } from './access/asset-readings';
import { SameTables } from './tables/same-tables';
import { TellUnavailable } from './tables/unavailable';
import { AssetDetails } from './records/asset-details';
import { CertificateDetails } from './records/certificate-details';
import { FindCertificatesOfAssetHandler } from './records/find-certificates-of-asset.query';
import { FindRecordHandler } from './records/find-record.query';
import { ListAssetsHandler } from './records/list-assets.query';
import { ListDueNoticesHandler } from './records/list-due-notices.query';
import { ListCertificatesHandler } from './records/list-certificates.query';
import { ListOrganizationsHandler } from './records/list-organizations.query';
import { FindQuantityHandler } from './records/find-quantity.query';
import { ListQuantitiesHandler } from './records/list-quantities.query';
import { ListSchemesHandler } from './records/list-schemes.query';
import { ListsController } from './records/lists.controller';
import { RecordsController } from './records/records.controller';
import { TraceAssetHandler } from './trace/trace-asset.query';
import { TraceCertificateHandler } from './trace/trace-certificate.query';
import { TraceController } from './trace/trace.controller';
import { TraceReader } from './trace/trace-reader';
import { TracedStatuses } from './trace/traced-statuses';
import { gathering } from './tables/gathered-read-model';
import { PublicSearch } from './check/public-search';
import { PublicRecords } from './check/public-records';
import { CheckCodes } from './check/check-codes';
import { StatusJudge } from './status/status-judge';
import { StatusKeeper } from './status/status-keeper';
import { AssetFacts } from './validity/asset-facts';
import { JudgeValidityHandler } from './validity/judge-validity.query';
import { ValidityController } from './validity/validity.controller';

/** The parts that the query side reads from; whoever opens them closes them. */
export interface QueryParts {
  /** Reads facts: what it finds is redacted before it is sent. */
  readModel: ReadModel;
  /** Serves records under row-level security. */
  records: RecordReader;
  accessLog: AccessLogWriter;
  bus: MessageBus;
  /** Absolute path of the web build; left out: `dist/web` of the project. */
  webFolder?: string;
  /** Left out: a logger of its own. */
  logger?: Logger;
}

/** Whatever answers over HTTP; the access matrix has a row for each of their routes that tells of records. */
export const QUERY_CONTROLLERS = [
  TraceController,
  ImpactController,
  ImpactCasesController,
  ValidityController,
  RecordsController,
  ListsController,
  CheckController,
  CalculatorsController,
  ProposalsController,
  AccessLogController,
] as const;

const HANDLERS = [
  TraceAssetHandler,
  TraceCertificateHandler,
  FindAssetImpactHandler,
  FindCertificateImpactHandler,
  FindImpactCaseHandler,
  FindLastKnownGoodHandler,
  FindSuspicionsHandler,
  KnownGoodChecks,
  JudgeValidityHandler,
  FindRecordHandler,
  FindCertificatesOfAssetHandler,
  ListAssetsHandler,
  ListDueNoticesHandler,
  ListOrganizationsHandler,
  ListCertificatesHandler,
  FindQuantityHandler,
  ListQuantitiesHandler,
  ListSchemesHandler,
  ListImpactCasesHandler,
  VerifyCertificateHandler,
  FindProposalHandler,
  ListProposalsHandler,
];

/** Questions out. Needs the platform's global module (Clock, Metrics, HealthChecks) beside it. */
@Module({})
export class QueryModule {
  static register(parts: QueryParts): DynamicModule {
    const settings: QuerySettings = {
      webFolder: parts.webFolder ?? join(projectRoot(), 'dist/web'),
      logger: parts.logger ?? createLogger('suyuan-query'),
    };
    return {
      module: QueryModule,
      imports: [CqrsModule],
      controllers: [...QUERY_CONTROLLERS],
      providers: [
        { provide: ReadModel, useFactory: () => gathering(parts.readModel) },
        { provide: MessageBus, useValue: parts.bus },
        { provide: QuerySettings, useValue: settings },
        { provide: RecordReader, useValue: parts.records },
        { provide: AccessLogWriter, useValue: parts.accessLog },
        { provide: APP_INTERCEPTOR, useClass: TellUnavailable },
        { provide: APP_INTERCEPTOR, useClass: SameTables },
        { provide: APP_INTERCEPTOR, useClass: ServeReads },
        Memories,
        { provide: Changes, useFactory: ({ changes }: Memories) => changes, inject: [Memories] },
        GraphKeeper,
        Visibility,
        Digests,
        DayEnds,
        Rights,
        Readers,
        AssetReadings,
        ReadGate,
        Handles,
        Redactor,
        CertificateRights,
        AnswerNames,
        ShownAnswers,
        Cursors,
        AccessLog,
        ImpactViews,
        ImpactDescriber,
        AssetQuantities,
        StreamHistories,
        IssuingMemory,
        TraceJudge,
        AssetDetails,
        CertificateDetails,
        AssetFacts,
        StatusJudge,
        StatusKeeper,
        CheckCodes,
        PublicRecords,
        PublicSearch,
        TraceReader,
        TracedStatuses,
        ImpactGrader,
        ImpactReader,
        WalkedImpacts,
        Pages,
        CalculationRunner,
        ProposalRights,
        ...HANDLERS,
      ],
    };
  }
}

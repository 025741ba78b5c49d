import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { EventLog } from '@suyuan/event-log';
import { AdmissionController } from './admission/admission.controller';
import { ADMISSION_HANDLERS } from './admission/admission.handlers';
import { AmendAssetHandler } from './asset/amendment.handlers';
import { AssetController } from './asset/asset.controller';
import {
  CheckAssetHandler,
  ConfirmAssetHandler,
  DismissSuspicionHandler,
  ExamineAssetHandler,
  RecordLifecycleHandler,
  RegisterAssetHandler,
  ReportNonconformityHandler,
  RestateReferenceValueHandler,
} from './asset/asset.handlers';
import { CertificateController } from './certificate/certificate.controller';
import {
  RecordCalibrationHandler,
  RevokeCertificateHandler,
  SuspendCertificateHandler,
} from './certificate/certificate.handlers';
import { ClaimBackfill } from './command/claim-backfill';
import { CommandRunner } from './command/command-runner';
import { ImpactCaseController } from './impact-case/impact-case.controller';
import {
  AssessImpactCaseHandler,
  CloseImpactCaseHandler,
  NotifyOfImpactCaseHandler,
} from './impact-case/impact-case.handlers';
import { LaboratoryController } from './laboratory/laboratory.controller';
import {
  GrantScopeHandler,
  RegisterOrganizationHandler,
  RevokeScopeHandler,
  SuspendScopeHandler,
} from './laboratory/laboratory.handlers';
import { ORGANIZATION_CHANGE_HANDLERS } from './laboratory/organization-changes';
import { MethodController } from './method/method.controller';
import { PublishMethodHandler } from './method/method.handlers';
import { PersonsController } from './persons/persons.controller';
import { DisclosePersonsHandler, ErasePersonsHandler } from './persons/persons.handlers';
import { ProposalController } from './proposal/proposal.controller';
import { ApproveProposalHandler } from './proposal/proposal.handlers';
import { HearQuantities } from './quantity/hear-quantities';
import { QuantityController } from './quantity/quantity.controller';
import { PublishQuantityHandler } from './quantity/quantity.handlers';
import { SchemeController } from './scheme/scheme.controller';
import { PublishSchemeHandler } from './scheme/scheme.handlers';

/** The adapters that whoever starts the intake brings along; Clock comes with the platform. */
export interface IntakeParts {
  log: EventLog;
}

const HANDLERS = [
  RegisterOrganizationHandler,
  GrantScopeHandler,
  SuspendScopeHandler,
  RevokeScopeHandler,
  ...ORGANIZATION_CHANGE_HANDLERS,
  PublishSchemeHandler,
  PublishMethodHandler,
  PublishQuantityHandler,
  RegisterAssetHandler,
  ExamineAssetHandler,
  RecordLifecycleHandler,
  ReportNonconformityHandler,
  RestateReferenceValueHandler,
  CheckAssetHandler,
  DismissSuspicionHandler,
  AmendAssetHandler,
  ConfirmAssetHandler,
  RecordCalibrationHandler,
  RevokeCertificateHandler,
  AssessImpactCaseHandler,
  NotifyOfImpactCaseHandler,
  CloseImpactCaseHandler,
  ...ADMISSION_HANDLERS,
  SuspendCertificateHandler,
  DisclosePersonsHandler,
  ErasePersonsHandler,
  ApproveProposalHandler,
];

/** Commands in: HTTP -> command -> domain -> event log. */
@Module({})
export class IntakeModule {
  static register({ log }: IntakeParts): DynamicModule {
    return {
      module: IntakeModule,
      imports: [CqrsModule],
      controllers: [
        LaboratoryController,
        SchemeController,
        MethodController,
        QuantityController,
        AssetController,
        CertificateController,
        ImpactCaseController,
        AdmissionController,
        PersonsController,
        ProposalController,
      ],
      providers: [
        { provide: EventLog, useValue: log },
        CommandRunner,
        ClaimBackfill,
        HearQuantities,
        { provide: APP_INTERCEPTOR, useExisting: HearQuantities },
        ...HANDLERS,
      ],
      exports: [CommandRunner, CqrsModule, HearQuantities],
    };
  }
}

/** Steps about who may certify and what is said of certificates, decided as the intake does for an administrator. */
import {
  decideAcceptance,
  decideAssetEntrustment,
  decideCertificateSuspension,
  decideConfirmation,
  decideDesignation,
  decideDispute,
  decideOrganizationEntrustment,
  evolveAsset,
  evolveCertificate,
  evolveLaboratory,
  ownerOf,
  type AssetEvent,
  type AssetState,
  type CertificateEvent,
  type CertificateState,
  type CommandContext,
  type Decision,
  type DomainEvent,
  type LaboratoryEvent,
  type LaboratoryState,
} from '@suyuan/domain';
import type { StepKind } from '../../../apps/standalone/src/stories/steps';

export const WORD_STEPS = [
  'entrustment',
  'organization-entrustment',
  'designation',
  'acceptance',
  'dispute',
  'confirmation',
  'certificate-suspension',
] as const satisfies readonly StepKind[];
export type WordStep = (typeof WORD_STEPS)[number];

export const isWordStep = (kind: StepKind): kind is WordStep =>
  (WORD_STEPS as readonly StepKind[]).includes(kind);

/** What is known of organizations, assets and certificates. */
export interface States {
  laboratory(id: string): LaboratoryState;
  /** Of a registered asset; any other is a slip of the pen. */
  known(id: string): AssetState;
  certificate(id: string): CertificateState;
}

interface Command extends CommandContext {
  id: string;
  body: never;
}

export function decideWord(states: States, kind: WordStep, of: string, command: Command): Decision {
  const { laboratory } = command.body as { laboratory?: string };
  const laboratoryKnown = laboratory !== undefined && states.laboratory(laboratory).status === 'REGISTERED';
  switch (kind) {
    case 'entrustment': {
      const entrust = { type: 'EntrustAsset', asset: of, laboratoryKnown, ...command } as const;
      return decideAssetEntrustment(states.known(of), entrust);
    }
    case 'designation': {
      // An administrator acts for the national authority.
      const given = { asset: of, laboratoryKnown, national: true, ...command };
      return decideDesignation(states.known(of), { type: 'DesignateLaboratory', ...given });
    }
    case 'organization-entrustment': {
      const entrust = { type: 'EntrustOrganization', organization: of, laboratoryKnown, ...command } as const;
      return decideOrganizationEntrustment(states.laboratory(of), entrust);
    }
    case 'acceptance':
    case 'dispute':
    case 'confirmation':
    case 'certificate-suspension':
      return decideAboutCertificate(states, kind, of, command);
  }
}

function decideAboutCertificate(
  states: States,
  kind: 'acceptance' | 'dispute' | 'confirmation' | 'certificate-suspension',
  certificate: string,
  command: Command,
): Decision {
  const state = states.certificate(certificate);
  if (state.status === 'UNKNOWN') throw new Error(`there is no certificate ${certificate}`);
  const { asset, issuer } = state.certificate;
  if (kind === 'confirmation') {
    const confirm = { type: 'ConfirmCertificate', certificate, by: issuer, ...command } as const;
    return decideConfirmation(state, confirm);
  }
  if (kind === 'certificate-suspension') {
    // One person each: who gave an earlier one is the database's to tell.
    const suspend = { type: 'SuspendCertificate', certificate, givers: new Map(), ...command } as const;
    return decideCertificateSuspension(state, suspend);
  }
  const owner = typeof asset === 'string' ? ownerOf(states.known(asset)) : null;
  if (owner === null) throw new Error(`nobody owns the asset of ${certificate}`);
  const said = { certificate, by: owner, ...command };
  return kind === 'acceptance'
    ? decideAcceptance(state, { type: 'AcceptCertificate', ...said })
    : decideDispute(state, { type: 'DisputeCertificate', ...said });
}

/** The states by id, as they are kept. */
export interface Kept {
  laboratories: Map<string, LaboratoryState>;
  assets: Map<string, AssetState>;
  certificates: Map<string, CertificateState>;
}

/** Folds what was decided here; false: it is another event. */
export function evolveWord({ laboratories, assets, certificates }: Kept, event: DomainEvent): boolean {
  switch (event.type) {
    case 'AssetEntrusted':
    case 'LaboratoryDesignated':
      return fold(assets, event.data.asset, event, evolveAsset);
    case 'OrganizationEntrusted':
    case 'ClearanceGranted':
      return fold(laboratories, event.data.organization, event, evolveLaboratory);
    case 'CertificateAccepted':
    case 'CertificateDisputed':
    case 'CertificateConfirmed':
    case 'CertificateSuspended':
      return fold(certificates, event.data.certificate, event, evolveCertificate);
    default:
      return false;
  }
}

function fold<S, E extends AssetEvent | LaboratoryEvent | CertificateEvent>(
  kept: Map<string, S>,
  id: string,
  event: E,
  evolve: (state: S, event: E) => S,
): true {
  const state = kept.get(id);
  if (state === undefined) throw new Error(`${event.type} of ${id}, which is not there`);
  kept.set(id, evolve(state, event));
  return true;
}

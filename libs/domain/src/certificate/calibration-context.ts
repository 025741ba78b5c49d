import type { AssetState, Nameplates } from '../asset/asset.state';
import type { LaboratoryState } from '../laboratory/laboratory.state';
import type { RecordCalibration } from './certificate.commands';
import type { CertificateState } from './certificate.state';

/** What is known when a calibration is posted. */
export interface CalibrationContext {
  /** The certificate that has this id, or this number, item and revision of this issuer, already. */
  existing: CertificateState;
  /** The first certificate under this number of this issuer, where it is another one; left out: none. */
  underNumber?: CertificateState;
  /** The first one under this number and item; left out: none. */
  underItem?: CertificateState;
  /** The issuer. */
  laboratory: LaboratoryState;
  /** The calibrated asset when it is given by id; null when it is given by nameplate. */
  asset: AssetState | null;
  /** Nameplates of the assets that the body names by id, where they matter (isSameAsset). */
  nameplates: Nameplates;
  /** The certificate that `replaces` names. */
  replaced: CertificateState;
}

export interface CalibrationInput {
  command: RecordCalibration;
  context: CalibrationContext;
}

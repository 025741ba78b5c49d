import { refusal, type Requirement } from '../decision';
import type { CalibrationInput } from './calibration-context';

type TranscriptionRequirement = Requirement<CalibrationInput>;

/** Without the paper nobody could ever compare what was transcribed with what was certified. */
const transcriptionHoldsACopy: TranscriptionRequirement = ({ command: { body } }) =>
  body.transcribed && !body.copy
    ? [refusal('REQUIRED', '/copy', 'a transcription states the SHA-256 of its copy of the certificate')]
    : [];

/** Whose asset it is has to be certain: a nameplate may turn out to be another one's. */
const transcriptionNamesItsAssetById: TranscriptionRequirement = ({ command: { body } }) =>
  body.transcribed && typeof body.asset !== 'string'
    ? [refusal('NOT_ALLOWED', '/asset', 'the owner names its asset by id in a transcription')]
    : [];

const ownCertificatesAreNotTranscribed: TranscriptionRequirement = ({ command: { body, transcribedBy } }) =>
  body.transcribed && body.issuer === transcribedBy
    ? [refusal('NOT_ALLOWED', '/transcribed', 'a laboratory posts its own certificates as their issuer')]
    : [];

/**
 * What an owner transcribed takes the place of nothing but what it transcribed itself: else it could take away a
 * certificate that its issuer posted, now or later under that id.
 */
const transcriptionReplacesItsOwnKind: TranscriptionRequirement = ({
  command: { body, transcribedBy },
  context,
}) => {
  if (!body.transcribed || !body.replaces) return [];
  const { replaced } = context;
  const own = replaced.status === 'RECORDED' && replaced.certificate.transcribed?.by === transcribedBy;
  if (own) return [];
  return [refusal('REPLACES_OTHER', '/replaces', `${body.replaces} is no transcription of this owner`)];
};

/** A mark or a label tells of a verification: nothing else puts one on an instrument. */
const EVIDENCED_BY_MARK = ['VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION'];

const onlyVerificationsLeaveAMark: TranscriptionRequirement = ({ command: { body } }) =>
  body.evidence && !EVIDENCED_BY_MARK.includes(body.kind)
    ? [refusal('NOT_ALLOWED', '/evidence', `a ${body.kind} leaves no ${body.evidence.toLowerCase()}`)]
    : [];

export const transcriptionRequirements: readonly TranscriptionRequirement[] = [
  transcriptionHoldsACopy,
  transcriptionNamesItsAssetById,
  ownCertificatesAreNotTranscribed,
  transcriptionReplacesItsOwnKind,
  onlyVerificationsLeaveAMark,
];

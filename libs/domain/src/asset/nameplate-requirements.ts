import { refusal, type Requirement } from '../decision';
import type { RegisterAsset } from './asset.commands';

/** A twin is a trap for everybody who checks by nameplate, so its owner says that it knows, and why there are two. */
const nameplateMustBeFree: Requirement<RegisterAsset> = ({ body, nameplateTaken }) => {
  if (!nameplateTaken || body.sameNameplate) return [];
  const detail = 'another asset bears it; {"sameNameplate": true, "reason": "…"} is accepted';
  return [refusal('NAMEPLATE_TAKEN', '/serialNumber', detail)];
};

const sameNameplateNeedsAReason: Requirement<RegisterAsset> = ({ body }) =>
  body.sameNameplate && !body.reason
    ? [refusal('REQUIRED', '/reason', 'two assets with one nameplate: the owner says why')]
    : [];

const reasonIsForTheSameNameplate: Requirement<RegisterAsset> = ({ body }) =>
  body.reason && !body.sameNameplate
    ? [refusal('NOT_ALLOWED', '/reason', 'a reason is stated with "sameNameplate": true, and only then')]
    : [];

export const nameplateRequirements = [
  nameplateMustBeFree,
  sameNameplateNeedsAReason,
  reasonIsForTheSameNameplate,
];

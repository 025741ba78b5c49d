import { refusal, type Refusal } from '../decision';
import { isRegion } from '../jurisdiction/region-names';
import { isUscc } from './identity-codes';
import type { OrganizationAmendmentBody } from './laboratory.commands';

/** The facts of a registration and of an amendment alike. */
type Facts = Pick<OrganizationAmendmentBody, 'uscc' | 'region' | 'publicKeys'>;

/** What is asked of the facts that are registered of an organization, at first and when they are amended. */
export function checkRegistration(body: Facts): Refusal[] {
  return [
    ...checkCreditCode(body),
    ...(body.region && !isRegion(body.region)
      ? [refusal('REGION_INVALID', '/region', 'a six-digit division code of GB/T 2260 is accepted')]
      : []),
    ...checkKeyIds(body),
  ];
}

function checkCreditCode({ uscc }: Facts): Refusal[] {
  if (!uscc || isUscc(uscc)) return [];
  const accepted = '18 characters of GB 32100 with a correct check character are accepted';
  return [refusal('USCC_INVALID', '/uscc', accepted)];
}

/** A signature names its key by id alone, so an id stands for one key. */
function checkKeyIds({ publicKeys }: Facts): Refusal[] {
  const ids = (publicKeys ?? []).map(({ keyId }) => keyId);
  return ids.flatMap((keyId, index) =>
    ids.indexOf(keyId) === index
      ? []
      : [refusal('DUPLICATE_ID', `/publicKeys/${index}/keyId`, `another key has the id ${keyId}`)],
  );
}

/** Asked apart: whether it is registered is known only where the command is decided. */
export function checkSuperior(superior: string | null | undefined, known: boolean | undefined): Refusal[] {
  return superior && !known
    ? [refusal('UNKNOWN_LAB', '/superior', `no organization ${superior} is registered`)]
    : [];
}

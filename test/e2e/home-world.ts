/** What the writes are about: two laboratories with an asset, a certificate and an impact case each. */
import type { Api } from '../support/api';
import {
  asset,
  calibration,
  HOME,
  nonconformity,
  organization,
  OTHER,
  scope,
  transcription,
} from './sound-bodies';

export async function postHome(api: Api): Promise<void> {
  const things: [string, Record<string, unknown>][] = [
    ['/v1/organizations', organization(HOME.lab)],
    ['/v1/organizations', { ...organization(OTHER.lab), uscc: null }],
    ['/v1/organizations', { ...organization(HOME.merged), uscc: null }],
    ['/v1/organizations', { ...organization(HOME.dissolved), uscc: null }],
    [`/v1/organizations/${HOME.lab}/scopes`, scope(HOME.scope)],
    // Whoever holds a scope is ended by two people.
    [`/v1/organizations/${HOME.merged}/scopes`, scope('scope-merged')],
    [`/v1/organizations/${HOME.dissolved}/scopes`, scope('scope-dissolved')],
    ['/v1/assets', asset(HOME.asset, HOME.lab)],
    ['/v1/assets', asset(OTHER.asset, OTHER.lab)],
    ['/v1/calibrations', calibration(HOME.certificate, HOME.lab, HOME.asset)],
    ['/v1/calibrations', calibration(OTHER.certificate, OTHER.lab, OTHER.asset)],
    ['/v1/calibrations', transcription(HOME.transcription)],
    [`/v1/assets/${HOME.asset}/nonconformities`, nonconformity(HOME.impactCase)],
    [`/v1/assets/${OTHER.asset}/nonconformities`, nonconformity(OTHER.impactCase)],
  ];
  for (const [path, body] of things) {
    const reply = await api.post(path, body);
    if (reply.status !== 201) throw new Error(`${path} -> ${reply.status} ${reply.text}`);
  }
}

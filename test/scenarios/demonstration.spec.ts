/**
 * Goal: the demonstration is accepted from the first request to the last, and shows what its README tells.
 * Method: the pure model of the scenarios takes the requests in the order of posting (that they pass the front door too is
 * the business of demo-over-http.spec); its graph and judges are asked for the chains and the faults.
 */
import { judgeStatus, judgeTrace, type Dossier, type Impact, type Trace } from '@suyuan/traceability';
import { demoRequests } from '../../apps/standalone/src/demo/demo-requests';
import { CHILDREN_OF_T4, RECALIBRATED_CHILDREN } from '../../apps/standalone/src/demo/fan-out';
import { postDemo, type DemoSender } from '../../apps/standalone/src/demo/post-demo';
import type { DemoRequest } from '../../apps/standalone/src/demo/requests';
import { PureTarget } from './targets/pure-target';
import { validityFactsOf } from './targets/pure-validity';

interface Known {
  target: PureTarget;
  graph: PureTarget['graph'];
  dossier: Dossier;
  /** Of the last event. */
  position: number;
}

/** What the query side knows once these have been posted; throws at the first that is refused. */
function knownOf(requests: readonly DemoRequest[]): Known {
  const target = new PureTarget();
  for (const request of requests) {
    const reply = target.take(request);
    if ('refused' in reply) throw new Error(`${request.body.id}: ${reply.refused.join(', ')}`);
  }
  const position = target.events.length - 1;
  return { target, graph: target.graph, dossier: target.dossierAt(position), position };
}

describe('the requests of the demonstration', () => {
  it('have ids and idempotency keys of their own, and are the same every time', () => {
    const requests = demoRequests();
    expect(new Set(requests.map((request) => request.idempotencyKey)).size).toBe(requests.length);
    expect(demoRequests()).toEqual(requests);
  });

  it('lie before November 2026', () => {
    const days = JSON.stringify(
      demoRequests().map(({ body }) => ('performedOn' in body ? body.performedOn : '')),
    );
    expect([...days.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(String).sort().at(-1)! < '2026-11-01').toBe(true);
  });
});

describe('the graph of the demonstration', () => {
  const { graph, dossier, position: knownAt } = knownOf(demoRequests());
  const trace = (certificate: string): Trace =>
    judgeTrace(graph.traceCertificate({ certificate, knownAt }), dossier);
  const findings = (certificate: string): string[] =>
    trace(certificate).findings.map(({ at, code }) => `${at.from} -> ${at.to}: ${code}`);

  it.each([
    ['mass-m8-2026', 10, ['mass-m0-2023']],
    ['length-l6-2025', 6, ['length-l0-2022']],
    ['length-l5-2025', 6, ['length-l0-2022']],
    ['temperature-t6-2026', 10, ['resistance-r0-2021', 'temperature-t0-2021']],
    ['voltage-v5-2026', 6, ['voltage-v0-2022']],
    // The producer of the reference material stands outside, with its accreditation.
    ['crm-spectrometer-2026', 2, []],
    ['ac-meter-2026', 4, ['ac-v0-2023']],
    ['thermohygrometer-1-2026', 11, ['humidity-h0-2022', 'resistance-r0-2021', 'temperature-t0-2021']],
  ])('traces %s through %i certificates to its end', (certificate, size, roots) => {
    const { verdict, certificates, ...rest } = trace(certificate);
    expect(findings(certificate)).toEqual([]);
    expect({ verdict, size: certificates.length, roots: [...rest.roots].sort() }).toEqual({
      verdict: 'TRACEABLE',
      size,
      roots,
    });
  });

  it('cannot say what was verified with a gauge that was found out afterwards', () => {
    expect(findings('pressure-boiler-2-2025')).toEqual([
      'pressure-boiler-2-2025 -> pressure-p3-2025: REFERENCE_FOUND_OUT',
      'pressure-boiler-2-2025 -> pressure-p3-2025: USED_BY_GRADE',
    ]);
    expect(trace('pressure-boiler-2-2025').verdict).toBe('CANNOT_SAY');
  });

  it('remarks on a calibrator that had compared badly before it was used', () => {
    expect(findings('ac-meter-3-2026')).toEqual(['ac-meter-3-2026 -> ac-v2-2025: COMPARISON_UNSATISFACTORY']);
    expect(trace('ac-meter-3-2026').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });

  it('sees that 2 MHz is beyond what scope and calibrator hold for', () => {
    expect(findings('ac-meter-2-2026')).toEqual([
      'ac-meter-2-2026 -> null: LAB_OUT_OF_SCOPE',
      'ac-meter-2-2026 -> ac-v2-2025: RANGE_NOT_COVERED',
    ]);
  });

  it('traces a gauge by the class of its standard, of which no uncertainty is stated', () => {
    expect(findings('pressure-boiler-2026')).toEqual([
      'pressure-boiler-2026 -> pressure-p2-2026: USED_BY_GRADE',
    ]);
    expect(trace('pressure-boiler-2026')).toMatchObject({
      verdict: 'TRACEABLE_WITH_REMARKS',
      roots: ['pressure-p0-2022'],
    });
  });

  it('shows the expired weights of the city three links above the scale (fault 1)', () => {
    expect(findings('fault-1-scale-2026')).toEqual([
      'mass-m6-2026 -> mass-m5-2025: REFERENCE_EXPIRED_AT_USE',
    ]);
    expect(trace('fault-1-scale-2026').firstFailing?.at).toEqual({
      from: 'mass-m6-2026',
      to: 'mass-m5-2025',
    });
  });

  it('finds every child of the withdrawn certificate, and who has been measured again (fault 4)', () => {
    const impact: Impact = graph.impactOfCertificate({ certificate: 'temperature-t4-2023', knownAt });
    expect(impact.counts).toMatchObject({
      affected: CHILDREN_OF_T4,
      cannotSay: 0,
      ended: RECALIBRATED_CHILDREN,
      open: CHILDREN_OF_T4 - RECALIBRATED_CHILDREN,
      byRegion: { '320500': 10, '370200': 10, '440300': 10, '510100': 10 },
    });
    expect(findings('fault-4-pt100-01-2023')).toEqual([]);
    expect(findings('fault-4-pt100-40-2025')).toEqual([
      'fault-4-pt100-40-2025 -> temperature-t4-2023: REFERENCE_REVOKED',
    ]);
  });

  it('sees that 75 mm is outside the gauge blocks (fault 7)', () => {
    expect(findings('fault-7-block-2025')).toEqual([
      'fault-7-block-2025 -> length-l3-2024: RANGE_NOT_COVERED',
    ]);
  });

  it('sees the two works that cite each other, with what else that means (fault 8)', () => {
    const link = (from: string, to: string) =>
      ['CYCLE', 'LEVEL_INVERTED', 'U_NOT_GREATER_THAN_REFERENCE', 'U_RATIO_EXCEEDED'].map(
        (code) => `fault-8-${from}-2025 -> fault-8-${to}-2025: ${code}`,
      );
    const unauthorised = (of: string) => `fault-8-${of}-2025 -> null: LAB_NOT_AUTHORISED`;
    expect(findings('fault-8-a-2025').sort()).toEqual(
      [...link('a', 'b'), ...link('b', 'a'), unauthorised('a'), unauthorised('b')].sort(),
    );
    expect(trace('fault-8-b-2025').verdict).toBe('NOT_TRACEABLE');
  });

  it('cannot say where a number leads that nobody has posted (fault 10)', () => {
    expect(findings('fault-10-2026')).toEqual(['fault-10-2026 -> null: PENDING_REFERENCE']);
    expect(trace('fault-10-2026').verdict).toBe('CANNOT_SAY');
  });

  it('remarks on standards named for a certificate as a whole', () => {
    expect(findings('remark-caliper-2026')).toEqual([
      'remark-caliper-2026 -> length-l4-2025: DOCUMENT_LEVEL_REFERENCE',
    ]);
    expect(trace('remark-caliper-2026').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });

  it('tells what the published chain does not: KCDB identifier, capability, and a certificate left out', () => {
    expect(findings('inm-4687').sort()).toEqual([
      'inm-4687 -> null: CMC_UNDETERMINED',
      'inm-4687 -> null: NMI_CMC_NOT_IN_KCDB',
      'inm-4687 -> null: U_RATIO_EXCEEDED',
    ]);
    const smallest = trace('inm-4687').findings.find(({ code }) => code === 'U_RATIO_EXCEEDED')!;
    expect(smallest.points).toEqual([20, 21, 22, 23, 24]);
    expect(findings('inm-5143')).toEqual(['inm-5143 -> null: CMC_UNDETERMINED']);
    expect(findings('inm-5142').sort()).toEqual([
      'inm-5142 -> null: CMC_UNDETERMINED',
      'inm-5142 -> null: PENDING_REFERENCE',
    ]);
  });

  it('sees an uncertainty that neither the laboratory nor its standard allows (fault 2)', () => {
    expect(findings('fault-2-2026').sort()).toEqual([
      'fault-2-2026 -> null: U_BELOW_CMC',
      'fault-2-2026 -> voltage-v3-2025: U_NOT_GREATER_THAN_REFERENCE',
      'fault-2-2026 -> voltage-v3-2025: U_RATIO_EXCEEDED',
    ]);
  });

  it('sees weights measured by their own class, and remarks on a class that was skipped (fault 3)', () => {
    expect(findings('fault-3a-2025').sort()).toEqual([
      'fault-3a-2025 -> mass-m5-2025: LEVEL_INVERTED',
      'fault-3a-2025 -> mass-m5-2025: U_RATIO_EXCEEDED',
    ]);
    expect(findings('fault-3b-2025')).toEqual(['fault-3b-2025 -> mass-m4-2024: LEVEL_SKIPPED']);
    expect(trace('fault-3b-2025').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });

  it('remarks where the first consensus value of the kilogram was still in use (fault 5)', () => {
    expect(findings('mass-m4-2022')).toEqual(['mass-m1-2021 -> mass-m0-2021: REFERENCE_VALUE_RESTATED']);
    expect(findings('mass-m4-2024')).toEqual([]);
  });

  it('finds nothing wrong with the chain of a scale that was only calibrated (fault 6)', () => {
    expect(findings('fault-6-scale-2026')).toEqual([]);
  });

  it('sees the suspended accreditation (fault 9)', () => {
    expect(findings('fault-9-2024')).toEqual(['fault-9-2024 -> null: LAB_SUSPENDED']);
  });
});

describe('what is kept good in the demonstration', () => {
  const { target } = knownOf(demoRequests());
  const validity = async (asset: string, on: string, quantity?: string, part?: string) => {
    const answer = await target.ask({ ask: 'validity', asset, on, quantity, part, knownAt: null });
    if (answer.ask !== 'validity') throw new Error(answer.ask);
    return { verdict: answer.verdict, codes: answer.codes.map(({ code }) => code) };
  };

  it('a thermometer without a conclusion is good by what its owner needs', async () => {
    expect(await validity('cold-thermometer', '2026-02-01')).toEqual({
      verdict: 'VALID_WITH_REMARKS',
      codes: ['RANGE_PARTLY_COVERED'],
    });
  });

  it('of three instruments under one number the second alone is out of its limits', async () => {
    const humidity = (item: number) => validity(`thermohygrometer-${item}`, '2026-06-01', 'humidity');
    expect(await Promise.all([1, 2, 3].map(humidity))).toEqual([
      { verdict: 'VALID', codes: [] },
      { verdict: 'INVALID', codes: ['VERDICT_FAIL'] },
      { verdict: 'VALID', codes: [] },
    ]);
    expect((await validity('thermohygrometer-2', '2026-06-01', 'temperature')).verdict).toBe('VALID');
  });

  it('of a logger with a bad channel the others are of use', async () => {
    const channel = (part?: string) => validity('channel-logger', '2026-06-01', undefined, part);
    expect(await Promise.all([channel('CH1'), channel('CH2'), channel()])).toEqual([
      { verdict: 'VALID_WITH_REMARKS', codes: ['RESTRICTED_USE'] },
      { verdict: 'INVALID', codes: ['VERDICT_FAIL'] },
      { verdict: 'VALID_WITH_REMARKS', codes: ['RESTRICTED_USE'] },
    ]);
  });

  it('and nobody is told that such a logger is simply valid', async () => {
    const on = '2026-06-01';
    const stateOf = async (asset: string): Promise<string> => {
      const question = { ask: 'validity', asset, quantity: 'temperature', on, knownAt: null } as const;
      return (await judgeStatus({ asset, on, purpose: null, facts: validityFactsOf(target, question) }))
        .state;
    };
    expect(await stateOf('channel-logger')).toBe('RESTRICTED');
    expect(await stateOf('thermohygrometer-1')).toBe('VALID');
  });

  it('its owner had not said so before', async () => {
    expect(await validity('cold-thermometer', '2026-01-26')).toEqual({
      verdict: 'UNDETERMINED',
      codes: ['NOT_CONFIRMED', 'RANGE_PARTLY_COVERED'],
    });
  });

  it('its interval was shortened for the days from the amendment on', async () => {
    expect(await validity('cold-thermometer', '2026-07-20')).toEqual({
      verdict: 'INVALID',
      codes: ['CERT_EXPIRED', 'RANGE_PARTLY_COVERED'],
    });
  });

  it('the gauge of the boiler is good by its class, without a printed uncertainty', async () => {
    expect(await validity('pressure-boiler', '2026-10-01')).toEqual({
      verdict: 'VALID_WITH_REMARKS',
      codes: ['USED_BY_GRADE', 'RANGE_PARTLY_COVERED'],
    });
  });
});

describe('whose certificates count in the demonstration', () => {
  const { graph, dossier, position: knownAt } = knownOf(demoRequests());
  const certificates = demoRequests().filter(({ path }) => path === '/v1/calibrations');

  it('are everybody’s but those of the stranger', () => {
    const unsolicited = certificates
      .map(({ body }) => body.id)
      .filter((id) => !graph.isAdmitted(id, knownAt));
    expect(unsolicited).toEqual(['stranger-mass-m4-2026']);
  });

  it('the stranger’s changes nothing: the weights are traced as if it were not there', () => {
    const without = knownOf(demoRequests().filter(({ body }) => body.id !== 'stranger-mass-m4-2026'));
    const question = { asset: 'mass-m4', quantity: 'mass', range: null, on: '2026-10-01', knownAt };
    const told = (known: Omit<Known, 'target'>) =>
      judgeTrace(known.graph.traceAsset(question), known.dossier);
    const withIt = told({ graph, dossier, position: knownAt });
    expect(withIt).toEqual(told(without));
    expect(withIt.start).toBe('mass-m4-2024');
  });

  it('the one on paper leaves open what it says, until its issuer confirms it', () => {
    const trace = judgeTrace(graph.traceCertificate({ certificate: 'paper-scale-2026', knownAt }), dossier);
    expect(trace.verdict).toBe('CANNOT_SAY');
    expect(trace.findings.map(({ code }) => code)).toEqual(['NOT_CONFIRMED_BY_ISSUER']);
  });
});

describe('posting the demonstration', () => {
  function recorder(refuse: (path: string, body: unknown) => boolean = () => false) {
    const sent: { path: string; authorization: string | undefined; key: string | undefined }[] = [];
    const send: DemoSender = ({ path, headers, body }) => {
      if (path === '/dev/tokens')
        return Promise.resolve({ status: 201, body: { token: JSON.stringify(body) } });
      if (refuse(path, body)) {
        return Promise.resolve({ status: 422, body: { code: 'UNKNOWN_LAB', detail: 'no such laboratory' } });
      }
      sent.push({ path, authorization: headers['authorization'], key: headers['idempotency-key'] });
      return Promise.resolve({ status: 201, body: { position: sent.length } });
    };
    return { sent, send };
  }

  it('sends every request in order with the token of its sender, and tells its progress', async () => {
    const { sent, send } = recorder();
    const progress: number[] = [];
    const last = await postDemo(send, { progress: (done) => progress.push(done) });
    const expected = demoRequests().map(({ path, role, organization, idempotencyKey }: DemoRequest) => ({
      path,
      authorization: `Bearer ${JSON.stringify({ role, organization })}`,
      key: idempotencyKey,
    }));
    expect(sent).toEqual(expected);
    expect([last, progress.at(-1)]).toEqual([expected.length, expected.length]);
  });

  it('stops at the first refusal and says what was refused and why', async () => {
    const { sent, send } = recorder((path) => path === '/v1/calibrations');
    await expect(postDemo(send)).rejects.toThrow(
      'refused at POST /v1/calibrations (resistance-r0-2021): 422 UNKNOWN_LAB: no such laboratory',
    );
    expect(sent.some(({ path }) => path === '/v1/calibrations')).toBe(false);
  });
});

// Goal: every command of the API is accepted over HTTP, lands in its stream, and is answered as API.md says.
// Method: the whole app by injection on the event log in memory; the log is read back.
import { IntakeHarness } from './testing/intake-harness';
import { calibration, laboratory, method, scale, scheme, scope } from './testing/bodies';

let intake: IntakeHarness;
beforeAll(async () => {
  intake = await IntakeHarness.start();
});
afterAll(() => intake.stop());

const typesOf = async (stream: string): Promise<string[]> => {
  const events = (await intake.log.readStreams([stream])).get(stream) ?? [];
  return events.map((event) => event.type);
};

describe('an empty log', () => {
  it('takes every command and says where it stands', async () => {
    const steps: [string, unknown, string, string][] = [
      ['/v1/organizations', laboratory('lab-a'), '/v1/organizations/lab-a', 'lab-a'],
      ['/v1/organizations/lab-a/scopes', scope('scope-a'), '/v1/organizations/lab-a', 'scope-a'],
      [
        '/v1/methods',
        method('OIML R 111-1:2004'),
        '/v1/methods/OIML%20R%20111-1%3A2004',
        'OIML R 111-1:2004',
      ],
      ['/v1/schemes', scheme('JJG 2053-2016'), '/v1/schemes/JJG%202053-2016', 'JJG 2053-2016'],
      ['/v1/assets', scale('scale-1', 'lab-a'), '/v1/assets/scale-1', 'scale-1'],
      [
        '/v1/assets',
        { ...scale('weights-1', 'lab-a'), kind: 'STANDARD' },
        '/v1/assets/weights-1',
        'weights-1',
      ],
      [
        '/v1/assets/weights-1/examinations',
        { id: 'exam-1', number: 'E-1', kind: 'EXAMINATION', validFrom: '2024-01-01' },
        '/v1/assets/weights-1',
        'exam-1',
      ],
      [
        '/v1/assets/scale-1/lifecycle',
        { id: 'repair-1', event: 'REPAIRED', on: '2026-01-02' },
        '/v1/assets/scale-1',
        'repair-1',
      ],
      [
        '/v1/calibrations',
        { id: 'cert-1', ...calibration('N-1', 'lab-a', 'scale-1') },
        '/v1/certificates/cert-1',
        'cert-1',
      ],
      [
        '/v1/calibrations',
        { id: 'cert-2', ...calibration('N-2', 'lab-a', 'scale-1'), replaces: 'cert-1' },
        '/v1/certificates/cert-2',
        'cert-2',
      ],
      [
        '/v1/certificates/cert-1/revocations',
        { id: 'rev-1', effect: 'WITHDRAWN', effectiveFrom: '2026-02-02', reason: 'wrong weights' },
        '/v1/certificates/cert-1',
        'rev-1',
      ],
    ];
    for (const [path, body, location, id] of steps) {
      const answer = await intake.post(path, body);
      expect({ path, ...answer }).toMatchObject({ path, status: 201, location, body: { id } });
      expect(answer.body.position).toBe(await intake.log.head());
    }
    expect(await typesOf('laboratory-lab-a')).toEqual(['OrganizationRegistered', 'ScopeGranted']);
    expect(await typesOf('standard-weights-1')).toEqual(['AssetRegistered', 'AssetExamined']);
    expect(await typesOf('instrument-scale-1')).toEqual(['AssetRegistered', 'AssetRepaired']);
    expect(await typesOf('certificate-cert-1')).toEqual([
      'CalibrationRecorded',
      'CertificateReplaced',
      'CertificateRevoked',
    ]);
    expect(await typesOf('certificate-cert-2')).toEqual(['CalibrationRecorded']);
    expect(await typesOf('scheme-JJG 2053-2016')).toEqual(['SchemePublished']);
  });
});

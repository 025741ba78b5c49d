// Goal: what is said about a certificate after it was recorded counts from whom it may come from, on its days, and takes
// nothing away. Method: one standard copied from paper, disputed, suspended, replaced, each with its near miss.
import type { CalibrationRecorded, DomainEvent } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

const copied = { transcribed: { by: 'works' } };

/** The standard `s` of `works`, certified by `other` in the certificate `c`. */
function standard(more: Partial<CalibrationRecorded['data']> = {}): Story {
  return soundChain()
    .organization('works')
    .organization('other')
    .scope('other')
    .asset('s', { owner: 'works' })
    .certificate('c', 's', { ...ofS('2024-03-01'), ...more });
}

const ofS = (performedOn: string): Partial<CalibrationRecorded['data']> => ({
  issuer: 'other',
  performedOn,
  results: [massResult([point('1000', '0.6')], reference('m1'))],
});

const citing = (story: Story, number = 'N-c', asset = 's'): Story =>
  story.certificate('user', 'item', {
    performedOn: '2024-05-01',
    results: [
      massResult([point('1000', '5')], reference(asset, { certificate: { issuer: 'other', number } })),
    ],
  });

const said = (story: Story, event: DomainEvent): Story => story.tell(event);
const confirmed = (story: Story, by: string): Story =>
  said(story, { type: 'CertificateConfirmed', data: { id: 'k', certificate: 'c', by } });

const start = (story: Story) => story.traceAsset('s', '2024-06-01').start;

describe('a certificate copied from paper by the owner', () => {
  it('is in force and leaves the question open until its issuer confirms it', () => {
    expect(start(standard(copied))).toBe('c');
    expect(standard(copied).codes('c')).toEqual(['NOT_CONFIRMED_BY_ISSUER']);
    expect(standard(copied).trace('c').verdict).toBe('CANNOT_SAY');
    expect(confirmed(standard(copied), 'other').trace('c').verdict).toBe('TRACEABLE');
    expect(confirmed(standard(copied), 'works').codes('c')).toEqual(['NOT_CONFIRMED_BY_ISSUER']);
    expect(citing(standard(copied)).codes('user')).toEqual(['NOT_CONFIRMED_BY_ISSUER']);
  });

  it('counts for nobody where somebody else copied it', () => {
    const strange = standard({ transcribed: { by: 'stranger' } });
    expect(start(strange)).toBeNull();
    expect(citing(strange).codes('user')).toEqual(['PENDING_REFERENCE']);
  });

  it('gives way to what the issuer posts under its number, for good', () => {
    const posted = (story: Story): Story =>
      story.certificate('own', 's', { ...ofS('2024-03-01'), certificateNumber: 'N-c' });
    const story = citing(posted(standard(copied)));
    expect(start(story)).toBe('own');
    expect(story.trace('user').links[0]!.to).toBe('own');
    expect(story.codes('user')).toEqual([]);
    expect(story.codes('c')).toEqual(['CERTIFICATE_REPLACED']);
    said(story, {
      type: 'CertificateRevoked',
      data: { id: 'r', certificate: 'own', effect: 'VOID', effectiveFrom: null, reason: 'x' },
    });
    expect(start(story)).toBeNull();
  });

  it('does not take the place of what its issuer posted itself', () => {
    const story = standard({ conclusion: 'FAIL' }).certificate('pass', 's', {
      ...ofS('2024-03-01'),
      ...copied,
      replaces: 'c',
      conclusion: 'PASS',
    });
    expect(story.codes('c')).not.toContain('CERTIFICATE_REPLACED');
  });

  it('is no citation of the organization that it names as its issuer', () => {
    // A stranger copies a certificate "of the owner", which cites another stranger's certificate of its standard.
    const story = soundChain()
      .organization('works')
      .organization('other')
      .asset('s', { owner: 'works' })
      .certificate('c', 's', ofS('2024-03-01'))
      .asset('bait', { owner: 'stranger' })
      .certificate('forged', 'bait', {
        issuer: 'works',
        transcribed: { by: 'stranger' },
        performedOn: '2024-04-01',
        results: [
          massResult(
            [point('1000', '5')],
            reference('s', { certificate: { issuer: 'other', number: 'N-c' } }),
          ),
        ],
      });
    expect(start(story)).toBeNull();
    said(story, { type: 'CertificateConfirmed', data: { id: 'k', certificate: 'forged', by: 'works' } });
    expect(start(story)).toBe('c');
  });

  it('of several under one number is the one of the asset named; a copy of another asset bears it for nobody else', () => {
    const story = citing(
      standard({ ...copied, certificateNumber: 'N' })
        .asset('t', { owner: 'lab' })
        .certificate('copy-t', 't', {
          ...ofS('2024-03-01'),
          certificateNumber: 'N',
          transcribed: { by: 'lab' },
        }),
      'N',
      't',
    );
    expect(story.trace('user').links[0]!.to).toBe('copy-t');
    story.asset('u').certificate('user-of-u', 'item', {
      performedOn: '2024-05-02',
      results: [
        massResult([point('1000', '5')], reference('u', { certificate: { issuer: 'other', number: 'N' } })),
      ],
    });
    expect(story.codes('user-of-u')).toEqual(['PENDING_REFERENCE']);
  });
});

describe('a dispute', () => {
  const disputed = (by: string): Story =>
    said(standard(), { type: 'CertificateDisputed', data: { id: 'x', certificate: 'c', by, reason: 'r' } });

  it('of the owner is shown and changes nothing else', () => {
    expect(disputed('works').findings('c', 'CERTIFICATE_DISPUTED')).toMatchObject([
      { severity: 'REMARK', evidence: ['x'], at: { from: 'c', to: null } },
    ]);
    expect(citing(disputed('works')).findings('user', 'CERTIFICATE_DISPUTED')).toMatchObject([
      { evidence: ['c', 'x'], at: { from: 'user', to: 'c' } },
    ]);
    expect(citing(disputed('works')).trace('user').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });

  it('of anybody else is not told', () => {
    expect(disputed('stranger').codes('c')).toEqual([]);
  });
});

describe('a suspension', () => {
  const suspended = (from: string, to: string): Story =>
    said(standard(), {
      type: 'CertificateSuspended',
      data: { id: 'x', certificate: 'c', from, to, reason: 'r' },
    });

  it('leaves open what rests on the certificate on its days, first and last included', () => {
    for (const [from, to] of [
      ['2024-05-01', '2024-05-20'],
      ['2024-04-10', '2024-05-01'],
    ]) {
      const story = citing(suspended(from!, to!));
      expect(story.findings('user', 'REFERENCE_CERTIFICATE_SUSPENDED')).toMatchObject([
        { severity: 'UNDECIDED', evidence: ['c', 'x'] },
      ]);
      expect(story.trace('user').verdict).toBe('CANNOT_SAY');
    }
    expect(citing(suspended('2024-05-02', '2024-05-20')).codes('user')).toEqual([]);
    expect(citing(suspended('2024-04-10', '2024-04-30')).codes('user')).toEqual([]);
  });

  it('leaves the asset open on its days, and the certificate asked for by itself', () => {
    const story = suspended('2024-05-02', '2024-05-20');
    const codesOn = (day: string) => story.traceAsset('s', day).findings.map(({ code }) => code);
    expect(['2024-05-01', '2024-05-02', '2024-05-20', '2024-05-21'].map(codesOn)).toEqual([
      [],
      ['CERTIFICATE_SUSPENDED'],
      ['CERTIFICATE_SUSPENDED'],
      [],
    ]);
    expect(story.codes('c')).toEqual(['CERTIFICATE_SUSPENDED']);
  });
});

describe('a certificate that says it replaces another', () => {
  const replacing = (more: Partial<CalibrationRecorded['data']>, asset = 's'): Story =>
    standard()
      .asset('t', { owner: 'works' })
      .certificate('d', asset, { ...ofS('2024-03-02'), replaces: 'c', ...more });

  it('does where issuer and asset are the same, and nowhere else', () => {
    expect(replacing({}).codes('c')).toEqual(['CERTIFICATE_REPLACED']);
    expect(replacing({}, 't').codes('c')).toEqual([]);
    expect(replacing({ issuer: 'lab' }).codes('c')).toEqual([]);
    expect(replacing({}, 't').traceAsset('s', '2024-06-01').start).toBe('c');
  });
});

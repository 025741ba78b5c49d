// Goal: a proposal is answered to whoever may be its second person and is nothing to all others, with what became of it.
// Method: proposals of laboratories, authorities and sellers in real tables, asked by every role through the whole app.
import { watchStatements } from '../testing/statements';
import type { ProposalListReply, ProposalReply } from '@suyuan/contract';
import { proposalStream, type LaboratoryEvent, type ProposalMade } from '@suyuan/domain';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';

type Proposal = ProposalMade['data'];
type Caller = Parameters<QueryApp['get']>[1];

const LATER = `${TODAY}T23:00:00.000Z`;
const EARLIER = `${TODAY}T00:00:00.000Z`;
const by = (role: string, organization: string | null, subject = 'li') => ({ role, organization, subject });
const VOID = { effect: 'VOID', reason: 'forged' };

let query: QueryApp;
const at: Record<string, number> = {};

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      const register = (id: string, region: string, more: object = {}) => {
        const data = { id, name: { en: id }, kinds: ['REGULATOR' as const], uscc: null, region, ...more };
        return world.record(`laboratory-${id}`, { type: 'OrganizationRegistered', data });
      };
      const propose = async (id: string, more: Partial<Proposal>) => {
        const data: Proposal = {
          id,
          command: 'RevokeCertificate',
          on: 'cert',
          body: VOID,
          digest: 'd'.repeat(64),
          proposer: by('lab', 'lab-a'),
          expiresAt: LATER,
          ...more,
        };
        at[id] = await world.record(proposalStream(id), { type: 'ProposalMade', data });
      };
      await world.organization('lab-a');
      await world.asset('open', { tier: 'PUBLIC', owner: 'lab-a' });
      await world.asset('secret', { tier: 'PUBLIC', owner: 'lab-a', visibility: 'RESTRICTED' });
      await world.calibrate('cert', 'open', '2021-01-01');
      await world.calibrate('secret-cert', 'secret', '2021-01-01');
      await register('shanghai', '310000');
      await register('jiangsu', '320000');
      await register('cleared', '310000');
      await register('lab-as-regulator', '310000', { kinds: ['LABORATORY'] });
      const clearance = { id: 'k', organization: 'cleared', from: TODAY, to: TODAY, reason: 'r' };
      const granted: LaboratoryEvent = { type: 'ClearanceGranted', data: clearance };
      await world.record('laboratory-cleared', granted);
      await propose('of-lab', {});
      await propose('of-regulator', { proposer: by('regulator', 'shanghai') });
      await propose('of-admin', { proposer: by('admin', null) });
      await propose('secret', { proposer: by('admin', null), on: 'secret-cert' });
      await propose('of-scope', { command: 'RevokeScope', on: 's', proposer: by('regulator', 'jiangsu') });
      const transfer = { event: 'TRANSFERRED', on: '2026-01-01', owner: 'buyer' };
      await propose('transfer', { command: 'RecordLifecycle', on: 'open', body: transfer });
      await propose('lapsed', { expiresAt: EARLIER });
      await propose('approved', {});
      const approval = { id: 'approved', approver: by('lab', 'lab-a', 'wang') };
      at.approval = await world.record(proposalStream('approved'), {
        type: 'ProposalApproved',
        data: approval,
      });
    },
  });
}, 120_000);
afterAll(() => query.close());

const ALL = ['of-lab', 'of-regulator', 'of-admin', 'secret', 'of-scope', 'transfer', 'lapsed', 'approved'];
const OPEN = ALL.slice(0, 6);

describe('a proposal', () => {
  it('says what is proposed, until when, and names nobody', async () => {
    const answer = await query.get('/v1/proposals/of-lab', { role: 'lab', organization: 'lab-a' });
    expect(answer.json()).toEqual({
      id: 'of-lab',
      position: at['of-lab'],
      state: 'OPEN',
      command: 'RevokeCertificate',
      on: 'cert',
      body: VOID,
      digest: 'd'.repeat(64),
      proposedBy: { role: 'lab', organization: 'lab-a', you: false },
      proposedAt: expect.stringMatching(/Z$/),
      expiresAt: LATER,
      approval: null,
      names: {
        organizations: { 'lab-a': { zh: '机构lab-a', en: 'Organization lab-a' } },
        regions: {},
      },
    });
    expect(answer.body).not.toContain('"li"');
  });
  it('has lapsed after its instant, and is approved since its approval was known', async () => {
    const state = async (path: string) =>
      (await query.get(`/v1/proposals/${path}`, { role: 'admin' })).json<ProposalReply>();
    expect((await state('lapsed')).state).toBe('LAPSED');
    expect(await state('approved')).toMatchObject({
      state: 'APPROVED',
      approval: { role: 'lab', organization: 'lab-a', position: at.approval },
    });
    expect((await state(`approved?knownAt=${at.approval! - 1}`)).state).toBe('OPEN');
  });
});

const bare = ({ body }: { body: string }): string => body.replace(/"traceId":"\w+"/, '');

describe('who reads a proposal', () => {
  it.each<[string, Caller, string[]]>([
    ['admin', { role: 'admin' }, OPEN],
    ['the laboratory that proposed it', { role: 'lab', organization: 'lab-a' }, ['of-lab', 'transfer']],
    ['another laboratory', { role: 'lab', organization: 'lab-b' }, []],
    ['the receiver', { role: 'enterprise', organization: 'buyer' }, ['transfer']],
    [
      'the authority that proposed it',
      { role: 'regulator', organization: 'shanghai' },
      ['of-regulator', 'of-admin'],
    ],
    [
      'one that is cleared',
      { role: 'regulator', organization: 'cleared' },
      ['of-regulator', 'of-admin', 'secret'],
    ],
    ['one of another region', { role: 'regulator', organization: 'jiangsu' }, ['of-scope']],
    ['the national authority', { role: 'regulator' }, ['of-regulator', 'of-admin', 'of-scope']],
    ['a regulator that is none', { role: 'regulator', organization: 'lab-as-regulator' }, []],
    ['a regulator of nobody', { role: 'regulator', organization: 'nobody' }, []],
  ])('%s', async (_, caller, ids) => {
    const list = (await query.get('/v1/proposals', caller)).json<ProposalListReply>();
    expect(list.items.map(({ id }) => id)).toEqual(ids);
    const unknown = bare(await query.get('/v1/proposals/nothing', caller));
    const replies = await Promise.all(OPEN.map((id) => query.get(`/v1/proposals/${id}`, caller)));
    expect(OPEN.filter((_, index) => replies[index]!.status === 200)).toEqual(ids);
    expect(
      new Set(
        replies
          .filter(({ status }) => status !== 200)
          .map(bare)
          .concat(unknown),
      ).size,
    ).toBe(1);
  });
  it('no inspector', async () => {
    expect((await query.get('/v1/proposals', { role: 'inspector' })).status).toBe(403);
  });
});

describe('the list', () => {
  const pages = async (path: string, caller: Caller): Promise<string[][]> => {
    const found: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: ProposalListReply = (await query.get(`${path}${more}`, caller)).json();
      found.push(page.items.map(({ id }) => id));
      cursor = page.next;
    }
    return found;
  };
  it('comes in pages that tell of no hidden row', async () => {
    const national: Caller = { role: 'regulator' };
    expect(await pages('/v1/proposals?limit=2', national)).toEqual([
      ['of-regulator', 'of-admin'],
      ['of-scope'],
    ]);
    expect(await pages('/v1/proposals?limit=3', national)).toEqual([
      ['of-regulator', 'of-admin', 'of-scope'],
    ]);
    expect(await pages('/v1/proposals?limit=1&state=ALL', { role: 'admin' })).toEqual(ALL.map((id) => [id]));
  });
  it('asks the tables as often for all that may be read as for one', async () => {
    const shanghai: Caller = { role: 'regulator', organization: 'shanghai' };
    const statements = watchStatements(query);
    const list = (await query.get('/v1/proposals', shanghai)).json<ProposalListReply>();
    expect(list.items.map(({ id }) => id)).toEqual(['of-regulator', 'of-admin']);
    // One look each at: its own authority, the certificates, their assets, their issuers.
    const looks = statements.filter((sql) => /rm_history\s+WHERE stream = ANY/.test(sql));
    expect(looks).toHaveLength(4);
  });
  it('gives its cursors for itself alone', async () => {
    const first: ProposalListReply = (await query.get('/v1/proposals?limit=1', { role: 'admin' })).json();
    const other = await query.get(`/v1/proposals?limit=1&state=ALL&cursor=${first.next}`, { role: 'admin' });
    expect(other).toMatchObject({ status: 400 });
    expect((await query.get('/v1/proposals?cursor=x', { role: 'admin' })).status).toBe(400);
  });
});

// Goal: a regulator can publish what the command prints. Method: the printed text goes through the rules of the wire
// and the decision of the domain, each scheme by itself and out of the list.
import 'reflect-metadata';
import { PublishSchemeBody } from '@suyuan/contract';
import { decideScheme, initialSchemeState, NATIONAL_SCHEMES } from '@suyuan/domain';
import { parseStrictJson, RequestValidationPipe } from '@suyuan/platform';
import { schemesCommand } from './schemes.command';

function run(id?: string) {
  const out: string[] = [];
  const err: string[] = [];
  const code = schemesCommand(id, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err };
}

const ids = NATIONAL_SCHEMES.map(({ id }) => id);
const pipe = new RequestValidationPipe();

it('prints all of them as one JSON list', () => {
  const { code, out, err } = run();
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

it.each(ids)('prints %s as a body that is accepted', (id) => {
  const { code, out } = run(id);
  expect(code).toBe(0);
  const body = pipe.transform(parseStrictJson(Buffer.from(out)), {
    type: 'body',
    metatype: PublishSchemeBody,
  }) as PublishSchemeBody;
  const context = { today: '2026-03-10', actor: { subject: 's', role: 'regulator', organization: null } };
  const decision = decideScheme(initialSchemeState, { type: 'PublishScheme', id, body, ...context });
  expect(decision.outcome).toBe('ACCEPTED');
  expect(JSON.parse(out)).toEqual(NATIONAL_SCHEMES.find((scheme) => scheme.id === id));
});

it('names what there is when asked for another', () => {
  const { code, out, err } = run('JJG 2053');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.join()).toContain('JJG 2053-2016');
});

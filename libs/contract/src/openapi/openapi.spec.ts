// Goal: the published document is OpenAPI 3.1 without leftovers of 3.0, complete, and one for several apps.
// Method: two small apps with bodies, queries and answers of the contract; every reference is resolved.
import { Body, Controller, Get, Module, Param, Post, Query, type INestApplication } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CONCLUSIONS } from '@suyuan/domain';
import { TraceReply } from '../http/answers/trace';
import { RegisterAssetBody } from '../http/assets';
import { RecordCalibrationBody } from '../http/calibrations';
import { LABEL_DATE_PATTERN } from '../http/checks';
import { AssetTraceQuery, IdPath } from '../http/queries';
import { mergeOpenApi, openApiOf } from './openapi';
import { toOpenApi31, type OpenApi31 } from './to-openapi-31';

type Json = Record<string, unknown>;

@Controller()
class WritingController {
  @Post('v1/calibrations')
  record(@Body() body: RecordCalibrationBody): object {
    return body;
  }

  @Post('v1/assets')
  register(@Body() body: RegisterAssetBody): object {
    return body;
  }

  @Get('healthz')
  alive(): object {
    return {};
  }
}

@Controller()
class ReadingController {
  @Get('v1/assets/:id/trace')
  @ApiResponse({ status: 200, type: TraceReply })
  trace(@Param() path: IdPath, @Query() query: AssetTraceQuery): object {
    return { path, query };
  }

  @Get('healthz')
  healthy(): object {
    return {};
  }
}

@Module({ controllers: [WritingController] })
class WritingModule {}

@Module({ controllers: [ReadingController] })
class ReadingModule {}

const apps: INestApplication[] = [];
let writing: OpenApi31;
let reading: OpenApi31;

async function documentOf(root: new () => object): Promise<OpenApi31> {
  const testing = await Test.createTestingModule({ imports: [root] }).compile();
  const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  await app.init();
  apps.push(app);
  return openApiOf(app);
}

beforeAll(async () => {
  writing = await documentOf(WritingModule);
  reading = await documentOf(ReadingModule);
});

afterAll(async () => {
  for (const app of apps) await app.close();
});

function everyObject(value: unknown, visit: (object: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json);
  for (const inner of Object.values(value)) everyObject(inner, visit);
}

const at = (document: OpenApi31, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);

describe('the document of an app', () => {
  it('is 3.1 and holds no nullable', () => {
    for (const document of [writing, reading]) {
      expect(document.openapi).toBe('3.1.0');
      everyObject(document, (object) => expect(object).not.toHaveProperty('nullable'));
    }
  });

  it('resolves every reference', () => {
    for (const document of [writing, reading, mergeOpenApi([writing, reading])]) {
      everyObject(document, ({ $ref }) => {
        if (typeof $ref !== 'string') return;
        expect({ $ref, found: typeof at(document, ...$ref.slice(2).split('/')) }).toEqual({
          $ref,
          found: 'object',
        });
      });
    }
  });

  it('describes bodies with what is required, what may be null, and lists', () => {
    const schema = at(writing, 'components', 'schemas', 'RecordCalibrationBody') as {
      required: string[];
      properties: Json;
    };
    expect(schema.required.toSorted()).toEqual(
      ['certificateNumber', 'issuer', 'kind', 'asset', 'performedOn', 'results'].toSorted(),
    );
    expect(schema.properties.validUntil).toMatchObject({
      type: ['string', 'null'],
      pattern: LABEL_DATE_PATTERN.source,
    });
    expect(schema.properties.conclusion).toMatchObject({
      anyOf: [{ $ref: '#/components/schemas/Conclusion' }, { type: 'null' }],
    });
    expect(at(writing, 'components', 'schemas', 'Conclusion')).toEqual({ type: 'string', enum: CONCLUSIONS });
    expect(schema.properties.asset).toMatchObject({
      oneOf: [{ type: 'string' }, { $ref: expect.stringContaining('AssetIdentityBody') }],
    });
    expect(schema.properties.environment).toMatchObject({
      anyOf: [{ $ref: expect.stringContaining('EnvironmentBody') }, { type: 'null' }],
    });
    expect(schema.properties.results).toMatchObject({ type: 'array', minItems: 1 });
  });

  it('describes query strings, whose parameters are absent but never null', () => {
    const parameters = at(reading, 'paths', '/v1/assets/{id}/trace', 'get', 'parameters') as {
      name: string;
      required: boolean;
      schema: Json;
    }[];
    const find = (name: string) => parameters.find((parameter) => parameter.name === name);
    expect(find('on')).toMatchObject({ required: true, schema: { type: 'string', format: 'date' } });
    expect(find('value')).toMatchObject({ required: false, schema: { type: 'string' } });
    expect(find('waitFor')).toMatchObject({ schema: { type: 'integer', minimum: 0 } });
    expect(find('id')).toMatchObject({ required: true });
  });

  it('tells of problems on every operation and of bearer tokens', () => {
    expect(at(writing, 'paths', '/v1/assets', 'post', 'responses', 'default', 'content')).toHaveProperty([
      'application/problem+json',
    ]);
    expect(at(writing, 'components', 'securitySchemes', 'bearer')).toMatchObject({ scheme: 'bearer' });
  });
});

describe('the document of several apps', () => {
  it('holds the paths of all, in order', () => {
    expect(Object.keys(mergeOpenApi([writing, reading]).paths)).toEqual([
      '/healthz',
      '/v1/assets',
      '/v1/assets/{id}/trace',
      '/v1/calibrations',
    ]);
  });

  it('refuses two meanings of one name', () => {
    const other = structuredClone(reading);
    (other.components as { schemas: Json }).schemas.ProblemReply = { type: 'string' };
    expect(() => mergeOpenApi([writing, other])).toThrow('ProblemReply');
    expect(() => mergeOpenApi([])).toThrow(RangeError);
  });
});

describe('the conversion to 3.1', () => {
  it('turns nullable into a type of its own and leaves properties of that name alone', () => {
    const schemas = {
      A: { type: 'string', nullable: true },
      B: { nullable: true, description: 'b', allOf: [{ $ref: '#/components/schemas/A' }] },
      C: { nullable: true, oneOf: [{ type: 'string' }] },
      E: { type: 'string', nullable: true, enum: ['x', null] },
      D: { type: 'object', properties: { nullable: { type: 'boolean', nullable: false } } },
    };
    expect(toOpenApi31({ openapi: '3.0.0', paths: {}, components: { schemas } }).components).toEqual({
      schemas: {
        A: { type: ['string', 'null'] },
        B: { description: 'b', anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
        C: { oneOf: [{ type: 'string' }, { type: 'null' }] },
        E: { type: ['string', 'null'], enum: ['x', null] },
        D: { type: 'object', properties: { nullable: { type: 'boolean' } } },
      },
    });
  });
});

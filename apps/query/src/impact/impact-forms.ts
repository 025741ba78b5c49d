import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { ImpactReply } from '@suyuan/contract';

/** The three forms of an impact, for the document: a page of JSON, or the whole as a table or as lines. */
export function ApiImpactForms(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ImpactReply),
    ApiOkResponse({
      description: 'By Accept: a page as JSON, or all of it as CSV or as lines of JSON.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(ImpactReply) } },
        'text/csv': { schema: { type: 'string', description: 'A row of names, then a row for each item.' } },
        'application/x-ndjson': {
          schema: { type: 'string', description: 'A line for each item; the last tells the completeness.' },
        },
      },
    }),
  );
}

/** Questions as addresses of the API, and its replies in the words that all targets share. */
import type { Json } from '../../../apps/standalone/src/stories/steps';
import { toldCode, type Answer, type Question, type ToldCode } from '../story';

/** The greatest page: no scenario has more items. */
const PAGE = 200;

export function addressOf(question: Question): string {
  const { ask, knownAt, ...rest } = question as Question & { certificate?: string; asset?: string };
  const { parameters: axes = [], ...named } = rest as { parameters?: string[] };
  const { certificate, asset, value, ...asked } = named as { [name: string]: string | undefined };
  const [number, unit] = value?.split(' ') ?? [];
  const parameters = {
    ...asked,
    ...(value === undefined ? {} : { value: number, unit }),
    knownAt: String(knownAt),
    waitFor: String(knownAt),
    ...(ask === 'impact' ? { limit: String(PAGE) } : {}),
  };
  const stated = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .concat(axes.map((axis) => ['parameter', axis]));
  const subject = certificate === undefined ? `assets/${asset}` : `certificates/${certificate}`;
  return `/v1/${subject}/${ask}?${new URLSearchParams(stated).toString()}`;
}

interface TraceReply {
  verdict: string;
  start: string | null;
  roots: string[];
  gaps: ToldCode[];
  firstFailing: ToldCode | null;
}

interface ValidityReply {
  verdict: string;
  until: string | null;
  certificate: { id: string } | null;
  traceVerdict: string;
  reasons: ToldCode[];
}

interface ImpactReply {
  items: { certificate: string; class: string; exposure: string | null; grade: unknown }[];
  next: string | null;
}

export function answerOf(question: Question, status: number, reply: Json): Answer {
  if (status !== 200) throw new Error(`${addressOf(question)} -> ${status} ${JSON.stringify(reply)}`);
  switch (question.ask) {
    case 'trace': {
      const { verdict, start, roots, firstFailing, gaps } = reply as unknown as TraceReply;
      const first = firstFailing?.code ?? null;
      return { ask: 'trace', verdict, start, roots, first, codes: gaps.map(toldCode) };
    }
    case 'validity': {
      const { verdict, until, certificate, traceVerdict, reasons } = reply as unknown as ValidityReply;
      return {
        ask: 'validity',
        verdict,
        until,
        certificate: certificate?.id ?? null,
        traceVerdict,
        first: reasons[0]?.code ?? null,
        codes: reasons.map(toldCode),
      };
    }
    case 'impact': {
      const { items, next } = reply as unknown as ImpactReply;
      if (next !== null) throw new Error(`${addressOf(question)} has more than a page`);
      return {
        ask: 'impact',
        items: items.map(({ certificate, class: group, exposure, grade }) => ({
          certificate,
          class: group,
          exposure,
          grade: grade as string | null,
        })),
      };
    }
  }
}

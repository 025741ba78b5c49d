import { RULES } from '@suyuan/domain';
import type { Finding, GapCode } from '../answers';

export function finding(code: GapCode, evidence: string[] = []): Finding {
  return { code, severity: RULES[code].severity, evidence };
}

/** Ids in their one order. */
export function idsOf(said: readonly { id: string }[]): string[] {
  return said.map(({ id }) => id).sort(byCodeUnits);
}

export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Findings in their one order: by code, then by evidence. */
export function sortFindings(findings: Finding[]): Finding[] {
  if (findings.length < 2) return findings;
  return findings.sort(
    (a, b) => byCodeUnits(a.code, b.code) || byCodeUnits(a.evidence.join('\n'), b.evidence.join('\n')),
  );
}

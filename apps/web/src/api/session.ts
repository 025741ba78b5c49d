import type { Role } from './generated';

/** Who the browser speaks as. `role` is what was asked for; a pasted token's role is the issuer's business. */
export interface Session {
  token: string;
  role: Role | null;
  organization: string | null;
}

const STORAGE_KEY = 'suyuan.session';

/** Kept for the tab only: a token must not outlive the visit on a shared machine. */
export function readSession(): Session | null {
  const text = sessionStorage.getItem(STORAGE_KEY);
  return text === null ? null : (JSON.parse(text) as Session);
}

export function writeSession(session: Session | null): void {
  if (session === null) sessionStorage.removeItem(STORAGE_KEY);
  else sessionStorage.setItem(STORAGE_KEY, JSON.stringify(session));
}

/** Asks the development issuer for a token; null where there is none (it answers 404 or 405). */
export async function requestDevSession(
  role: Role,
  organization: string | null,
  subject: string | null = null,
): Promise<Session | null> {
  const reply = await fetch('/dev/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      role,
      ...(organization ? { organization } : {}),
      ...(subject ? { subject } : {}),
    }),
  });
  if (reply.status === 404 || reply.status === 405) return null;
  if (!reply.ok) throw new Error(`POST /dev/tokens answered ${reply.status}`);
  const { token } = (await reply.json()) as { token: string };
  return { token, role, organization };
}

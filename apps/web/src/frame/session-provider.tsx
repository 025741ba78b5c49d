import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { forgetNames } from '../api/names';
import { readSession, requestDevSession, writeSession, type Session } from '../api/session';
import type { Role } from '../api/generated';

/** Reads everything, writes nothing: the right stranger. */
const FIRST_ROLE: Role = 'inspector';

export interface SessionChoice {
  session: Session | null;
  /** `asking` until the first token is there; `paste` where there is no development issuer. */
  state: 'asking' | 'ready' | 'paste' | 'unreachable';
  hasDevIssuer: boolean;
  /** `subject`: who the reader is, where two people are told apart; null: nobody in particular. */
  switchTo: (role: Role, organization: string | null, subject?: string | null) => Promise<void>;
  paste: (token: string) => void;
}

const SessionContext = createContext<SessionChoice | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [session, setSession] = useState<Session | null>(readSession);
  const [state, setState] = useState<SessionChoice['state']>(session ? 'ready' : 'asking');
  const [hasDevIssuer, setHasDevIssuer] = useState(session?.role !== null);

  const choice = useMemo<SessionChoice>(() => {
    const take = (next: Session) => {
      writeSession(next);
      forgetNames();
      // Reset, not cleared: what is on the page asks again as the new reader; cleared, it would wait for ever.
      void queries.resetQueries();
      setSession(next);
      setState('ready');
    };
    return {
      session,
      state,
      hasDevIssuer,
      async switchTo(role, organization, subject = null) {
        try {
          const next = await requestDevSession(role, organization, subject);
          setHasDevIssuer(next !== null);
          if (next) take(next);
          else setState('paste');
        } catch {
          setState('unreachable');
        }
      },
      paste: (token) => take({ token, role: null, organization: null }),
    };
  }, [session, state, hasDevIssuer, queries]);

  useEffect(() => {
    if (state === 'asking') void choice.switchTo(FIRST_ROLE, null);
    // Only the first visit asks by itself; everything later is the reader's choice.
  }, []);

  return <SessionContext value={choice}>{children}</SessionContext>;
}

export function useSession(): SessionChoice {
  const choice = useContext(SessionContext);
  if (choice === null) throw new Error('useSession outside of SessionProvider');
  return choice;
}

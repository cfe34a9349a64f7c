import { useCallback, useEffect, useRef, useState } from 'react';
import { openSession } from './api.js';
import { readCurrent, writeCurrent } from './conversations.js';

/**
 * The Direct Line session on show. `start()` begins a conversation, `start(entry)` resumes one, `renew()` gets a fresh
 * token for the one on show. A new `session` object means a new connection.
 */
export function useSession() {
  const [session, setSession] = useState();
  const [error, setError] = useState();
  const latest = useRef();
  const attempt = useRef(0);

  const open = useCallback(async resume => {
    const own = ++attempt.current;

    setError(undefined);

    try {
      const answer = await openSession(resume && { conversationId: resume.conversationId, token: resume.token });

      if (own === attempt.current) {
        latest.current = { ...answer, resumed: !!resume };
        setSession(latest.current);
      }

      return answer;
    } catch (reason) {
      own === attempt.current && setError({ reason, resume });
      throw reason;
    }
  }, []);

  const start = useCallback(
    resume => {
      latest.current = undefined;
      setSession(undefined);
      writeCurrent(resume);

      return open(resume).catch(() => undefined);
    },
    [open]
  );

  const renew = useCallback(() => open(latest.current), [open]);

  useEffect(() => {
    start(readCurrent());
  }, [start]);

  /** Runs a call with the token; when that has expired, once more with a fresh one. */
  const withToken = useCallback(async call => {
    try {
      return await call(latest.current?.token);
    } catch (reason) {
      if (reason.status !== 401 || !latest.current) {
        throw reason;
      }

      const { conversationId, token } = latest.current;
      const answer = await openSession({ conversationId, token });

      latest.current = { ...latest.current, token: answer.token };

      return call(answer.token);
    }
  }, []);

  return { error, renew, session, start, withToken };
}

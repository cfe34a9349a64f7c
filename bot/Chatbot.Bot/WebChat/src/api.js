/** The server's own small API, next to Direct Line. Every failure becomes an ApiError that says what a person can do. */
export class ApiError extends Error {
  constructor(message, { status = 0, correlationId } = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.correlationId = correlationId;
  }
}

async function request(path, init) {
  let response;

  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError('The assistant cannot be reached. Check your connection and try again.');
  }

  if (response.ok) {
    return response.json();
  }

  const problem = await response.json().catch(() => ({}));

  throw new ApiError(problem.detail || problem.title || `The server answered with an error (${response.status}).`, {
    status: response.status,
    correlationId: problem.correlationId
  });
}

export const getConfig = () => request('/api/webchat/config');

/** Starts a conversation, or resumes `{conversationId, token}` of this browser. */
export const openSession = (resume = {}) =>
  request('/api/webchat/session', {
    body: JSON.stringify(resume),
    headers: { 'Content-Type': 'application/json' },
    method: 'POST'
  });

/** The server's titles of this browser's conversations: `{conversationId: title}`. */
export const getTitles = async conversationIds =>
  (
    await request('/api/webchat/titles', {
      body: JSON.stringify({ conversationIds }),
      headers: { 'Content-Type': 'application/json' },
      method: 'POST'
    })
  ).titles;

/** The question whether things may be remembered; without `question` when it is not to be asked. */
export const getConsent = (locale, token) =>
  request(`/api/webchat/consent?locale=${encodeURIComponent(locale)}`, { headers: { Authorization: `Bearer ${token}` } });

export const getPassage = (passageId, token) =>
  request(`/api/passages/${encodeURIComponent(passageId)}`, { headers: { Authorization: `Bearer ${token}` } });

import { type Problem, readProblems } from './readProblem'

/** Sends a request to the shop's own API. Never throws: what went wrong comes back in words. */
export async function callApi(
  path: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  body?: unknown,
): Promise<{ problems: Problem[]; body: unknown }> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    return { problems: response.ok ? [] : readProblems(answer), body: answer }
  } catch {
    return {
      problems: [
        { code: 'unreachable', message: 'The shop could not be reached. Check your connection and try again.' },
      ],
      body: undefined,
    }
  }
}

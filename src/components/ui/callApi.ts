import { signInPrompt } from '../account/signInPrompt'
import { type Problem, readProblems } from './readProblem'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Maximum characters of a body that browsers still send while a page closes (`keepalive`). */
const MAX_KEEPALIVE_CHARS = 15_000

/**
 * Sends a request to the shop's API. Never throws: errors are returned. If the session has ended, it prompts to sign in
 * again and then repeats the request.
 */
export async function callApi(
  ...request: [path: string, method: Method, body?: unknown]
): Promise<{ problems: Problem[]; body: unknown }> {
  const answer = await send(...request)
  const isSignedOut = answer.problems.some(({ code }) => code === 'sign_in_required')
  return isSignedOut && (await signInPrompt.ask?.()) ? send(...request) : answer
}

async function send(path: string, method: Method, body?: unknown): Promise<{ problems: Problem[]; body: unknown }> {
  const json = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      // The request completes even if the page is closed at once.
      keepalive: method !== 'GET' && (json?.length ?? 0) < MAX_KEEPALIVE_CHARS,
      ...(json === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: json }),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    return { problems: response.ok ? [] : readProblems(answer), body: answer }
  } catch {
    return {
      problems: [
        { code: 'unreachable', message: 'The site could not be reached. Check your connection and try again.' },
      ],
      body: undefined,
    }
  }
}

import { signInPrompt } from '../account/signInPrompt'
import { type Problem, readProblems } from './readProblem'
import { readProofRequest } from './readProofRequest'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Maximum characters of a body that browsers still send while a page closes (`keepalive`). */
const MAX_KEEPALIVE_CHARS = 15_000

/**
 * Sends a request to the shop's API. Never throws: errors are returned. If the session has ended, it prompts to sign in
 * again and then repeats the request; if the site is busy, it does the work that the API asks for.
 */
export async function callApi(
  ...request: [path: string, method: Method, body?: unknown]
): Promise<{ problems: Problem[]; body: unknown }> {
  const first = await send(...request)
  const answer = first.status === 428 ? ((await repeatWithProof(first.body, request)) ?? first) : first
  const isSignedOut = answer.problems.some(({ code }) => code === 'sign_in_required')
  return isSignedOut && (await signInPrompt.ask?.()) ? send(...request) : answer
}

type Answer = { problems: Problem[]; body: unknown; status?: number }

/**
 * Solves the challenge of an answer, which takes about a second, and sends the request again; nothing where there is
 * none.
 */
async function repeatWithProof(
  answer: unknown,
  [path, method, body]: [path: string, method: Method, body?: unknown],
): Promise<Answer | undefined> {
  const asked = readProofRequest(answer)
  if (!asked) return undefined
  const header = await (await import('./proveRequest')).proveRequest(asked)
  return header && send(path, method, body, header)
}

async function send(
  path: string,
  method: Method,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const json = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      // The request completes even if the page is closed at once.
      keepalive: method !== 'GET' && (json?.length ?? 0) < MAX_KEEPALIVE_CHARS,
      headers: { ...headers, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
      ...(json !== undefined && { body: json }),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    return { problems: response.ok ? [] : readProblems(answer), body: answer, status: response.status }
  } catch {
    return {
      problems: [
        { code: 'unreachable', message: 'The site could not be reached. Check your connection and try again.' },
      ],
      body: undefined,
    }
  }
}

export type Problem = { code: string; message: string; decidedBy?: string | null; claimedBy?: string | null }

/** An answer of the API, or what was wrong. Nothing is thrown: a lost connection is a problem without a code. */
export type Answer<Body> = { body: Body; problem?: undefined } | { body?: undefined; problem: Problem }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Asks the API below `/api/moderation`. */
export async function askApi<Body>(path: string, method = 'GET', sent?: unknown): Promise<Answer<Body>> {
  try {
    const response = await fetch(`/api/moderation/${path}`, {
      method,
      ...(sent !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) }),
    })
    const body: unknown = await response.json()
    if (response.ok) return { body: body as Body }
    const errors = isObject(body) && Array.isArray(body.errors) ? body.errors : []
    const [first] = errors
    return { problem: isObject(first) ? (first as Problem) : { code: '', message: '' } }
  } catch {
    return { problem: { code: '', message: '' } }
  }
}

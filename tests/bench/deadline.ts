/** Milliseconds that one request may take. */
export const REQUEST_TIMEOUT_MS = 60_000

/** Thrown where something has not come to its end in time. */
export class Overdue extends Error {
  constructor(what: string, milliseconds: number) {
    super(`${what} did not end within ${Math.round(milliseconds / 1000)} s`)
  }
}

/**
 * The work's result. @throws Overdue where it takes longer; what it does then goes on, so the caller ends it.
 */
export async function withDeadline<Result>(what: string, milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue(what, milliseconds)), milliseconds)
  })
  try {
    return await Promise.race([work, overdue])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs once as the web process starts. */
export async function register(): Promise<void> {
  // Not by an early return: what is imported after one is compiled for the edge as well.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { redactConsoleErrors } = await import('@/web/redactConsoleErrors')
    redactConsoleErrors()
    const { guardServer } = await import('@/web/guardServer')
    const { makeSite } = await import('@/web/site')
    await guardServer(() => import('@payload-config'), makeSite)
  }
}

/** What a page or route threw and nobody caught. */
export async function onRequestError(error: unknown, request: { path: string; method: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('@/core/log/log')
    log.error(
      { err: error, method: request.method, path: request.path.split('?', 1)[0]?.slice(0, 200) },
      'a request failed',
    )
  }
}

/** Runs once as the web process starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logPlainly } = await import('@/web/logPlainly')
  logPlainly()
  const { answerRequests } = await import('@/web/answerRequests')
  const { openApp } = await import('@/site/openApp')
  const app = await openApp()
  answerRequests(app)
  if (app.context.production) {
    // The first request should find the database and the queue connected.
    const { warmUp } = await import('@/web/warmUp')
    await warmUp(app)
  }
}

/** What a page or route threw and nobody caught. */
export async function onRequestError(error: unknown, request: { path: string; method: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/core/log/log')
  log.error(
    { err: error, method: request.method, path: request.path.split('?', 1)[0]?.slice(0, 200) },
    'a request failed',
  )
}

/** Milliseconds that a statement may take: of a request, and of a job. */
const WEB_TIMEOUT_MS = 15_000
export const JOB_TIMEOUT_MS = 10 * 60_000

/** On `globalThis`, because Next loads modules once for each bundle. */
declare global {
  var shopStatementTimeoutMs: number | undefined
}

/** The statement timeout of this process: that of requests, unless set otherwise at its start. */
export const statementTimeout = (): number => globalThis.shopStatementTimeoutMs ?? WEB_TIMEOUT_MS

/** For background processes; call before connecting. @param ms 0 for no limit, as migrations need */
export function allowStatements(ms: number): void {
  globalThis.shopStatementTimeoutMs = ms
}

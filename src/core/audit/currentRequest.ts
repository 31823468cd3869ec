import { AsyncLocalStorage } from 'node:async_hooks'

/** The request that is being answered, so that a command can record who it acts for without being told. */
export type CurrentRequest = { headers: Headers; user?: { id?: unknown; _keyId?: unknown } | null }

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopRequests?: AsyncLocalStorage<CurrentRequest> }
shared.shopRequests ??= new AsyncLocalStorage<CurrentRequest>()
const current = shared.shopRequests

export const runInRequest = <Result>(request: CurrentRequest, work: () => Result): Result => current.run(request, work)

export const currentRequest = (): CurrentRequest | undefined => current.getStore()

/** Notes whose request it is, once that is known. */
export function setRequestUser(user: CurrentRequest['user']): void {
  const request = current.getStore()
  if (request) request.user = user ?? null
}

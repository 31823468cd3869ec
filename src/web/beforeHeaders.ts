import type { ServerResponse } from 'node:http'

/** Does something as an answer begins, with its headers there but for those that are written with its status. */
export function beforeHeaders(response: ServerResponse, act: () => void): void {
  const { writeHead } = response
  response.writeHead = ((...args: unknown[]) => {
    act()
    return writeHead.apply(response, args as never)
  }) as typeof writeHead
}

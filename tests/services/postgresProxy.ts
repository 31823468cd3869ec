import { connect, createServer, type Socket } from 'node:net'

/**
 * What it does to the next COMMIT of a transaction that inserts into a given table: `question` drops the connection
 * instead of passing the COMMIT on, `answer` drops it instead of passing on what Postgres says to it.
 */
export type LostPart = 'question' | 'answer'

export type PostgresProxy = {
  /** The same database by this way. */
  readonly url: string
  /** @returns once it has happened */
  loseCommit(part: LostPart, table: string): Promise<void>
  stop(): Promise<void>
}

/** Stands before a Postgres and loses what is said at the worst moment. */
export async function startPostgresProxy(target: string): Promise<PostgresProxy> {
  const url = new URL(target)
  const { hostname, port } = url
  const sockets = new Set<Socket>()
  let armed: { part: LostPart; inserts: RegExp; done: () => void } | undefined

  const server = createServer((client) => {
    const database = connect(Number(port), hostname)
    const hangUp = () => {
      client.destroy()
      database.destroy()
    }
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', hangUp).on('close', () => {
        sockets.delete(socket)
        hangUp()
      })
    }
    /** Prepared statements are sent once, and by name from then on. */
    const prepared = new Map<string, string>()
    let inserted = false
    let losing: (() => void) | undefined
    client.on('data', (chunk) => {
      const said = chunk.toString('latin1')
      for (const [, name = '', text = ''] of said.matchAll(/(shop_\d+)\0([^\0]{8,})\0/g)) prepared.set(name, text)
      const asked = [said, ...[...prepared].flatMap(([name, text]) => (said.includes(`\0${name}\0`) ? text : []))]
      if (asked.some((text) => armed?.inserts.test(text))) inserted = true
      const { part, done } = armed ?? {}
      if (done && inserted && /commit\0/.test(said)) {
        armed = undefined
        losing = () => {
          hangUp()
          done()
        }
        if (part === 'question') return losing()
      }
      database.write(chunk)
    })
    database.on('data', (chunk) => (losing ? losing() : client.write(chunk)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  url.port = String(address.port)
  return {
    url: url.href,
    loseCommit: (part, table) =>
      new Promise((done) => {
        armed = { part, inserts: new RegExp(`insert into "?${table}\\b`), done }
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/**
 * Sends what `load.ts` asks for. Plain `http`: the cheapest client there is, for it shares the machine with what it
 * measures.
 */
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Upload = { filename: string; bytes: Uint8Array; title: string }
export type LoadJob = {
  kind: 'get' | 'upload' | 'uploadUntilReady'
  /** Full addresses, asked for in turn; for uploads the first is posted to. */
  urls: readonly string[]
  clients: number
  /** Requests in all. */
  count: number
  /** No request starts after as many milliseconds. */
  milliseconds: number
  headers?: Record<string, string>
  /** @default GET */
  method?: string
  /** Each request comes from a network of its own, as a proxy names it. */
  forwarded?: boolean
  /** One for each client, in turn. */
  tokens?: readonly string[]
  uploads?: readonly Upload[]
  /** A status other than this fails the run. */
  expect: number
}
export type LoadResult = { done: number; milliseconds: number; took: number[] }

const POLL_INTERVAL_MS = 25
const READY_TIMEOUT_MS = 30_000

/** A request that takes longer fails the run. */
const REQUEST_MS = Number(process.env.REQUEST_MS)

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

type Reply = { status: number; body: string }

function send(url: string, method: string, headers: Record<string, string>, body?: Buffer[]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(REQUEST_MS)
    const outgoing = request(url, { agent, method, headers, signal }, (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
      response.on('error', reject)
    })
    outgoing.on('error', (error) => {
      reject(signal.aborted ? new Error(`${method} ${url} was not answered within ${REQUEST_MS} ms`) : error)
    })
    for (const part of body ?? []) outgoing.write(part)
    outgoing.end()
  })
}

const BOUNDARY = 'bench-7MA4YWxkTrZu0gW'

function formOf({ filename, bytes, title }: Upload): Buffer[] {
  const head = [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="_payload"',
    '',
    JSON.stringify({ title }),
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="file"; filename="${filename}"`,
    'Content-Type: application/octet-stream',
    '',
    '',
  ].join('\r\n')
  return [
    Buffer.from(head),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]
}

async function upload(job: LoadJob, number: number, headers: Record<string, string>): Promise<void> {
  const url = job.urls[0]!
  const body = formOf(job.uploads![number]!)
  const length = String(body.reduce((sum, part) => sum + part.length, 0))
  const type = `multipart/form-data; boundary=${BOUNDARY}`
  const answer = await send(url, 'POST', { ...headers, 'Content-Type': type, 'Content-Length': length }, body)
  if (answer.status !== job.expect) throw new Error(`POST ${url}: ${answer.status} ${answer.body.slice(0, 500)}`)
  if (job.kind === 'uploadUntilReady') await waitUntilReady(url, JSON.parse(answer.body).doc.id, headers)
}

async function waitUntilReady(url: string, id: string, headers: Record<string, string>): Promise<void> {
  for (const begin = performance.now(); performance.now() - begin < READY_TIMEOUT_MS; await sleep(POLL_INTERVAL_MS)) {
    const answer = await send(`${url}/${id}/summary`, 'GET', headers)
    const { status } = JSON.parse(answer.body) as { status?: string }
    if (status === 'ready') return
    if (status !== 'processing') throw new Error(`an upload ended as ${status}: ${answer.body.slice(0, 500)}`)
  }
  throw new Error(`an upload was not ready after ${READY_TIMEOUT_MS} ms`)
}

/** One of 65,536 networks, each in a wider one of its own. */
const networkOf = (turn: number) => `11.${(turn >> 8) & 255}.${turn & 255}.7`

async function run(job: LoadJob): Promise<LoadResult> {
  const took: number[] = []
  const begin = performance.now()
  let next = 0
  const client = async (number: number) => {
    const token = job.tokens?.[number % job.tokens.length]
    const headers = { ...job.headers, ...(token && { Authorization: `JWT ${token}` }) }
    while (next < job.count && performance.now() - begin < job.milliseconds) {
      const turn = next++
      const started = performance.now()
      if (job.kind === 'get') {
        const url = job.urls[turn % job.urls.length]!
        const { method = 'GET' } = job
        const from = job.forwarded && { 'X-Forwarded-For': networkOf(turn) }
        const { status, body } = await send(url, method, { ...headers, ...from })
        if (status !== job.expect) throw new Error(`${method} ${url}: ${status} ${body.slice(0, 500)}`)
      } else await upload(job, turn, headers)
      took.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: job.clients }, (_, number) => client(number)))
  return { done: took.length, milliseconds: performance.now() - begin, took }
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})

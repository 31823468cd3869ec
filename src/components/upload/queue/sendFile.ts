import { type Problem, readProblems } from '../../ui/readProblem'
import { callShopApi } from './callShopApi'
import type { Phase } from './item'
import { readUpload, type UploadState } from './readUpload'
import { type BytesResponse, sendBytes } from './sendBytes'
import type { UploadTarget } from './uploadTargets'
import { waitForRetry } from './waitForRetry'

export type Sent = { problems: readonly Problem[]; doc?: { id: string; slug: string } }

export type Sending = {
  file: File
  sha256: string | undefined
  /** Of an earlier attempt, to resume without a hash. */
  uploadId: string | undefined
  /** It was sent before with unknown result, because the page was closed. */
  isRepeated: boolean
  target: UploadTarget
  /** Files up to this size are sent in one request. */
  partBytes: number
  onProgress: (sentBytes: number) => void
  onPhase: (phase: Extract<Phase, 'sending' | 'offline' | 'finishing'>) => void
  onUpload: (uploadId: string) => void
  signal: AbortSignal
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function docOf(body: unknown): Sent['doc'] {
  const doc = isRecord(body) ? body.doc : undefined
  return isRecord(doc) && typeof doc.id === 'string' && typeof doc.slug === 'string'
    ? { id: doc.id, slug: doc.slug }
    : undefined
}

/** Whether a retry may help: connection lost, rate limited, or server error. */
const isTransient = ({ status }: BytesResponse) => status === 0 || status === 429 || status >= 500

/** Repeats a request until it gets a final response. */
async function retryUntilAnswered(
  { onPhase, signal }: Pick<Sending, 'onPhase' | 'signal'>,
  phase: 'sending' | 'finishing',
  ask: () => Promise<BytesResponse>,
): Promise<BytesResponse & { wasLost: boolean }> {
  for (let failures = 0; ; failures += 1) {
    onPhase(phase)
    const answer = await ask()
    if (!isTransient(answer)) return { ...answer, wasLost: failures > 0 }
    onPhase('offline')
    await waitForRetry(failures, signal, answer.retryAfter)
  }
}

/** A small file in one request. */
async function sendWhole(sending: Sending): Promise<Sent> {
  const { file, target, onProgress, signal } = sending
  const { method, url, fields } = target.whole
  const form = new FormData()
  // Fields go first, so that the server can reject them before reading the file.
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', file)
  const { body, wasLost } = await retryUntilAnswered(sending, 'sending', () =>
    sendBytes({
      method,
      url,
      body: form,
      onProgress: (sent) => onProgress(Math.min(file.size, sent)),
      signal,
    }),
  )
  const doc = docOf(body)
  if (doc) return { problems: [], doc }
  const problems = readProblems(body)
  return wasLost ? resolveOwnDuplicate({ problems }, target) : { problems }
}

/** If an earlier attempt succeeded but its response was lost, the "duplicate" is our own upload. */
function resolveOwnDuplicate(sent: Sent, { isOwn }: UploadTarget): Sent {
  const own = sent.problems.find((problem) => problem.code === 'duplicate_file' && isOwn(problem))
  return own?.id && own.slug ? { problems: [], doc: { id: own.id, slug: own.slug } } : sent
}

/** Maximum restarts of an upload that expired. */
const MAX_RESTARTS = 2

/** Whether the storage accepts direct uploads from this page; unknown until the first part is sent. */
let isDirect: boolean | undefined

/**
 * Sends one part: directly to the storage if it has a URL for it, otherwise, or if that is blocked, through the shop.
 */
async function sendPart(
  { file, signal }: Sending,
  upload: UploadState,
  part: UploadState['parts'][number],
  onProgress: (sent: number) => void,
): Promise<BytesResponse> {
  const start = (part.number - 1) * upload.partBytes
  const body = file.slice(start, start + part.bytes)
  if (part.url && isDirect !== false) {
    const answer = await sendBytes({ method: 'PUT', url: part.url, body, onProgress, signal })
    if (answer.status === 200) isDirect = true
    // A request blocked by the browser (CORS, mixed content) looks like a lost connection. If the shop accepts the
    // part, it was blocked.
    if (answer.status === 200 || (isDirect && isTransient(answer))) return answer
  }
  const url = `/api/uploads/${upload.id}/parts/${part.number}`
  const answer = await sendBytes({ method: 'PUT', url, body, onProgress, signal })
  if (answer.status === 200 && part.url) isDirect = false
  return answer
}

/** Starts the upload or resumes an earlier one. */
async function openUpload(sending: Sending): Promise<UploadState | Sent> {
  const { file, sha256, uploadId, target, signal } = sending
  const known = uploadId && !sha256 ? await reloadUpload(sending, uploadId) : undefined
  if (known) return known
  const about = { filename: file.name, bytes: file.size, ...(sha256 && { sha256 }), ...target.about }
  const { body } = await retryUntilAnswered(sending, 'sending', () =>
    callShopApi('POST', '/api/uploads', about, signal),
  )
  return readUpload(body) ?? { problems: readProblems(body) }
}

/** The upload's current state; undefined if it no longer exists. */
async function reloadUpload(sending: Sending, id: string): Promise<UploadState | undefined> {
  const { body } = await retryUntilAnswered(sending, 'sending', () =>
    callShopApi('GET', `/api/uploads/${id}`, undefined, sending.signal),
  )
  return readUpload(body)
}

/** Sends the missing parts, retrying each. @returns permanent problems, or `gone` if the upload no longer exists */
async function sendMissing(sending: Sending, begun: UploadState): Promise<readonly Problem[] | 'gone'> {
  const { onPhase, onProgress, signal } = sending
  let upload = begun
  for (let failures = 0; ; ) {
    const part = upload.parts.find(({ received }) => !received)
    if (!part) return []
    const before = upload.receivedBytes
    onProgress(before)
    onPhase('sending')
    const answer = await sendPart(sending, upload, part, (sent) => onProgress(before + Math.min(part.bytes, sent)))
    if (answer.status === 200) {
      failures = 0
      const parts = upload.parts.map((other) => (other === part ? { ...part, received: true } : other))
      upload = { ...upload, parts, receivedBytes: before + part.bytes }
      // The API returns a limited number of URLs at a time.
      const next = parts.find(({ received }) => !received)
      if (!next || next.url || !part.url) continue
    } else {
      if (isTransient(answer)) {
        onPhase('offline')
        await waitForRetry(failures, signal, answer.retryAfter)
        failures += 1
      } else if (answer.status !== 404 && !readProblems(answer.body).some(({ code }) => code === 'upload_complete'))
        return readProblems(answer.body)
    }
    const now = await reloadUpload(sending, upload.id)
    if (!now) return 'gone'
    upload = now
  }
}

async function sendInParts(sending: Sending): Promise<Sent> {
  const { target, onPhase, onProgress, onUpload, file, signal } = sending
  for (let attempts = 0; ; attempts += 1) {
    const upload = await openUpload(sending)
    if ('problems' in upload) return upload
    onUpload(upload.id)
    const problems = await sendMissing(sending, upload)
    if (problems === 'gone') {
      if (attempts < MAX_RESTARTS) continue
      return { problems: readProblems(undefined) }
    }
    if (problems.length > 0) return { problems }
    onProgress(file.size)
    onPhase('finishing')
    const { body } = await retryUntilAnswered(sending, 'finishing', async () => {
      const answer = await callShopApi('POST', `/api/uploads/${upload.id}/complete`, target.completion, signal)
      // Our earlier attempt is still running.
      const isBusy = readProblems(answer.body).some(({ code }) => code === 'upload_busy')
      return answer.status === 409 && isBusy ? { ...answer, status: 503, retryAfter: 1 } : answer
    })
    const doc = docOf(body)
    if (doc) return { problems: [], doc }
    const refused = readProblems(body)
    // Parts were lost in the meantime: start again with what is left.
    if (attempts >= MAX_RESTARTS || !refused.some(({ code }) => code === 'parts_missing' || code === 'not_found'))
      return { problems: refused }
  }
}

/**
 * Uploads a file, retrying until the shop accepts or rejects it. Large files are sent in parts; parts already uploaded
 * are not sent again, even in a later visit.
 * @throws AbortError if cancelled
 */
export async function sendFile(sending: Sending): Promise<Sent> {
  const sent = await (sending.file.size > sending.partBytes ? sendInParts(sending) : sendWhole(sending))
  return sending.isRepeated ? resolveOwnDuplicate(sent, sending.target) : sent
}

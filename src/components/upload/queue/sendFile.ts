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
  /** Of an earlier try, by which one without a hash is found again. */
  uploadId: string | undefined
  /** It has been sent before, and nobody knows what became of that: the page was closed. */
  isRepeated: boolean
  target: UploadTarget
  /** Files of no more bytes go in one request. */
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

/** What a later try may mend: a lost line, a shop that is busy or starts anew. */
const isTransient = ({ status }: BytesResponse) => status === 0 || status === 429 || status >= 500

/** Repeats a request until it is answered for good. */
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
  // What is said of it goes first: it may be turned away before the file is read.
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

/** Where the answer to an earlier try was lost, and that try had come in, what it made is not another. */
function resolveOwnDuplicate(sent: Sent, { isOwn }: UploadTarget): Sent {
  const own = sent.problems.find((problem) => problem.code === 'duplicate_file' && isOwn(problem))
  return own?.id && own.slug ? { problems: [], doc: { id: own.id, slug: own.slug } } : sent
}

/** Times that an upload which has gone is begun again. */
const MAX_RESTARTS = 2

/** Whether the storage takes bytes from this page: unknown, until one part has got there or only by way of the shop. */
let isDirect: boolean | undefined

/** Sends one part: straight to the storage where it has an address there, else, or where that is closed to us, through the shop. */
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
    // Refused by the browser (no CORS, mixed content) and a lost line look the same: where the shop takes it, it was the former.
    if (answer.status === 200 || (isDirect && isTransient(answer))) return answer
  }
  const url = `/api/uploads/${upload.id}/parts/${part.number}`
  const answer = await sendBytes({ method: 'PUT', url, body, onProgress, signal })
  if (answer.status === 200 && part.url) isDirect = false
  return answer
}

/** Begins the upload, or finds it where it was left. */
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

/** What is there by now; undefined where the shop knows nothing of it any more. */
async function reloadUpload(sending: Sending, id: string): Promise<UploadState | undefined> {
  const { body } = await retryUntilAnswered(sending, 'sending', () =>
    callShopApi('GET', `/api/uploads/${id}`, undefined, sending.signal),
  )
  return readUpload(body)
}

/** Sends the parts that are missing, each until it is across. @returns what no further try would mend, `gone` for the upload itself */
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
      // Only so many links come at once.
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
      // An earlier try of ours is still at it.
      const isBusy = readProblems(answer.body).some(({ code }) => code === 'upload_busy')
      return answer.status === 409 && isBusy ? { ...answer, status: 503, retryAfter: 1 } : answer
    })
    const doc = docOf(body)
    if (doc) return { problems: [], doc }
    const refused = readProblems(body)
    // Something has become of the parts meanwhile: once more from what is there.
    if (attempts >= MAX_RESTARTS || !refused.some(({ code }) => code === 'parts_missing' || code === 'not_found'))
      return { problems: refused }
  }
}

/**
 * Sends a file and what it is for, and goes on through lost lines until the shop has said yes or no. A large one goes in parts, of
 * which those that are across are not sent again, also in another visit.
 * @throws AbortError where it was cancelled
 */
export async function sendFile(sending: Sending): Promise<Sent> {
  const sent = await (sending.file.size > sending.partBytes ? sendInParts(sending) : sendWhole(sending))
  return sending.isRepeated ? resolveOwnDuplicate(sent, sending.target) : sent
}

import { type Problem, readProblems } from '@/components/ui/readProblem'

export type SentListing = {
  title: string
  description?: string
  category?: string
  tags: string[]
  visibility: string
}
export type Sent = { problems: Problem[]; doc?: { id: string; slug: string } }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readDoc(body: unknown): Sent {
  const doc = isRecord(body) ? body.doc : undefined
  return isRecord(doc) && typeof doc.id === 'string' && typeof doc.slug === 'string'
    ? { problems: [], doc: { id: doc.id, slug: doc.slug } }
    : { problems: readProblems(body) }
}

/**
 * Sends a build to the shop. By XMLHttpRequest, because fetch doesn't tell how far a body has got.
 * @param onProgress is told the part that is sent, 0 to 1
 */
export const sendUpload = (file: File, listing: SentListing, onProgress: (part: number) => void, signal: AbortSignal) =>
  new Promise<Sent>((resolve) => {
    const form = new FormData()
    // The listing goes first: it may be turned away before the file is read.
    form.append('_payload', JSON.stringify(listing))
    form.append('file', file)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/schematics')
    request.responseType = 'json'
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total)
    request.onload = () => {
      const body: unknown = request.response
      resolve(request.status === 201 ? readDoc(body) : { problems: readProblems(body) })
    }
    request.onerror = () =>
      resolve({ problems: [{ message: 'The connection broke before the file was across. Check it and send again.' }] })
    request.onabort = () => resolve({ problems: [{ message: 'Cancelled. Nothing was published.' }] })
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })

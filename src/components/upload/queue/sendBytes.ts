/** Milliseconds without progress after which the connection counts as lost. */
const STALL_TIMEOUT_MS = 30_000

/** `status` 0: the connection was lost. */
export type BytesResponse = { status: number; body: unknown; retryAfter: number }

type Request = {
  method: 'POST' | 'PUT'
  url: string
  body: Blob | FormData
  onProgress: (sent: number) => void
  signal: AbortSignal
}

/** Sends bytes. Uses XMLHttpRequest, because fetch reports no upload progress. @throws AbortError */
export const sendBytes = ({ method, url, body, onProgress, signal }: Request) =>
  new Promise<BytesResponse>((resolve, reject) => {
    signal.throwIfAborted()
    const request = new XMLHttpRequest()
    let silence: ReturnType<typeof setTimeout>
    const listen = () => {
      clearTimeout(silence)
      silence = setTimeout(() => request.abort(), STALL_TIMEOUT_MS)
    }
    const cancel = () => request.abort()
    const end = () => {
      clearTimeout(silence)
      signal.removeEventListener('abort', cancel)
    }
    request.open(method, url)
    request.upload.onprogress = ({ loaded }) => {
      listen()
      onProgress(loaded)
    }
    request.onload = () => {
      end()
      let answer: unknown
      try {
        answer = JSON.parse(request.responseText)
      } catch {
        // Object storage answers with XML or nothing.
      }
      const retryAfter = Number(request.getResponseHeader('Retry-After')) || 0
      resolve({ status: request.status, body: answer, retryAfter })
    }
    const lose = () => {
      end()
      if (signal.aborted) reject(new DOMException('Cancelled', 'AbortError'))
      else resolve({ status: 0, body: undefined, retryAfter: 0 })
    }
    request.onerror = lose
    request.onabort = lose
    signal.addEventListener('abort', cancel)
    listen()
    request.send(body)
  })

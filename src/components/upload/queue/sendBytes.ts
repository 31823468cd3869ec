/** Milliseconds without a byte getting across after which a line counts as lost. */
const STALL_TIMEOUT_MS = 30_000

/** `status` 0: the line was lost; nothing at all: it was cancelled. */
export type BytesResponse = { status: number; body: unknown; retryAfter: number }

type Request = {
  method: 'POST' | 'PUT'
  url: string
  body: Blob | FormData
  onProgress: (sent: number) => void
  signal: AbortSignal
}

/** Sends bytes. By XMLHttpRequest, because fetch doesn't tell how far a body has got. @throws AbortError */
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
        // A storage answers nothing, or XML.
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

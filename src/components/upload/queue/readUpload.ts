/** A multipart upload as the API describes it. */
export type UploadState = {
  id: string
  partBytes: number
  receivedBytes: number
  parts: { number: number; bytes: number; received: boolean; url?: string }[]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const readPart = (part: unknown): UploadState['parts'] =>
  isRecord(part) && typeof part.number === 'number' && typeof part.bytes === 'number'
    ? [
        {
          number: part.number,
          bytes: part.bytes,
          received: part.received === true,
          ...(typeof part.url === 'string' && { url: part.url }),
        },
      ]
    : []

/** Parses a response of `/api/uploads`; undefined if it is something else. */
export function readUpload(body: unknown): UploadState | undefined {
  if (!isRecord(body) || typeof body.id !== 'string' || !Array.isArray(body.parts)) return undefined
  return {
    id: body.id,
    partBytes: Number(body.partBytes),
    receivedBytes: Number(body.receivedBytes),
    parts: body.parts.flatMap(readPart),
  }
}

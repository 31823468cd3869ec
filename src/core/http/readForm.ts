import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { ShopError } from '../errors/errors'
import { pipeBody } from './pipeBody'

/** Fields of a form, of which the shop reads one. */
const MAX_FIELDS = 20

const broken = (message: string) => new ShopError(400, 'bad_request', message)

/**
 * The text of the field `_payload` of a form, as the panel sends documents. Nothing of it is written to disk.
 * @param maxBytes of one field
 * @throws ShopError `bad_request` where it is no form, has no such field, or brings a file
 */
export async function readForm(
  { body, headers }: { body: Readable | null; headers: Headers },
  maxBytes: number,
): Promise<string> {
  if (!body) throw broken('The request has no body.')
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: Object.fromEntries(headers),
      limits: { files: 0, fields: MAX_FIELDS, fieldSize: maxBytes, fieldNameSize: 100, headerPairs: 50 },
    })
  } catch {
    throw broken('The request is not multipart/form-data with a boundary.')
  }
  let payload: string | undefined
  let refusal: ShopError | undefined
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) refusal ??= broken('A field of the form is too long.')
    if (name === '_payload') payload = value
  })
  parser.on('fieldsLimit', () => {
    refusal ??= broken(`A form can have at most ${MAX_FIELDS} fields.`)
  })
  parser.on('filesLimit', () => {
    refusal ??= broken('Files are not accepted here. See /api/docs.')
  })
  try {
    await pipeBody(body, parser)
  } catch {
    throw broken('The form is malformed or incomplete.')
  }
  if (refusal) throw refusal
  if (payload === undefined) throw broken('Send the fields as a JSON object, in the field _payload of the form.')
  return payload
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { ShopError } from '../errors/errors'
import { pour } from './pour'

/** Fields of a form, of which the shop reads one, and bytes of each. */
const MOST_FIELDS = 20
const LONGEST_FIELD = 1024 ** 2

const broken = (message: string) => new ShopError(400, 'bad_request', message)

/**
 * The text of the field `_payload` of a form, as the panel sends documents. Nothing of it is written to disk.
 * @throws ShopError `bad_request` where it is no form, has no such field, or brings a file
 */
export async function readForm({ body, headers }: Request): Promise<string> {
  if (!body) throw broken('The request has no body.')
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: Object.fromEntries(headers),
      limits: { files: 0, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, fieldNameSize: 100, headerPairs: 50 },
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
    refusal ??= broken(`A form can have at most ${MOST_FIELDS} fields.`)
  })
  parser.on('filesLimit', () => {
    refusal ??= broken('Files are not accepted here. See /api/docs.')
  })
  try {
    await pour(Readable.fromWeb(body as ReadableStream), parser)
  } catch {
    throw broken('The form is malformed or incomplete.')
  }
  if (refusal) throw refusal
  if (payload === undefined) throw broken('Send the fields as a JSON object, in the field _payload of the form.')
  return payload
}

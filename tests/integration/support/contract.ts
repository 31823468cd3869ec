import type { Contract } from '@plugins/openapi/buildContract'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export type Heard = { method: string; path: string; status: number; type: string; body: unknown }

const pointer = (...parts: string[]) =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same schemas without room for what they do not name: an answer that says more than its contract is told of. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (!isObject(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]))
  const isShape = inner.type === 'object' && isObject(inner.properties)
  return isShape && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner
}

const matcher = (address: string) => new RegExp(`^${address.replace(/\{\w+\}/g, '[^/]+')}$`)
const fixedFirst = (one: string, other: string) => one.split('{').length - other.split('{').length

/**
 * Judges answers by a contract: gives what is wrong with one, if anything. Pages and what is no part of the API are no
 * matter of it.
 */
export function judgeBy(contract: Contract): (heard: Heard) => string | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats(ajv)
  ajv.addFormat('binary', true)
  ajv.addSchema({ $id: 'contract:', ...(closed({ paths: contract.paths, components: contract.components }) as object) })
  const addresses = Object.keys(contract.paths).sort(fixedFirst)

  return ({ method, path, status, type, body }) => {
    const [bare = ''] = path.split('?')
    if (!bare.startsWith('/api/') || method === 'OPTIONS') return undefined
    const fitting = addresses.filter((one) => matcher(one).test(bare))
    const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
    const address = fitting.find((one) => asked in (contract.paths[one] ?? {}))
    const where = `${method} ${bare} ${status}`
    // What there is not is refused; asking for it is no part of the contract.
    if (address === undefined)
      return [401, 403, 404, 405, 413, 429, 400].includes(status) ? undefined : `${where} is not in the contract`
    const operation = contract.paths[address]?.[asked]
    const responses = isObject(operation) && isObject(operation.responses) ? operation.responses : {}
    const answer = responses[String(status)]
    if (!isObject(answer)) return `${where} is not an answer of ${asked} ${address}`
    if (status === 204 || status === 304 || method === 'HEAD' || !isObject(answer.content)) return undefined
    const plain = type.split(';', 1)[0] ?? ''
    if (!(plain in answer.content)) return `${where} is ${plain}, and not ${Object.keys(answer.content).join(' or ')}`
    if (!plain.includes('json')) return undefined
    const place = pointer('paths', address, asked, 'responses', String(status), 'content', plain, 'schema')
    const validate = ajv.getSchema(`contract:#${place}`)
    if (!validate) return `${where} has no schema`
    if (validate(body)) return undefined
    const problems = (validate.errors ?? [])
      .slice(0, 6)
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    return `${where} is not as its contract says:\n  ${problems.join('\n  ')}\n  ${JSON.stringify(body).slice(0, 1500)}`
  }
}

import { parseUrl } from '@/core/text/parseUrl'

/** What a page makes a link of. */
const linkPattern = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu
/** Names with dots between, which may be a host also where no link is made of it. */
const namePattern = /[\p{L}\p{N}.\u3002\uff61-]+/gu
/** Dots of other scripts are dots for browsers. */
const dots = /[.\u3002\uff61]+/u

const MAX_HOSTS = 500
/** Characters of a host, by DNS. */
const MAX_HOST_LENGTH = 253

function hostOf(text: string): string | undefined {
  const url = parseUrl(/^https?:/i.test(text) ? text : `http://${text}`)
  return url?.hostname.toLowerCase().replace(/\.$/, '')
}

/** The links of a text, in order, but for those to this host itself. */
export const linksIn = (text: string, ownHost: string): string[] =>
  (text.normalize('NFKC').match(linkPattern) ?? []).filter((link) => hostOf(link) !== ownHost)

/** What of a name with dots is a host: its last part has letters alone, as no version number has. */
function namedHost(name: string): string | undefined {
  const labels = name.slice(-MAX_HOST_LENGTH).split(dots).filter(Boolean)
  return labels.length > 1 && /^\p{L}[\p{L}\p{N}-]+$/u.test(labels.at(-1) ?? '') ? hostOf(labels.join('.')) : undefined
}

/** Every host that a text names, in the form that browsers have it: lower case, and Punycode. */
export function hostsIn(text: string): string[] {
  const plain = text.normalize('NFKC')
  const linked = (plain.match(linkPattern) ?? []).slice(0, MAX_HOSTS).map(hostOf)
  const names = (plain.match(namePattern) ?? []).filter((name) => dots.test(name)).slice(0, MAX_HOSTS)
  return [...new Set([...linked, ...names.map(namedHost)])].filter((host) => host !== undefined)
}

/** A host and those above it: `a.b.test`, `b.test`, `test`. */
export const suffixesOf = (host: string): string[] => host.split('.').map((_, at, labels) => labels.slice(at).join('.'))

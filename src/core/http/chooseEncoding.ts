import Negotiator from 'negotiator'

/**
 * The first of our encodings that `Accept-Encoding` allows, whatever a client prefers among them: they go from small to
 * large.
 */
export function chooseEncoding<Encoding extends string>(
  accepted: string | undefined,
  encodings: readonly Encoding[],
): Encoding | 'identity' {
  if (!accepted) return 'identity'
  const allowed = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings(encodings)
  return encodings.find((encoding) => allowed.includes(encoding)) ?? 'identity'
}

import Negotiator from 'negotiator'

/** The first of our encodings that `Accept-Encoding` allows, ignoring client preference: ours are ordered by size. */
export function chooseEncoding<Encoding extends string>(
  accepted: string | undefined,
  encodings: readonly Encoding[],
): Encoding | 'identity' {
  if (!accepted) return 'identity'
  const allowed = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings(encodings)
  return encodings.find((encoding) => allowed.includes(encoding)) ?? 'identity'
}

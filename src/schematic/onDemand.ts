/**
 * A part that is loaded when it is first asked for, and from then on is at hand: asking the platform's loader each time
 * takes longer than a small file does.
 */
export function onDemand<T>(load: () => Promise<T>): () => T | Promise<T> {
  let loaded: T | undefined
  return () =>
    loaded ??
    load().then((part) => {
      loaded = part
      return part
    })
}

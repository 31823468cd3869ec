/**
 * Loads a module on first use and then returns it synchronously: the platform's loader takes longer for each call than
 * a small file.
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

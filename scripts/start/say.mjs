/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Says what a step does when it begins, and how long it took. @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function step(what, work) {
  const begin = performance.now()
  say(`${what} …`)
  const result = await work()
  say(`  done in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  return result
}

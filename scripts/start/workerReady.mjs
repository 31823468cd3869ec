/** Whether this output of the worker says that it takes jobs. @param {string} output */
export function saysReady(output) {
  return /worker (is )?(ready|running|started)/i.test(output)
}

/** Whether this output of the worker says that it takes jobs. @param {string} output */
export function isReadyMessage(output) {
  return /worker (is )?(ready|running|started)/i.test(output)
}

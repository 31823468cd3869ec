// Must be read by very old versions of Node too: no newer syntax here, no imports.

/** The oldest Node that can install the shop; what it runs on is installed with it. */
const OLDEST = 20

export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return
  console.error(`Node ${OLDEST} or newer is needed; this is Node ${process.versions.node}.`)
  process.exit(1)
}

// Must be read by very old versions of Node too: no newer syntax here, no imports.

/** The oldest Node that can install the shop; what it runs on is installed with it. */
const MIN_NODE_VERSION = 20

export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= MIN_NODE_VERSION) return
  console.error(`Node ${MIN_NODE_VERSION} or newer is needed; this is Node ${process.versions.node}.`)
  process.exit(1)
}

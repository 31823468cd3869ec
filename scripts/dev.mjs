import { checkNode } from './start/checkNode.mjs'

checkNode()
// Loaded only now: an old Node could not even read it.
import('./start/runShop.mjs').then(({ runShop }) => runShop({ production: false }))

import { checkNode } from './start/checkNode.mjs'

checkNode()
// Loaded only now: an old Node could not even read it.
import('./bench/runBench.mjs').then(({ runBench }) => runBench(process.argv.slice(2)))

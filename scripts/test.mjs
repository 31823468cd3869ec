import { checkNode } from './start/checkNode.mjs'

checkNode()
// Loaded only now: an old Node could not even read it.
import('./test/runTests.mjs').then(({ runTests }) => runTests(process.argv.slice(2)))

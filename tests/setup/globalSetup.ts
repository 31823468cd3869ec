import { startTestRun } from './testRun'

/** Vitest calls it once before the integration tests, and what it gives back after them. */
export default startTestRun

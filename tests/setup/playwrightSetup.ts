import { startTestRun } from './testRun'

/** Playwright calls it once before all tests, and what it gives back after them. */
export default startTestRun

import { findByEnvironment, signalIfRunning } from '../../scripts/process/identity.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'

/**
 * Every process that a test run starts to outlive a test file carries this: whatever is left of a killed run is found
 * by it.
 */
export const SLOT_VARIABLE = 'SHOP_TEST_SLOT'

/** Kills what the run of this folder has started. @param {string} folder */
export async function stopProcessesOf(folder) {
  const found = () => findByEnvironment(SLOT_VARIABLE, folder)
  for (const pid of found()) signalIfRunning(pid, 'SIGKILL')
  await waitUntil(() => found().length === 0, 10_000, 20)
}

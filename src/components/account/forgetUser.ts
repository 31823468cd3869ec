/** Begins the names of what pages keep of a user: unfinished uploads and replacements, checklists. */
const KEPT = /^(shop\.uploads\.|shop\.replace\.|materials:|shop-uploads-)/

/** Removes what pages keep of a user in this browser. The theme, which is the browser's, stays. */
export async function forgetUser(): Promise<void> {
  try {
    for (const key of Object.keys(localStorage)) if (KEPT.test(key)) localStorage.removeItem(key)
    for (const { name = '' } of await indexedDB.databases()) if (KEPT.test(name)) indexedDB.deleteDatabase(name)
  } catch {
    // Storage is blocked: nothing was kept.
  }
}

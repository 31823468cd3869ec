/** How somebody whose session has ended may sign in without leaving the page: set while the page can ask them. */
export const signInPrompt: { ask?: (() => Promise<boolean>) | undefined } = {}

/** Prompts a user whose session has ended to sign in. Set while the page can do so. */
export const signInPrompt: { ask?: (() => Promise<boolean>) | undefined } = {}

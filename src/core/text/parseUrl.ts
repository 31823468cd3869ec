/** An address as text, read; undefined where it is none. `URL.parse` does the same, from Node 22 on. */
export const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

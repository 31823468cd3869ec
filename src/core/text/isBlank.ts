/** Invisible characters: white space, control and format characters, and blank letters. */
const invisible = /[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu

/** Whether a text has no visible characters. */
export const isBlank = (text: string): boolean => text.replace(invisible, '') === ''

/** What shows nothing: white space, control and format characters, and blanks that count as letters. */
const invisible = /[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu

/** Whether nobody would see anything of a text. */
export const isBlank = (text: string): boolean => text.replace(invisible, '') === ''

import { randomInt } from 'node:crypto'

export const RECOVERY_CODES = 10
/** Without those that are mistaken for others: 0 and o, 1, i and l, u. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'
const GROUPS = 3
const GROUP_LENGTH = 4

const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** Codes such as `k4xw-9mhp-t2rd`, of 58 bits each. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join('-'))

/** A code as it was made, however it was typed; undefined where it cannot be one. */
export function plainRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replace(/[\s-]+/g, '')
  return plain.length === GROUPS * GROUP_LENGTH && [...plain].every((one) => ALPHABET.includes(one)) ? plain : undefined
}

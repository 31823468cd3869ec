import type { NbtCompound, NbtValue } from '../model'
import { nbtIntArray } from '../nbt/values'

/** A UUID as four ints, as it is since 1.16, from the halves `<name>Most` and `<name>Least`, or from its text. */
export function uuidOfHalves({ value }: NbtCompound, name: string): NbtValue | undefined {
  const [most, least] = [value.get(`${name}Most`), value.get(`${name}Least`)]
  if (most?.type !== 'long' || least?.type !== 'long') return undefined
  return fourInts((BigInt.asUintN(64, most.value) << 64n) | BigInt.asUintN(64, least.value))
}

export function uuidOfText(text: NbtValue | undefined): NbtValue | undefined {
  const digits = text?.type === 'string' ? text.value.replaceAll('-', '') : ''
  return /^[0-9a-f]{32}$/i.test(digits) ? fourInts(BigInt(`0x${digits}`)) : undefined
}

function fourInts(whole: bigint): NbtValue {
  return nbtIntArray([96n, 64n, 32n, 0n].map((shift) => Number(BigInt.asIntN(32, whole >> shift))))
}

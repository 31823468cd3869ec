import type { NbtCompound } from '../model'
import { getNumber, getString, nbtByte, nbtString } from '../nbt/values'
import type { EditionTranslation, Tags } from './editionTranslation'
import { toBedrockText, toJavaText } from './texts'

/** A custom name of a block or mob for Bedrock. */
export function customNameToBedrock(data: NbtCompound, { isJson }: EditionTranslation): Tags {
  const name = data.value.get('CustomName')
  if (name === undefined) return {}
  return { CustomName: nbtString(toBedrockText(name, isJson)), ...visibility(data) }
}

export function customNameToJava(data: NbtCompound): Tags {
  const name = getString(data, 'CustomName')
  return name === undefined || name === '' ? {} : { CustomName: toJavaText(name), ...visibility(data) }
}

function visibility(data: NbtCompound): Tags {
  const visible = getNumber(data, 'CustomNameVisible')
  return visible === undefined ? {} : { CustomNameVisible: nbtByte(visible) }
}

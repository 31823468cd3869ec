/**
 * Banner patterns: Java's name since 1.20.5 and the code that Bedrock and Java before had. Source:
 * https://minecraft.wiki/w/Banner/Patterns
 */
const PATTERNS: readonly (readonly [name: string, code: string])[] = `
base b|square_bottom_left bl|square_bottom_right br|square_top_left tl|square_top_right tr|stripe_bottom bs|stripe_top ts
stripe_left ls|stripe_right rs|stripe_center cs|stripe_middle ms|stripe_downright drs|stripe_downleft dls|small_stripes ss
cross cr|straight_cross sc|triangle_bottom bt|triangle_top tt|triangles_bottom bts|triangles_top tts|diagonal_left ld
diagonal_up_right rud|diagonal_up_left lud|diagonal_right rd|circle mc|rhombus mr|half_vertical vh|half_horizontal hh
half_vertical_right vhr|half_horizontal_bottom hhb|border bo|curly_border cbo|gradient gra|gradient_up gru|bricks bri
globe glb|creeper cre|skull sku|flower flo|mojang moj|piglin pig|flow flw|guster gus`
  .trim()
  .split(/[|\n]/)
  .map((pair): readonly [string, string] => {
    const [name = '', code = ''] = pair.split(' ')
    return [name, code]
  })

const codes = new Map(PATTERNS)
const names = new Map(PATTERNS.map(([name, code]) => [code, name]))

/** The code of a pattern by its name, with or without its namespace. */
export function patternCode(name: string): string | undefined {
  return codes.get(name.replace('minecraft:', ''))
}

export function patternName(code: string): string | undefined {
  return names.get(code)
}

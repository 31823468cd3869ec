const exact = new Intl.NumberFormat('en')
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

export const formatNumber = (value: number) => exact.format(value)
/** 12,400 is “12.4K”, for where a figure has little room. */
export const formatShort = (value: number) => short.format(value)
/** “1 block”, “2 blocks”. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`

export type Figure = {
  name: string
  value: number
  unit: string
  /** The same by what it is compared with, in the same unit. */
  reference?: number
  ratio?: number
  /** In words: `≤ 3 ×`. */
  aim?: string
  met?: boolean
}

type Aim = { most: number } | { least: number }

const round = (value: number) => Number(value.toPrecision(4))

/** Prints figures as they are found: for reading, or one JSON object a line. */
export function makeReport(json: boolean) {
  const all: Figure[] = []
  const print = (figure: Figure) => {
    all.push(figure)
    if (json) return console.log(JSON.stringify(figure))
    const { name, value, unit, reference, ratio, aim, met } = figure
    const beside = reference === undefined ? '' : `reference ${reference}`
    const times = ratio === undefined ? '' : `${ratio} ×`
    const judged = aim === undefined ? '' : `aim ${aim} ${met ? 'met' : 'MISSED'}`
    console.log(
      `${name.padEnd(66)} ${String(value).padStart(9)} ${unit.padEnd(8)} ${beside.padEnd(18)} ${times.padEnd(9)} ${judged}`.trimEnd(),
    )
  }
  const judge = (value: number, aim: Aim | undefined, unit: string) =>
    aim === undefined
      ? {}
      : 'most' in aim
        ? { aim: `≤ ${aim.most} ${unit}`, met: value <= aim.most }
        : { aim: `≥ ${aim.least} ${unit}`, met: value >= aim.least }
  return {
    all,
    /** What is no figure: to stderr, so that `--json` stays one object a line. */
    note: (text: string) => console.error(text),
    figure: (name: string, value: number, unit: string, aim?: Aim) =>
      print({ name, value: round(value), unit, ...judge(value, aim, unit) }),
    compared: (name: string, value: number, unit: string, reference: number, aim?: Aim) =>
      print({
        name,
        value: round(value),
        unit,
        reference: round(reference),
        ratio: round(value / reference),
        ...judge(value / reference, aim, '×'),
      }),
  }
}

export type Report = ReturnType<typeof makeReport>

/** The value below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

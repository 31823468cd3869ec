import { renamerSince } from '../legacy/renamedBlocks'
import { FLATTENED } from '../legacy/renamingVersions'
import type { BlockState } from '../model'
import type { Parsed } from './parsed'

/** Names of before 1.14, which tell the age of a file that does not say it. */
const OF_1_13 = /^minecraft:(wall_)?sign$/
/** 1.13. */
const DATA_VERSION_1_13 = 1519

/**
 * A file of 1.13 and later, its blocks under the names of today: writers give them those of the file's version again.
 */
export function completeRenamed(parsed: Parsed): Parsed {
  const said = parsed.dataVersion !== undefined && parsed.dataVersion >= FLATTENED ? parsed.dataVersion : undefined
  const isOf113 = said === undefined && parsed.regions.some(({ palette }) => palette.some(isNamedIn113))
  const renamed = renamerSince(isOf113 ? DATA_VERSION_1_13 : said)
  const regions = parsed.regions.map((region) => {
    const variants = region.variants?.map((states) => states.map(renamed))
    return { ...region, palette: region.palette.map(renamed), ...(variants && { variants }) }
  })
  return { ...parsed, regions }
}

function isNamedIn113({ name }: BlockState): boolean {
  return OF_1_13.test(name)
}

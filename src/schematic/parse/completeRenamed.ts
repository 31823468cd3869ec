import { renamerSince } from '../legacy/renamedBlocks'
import { FLATTENED } from '../legacy/renamingVersions'
import type { BlockState } from '../model'
import type { Parsed } from './parsed'

/** Names from before 1.14, which reveal the age of a file without a version. */
const OF_1_13 = /^minecraft:(wall_)?sign$/
/** 1.13. */
const DATA_VERSION_1_13 = 1519

/** Renames blocks of files from 1.13 on to current names; writers rename them back to the file's version. */
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

import { RARE_PATTERNS } from '../tables/rareColors'
import { type PatternMeans, readMeans } from './readMeans'
import { COMMON_MEANS } from './resolveCommon'

/** Of all patterns. */
export const PATTERN_MEANS: PatternMeans = new Map([...COMMON_MEANS, ...readMeans(RARE_PATTERNS)])

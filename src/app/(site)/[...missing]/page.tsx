import { NotFound } from '@/components/shell/NotFound'
import { missingMetadata } from '@/site/missingMetadata'

export const generateMetadata = missingMetadata

/** Addresses that lead nowhere get the site's own page: two root layouts share no other. */
export default NotFound

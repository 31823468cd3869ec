import { NotFound } from '@/components/shell/NotFound'
import { missingMetadata } from '@/site/missingMetadata'

export const generateMetadata = missingMetadata

/** Unknown URLs get the site's own 404 page: the two root layouts share no other. */
export default NotFound

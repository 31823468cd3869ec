import type { ReportKind, ReportStatus } from '@/core/vocabulary'
import type { ShopContext } from '../context/context'

/** The lists of reports that moderators work from, each as an address of Payload's list view. */
export function reportListsOf({ slugs }: ShopContext) {
  const all = `/admin/collections/${slugs.reports}`
  return {
    all,
    of: (status: ReportStatus, kind?: ReportKind) =>
      encodeURI(
        `${all}?where[or][0][and][0][status][equals]=${status}${kind ? `&where[or][0][and][1][kind][equals]=${kind}` : ''}`,
      ),
  }
}

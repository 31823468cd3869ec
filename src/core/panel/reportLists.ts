import type { ReportKind, ReportStatus } from '@/core/vocabulary'

const path = '/admin/collections/reports'

/** The lists of reports that moderators work from, each as an address of Payload's list view. */
export const reportLists = {
  all: () => path,
  of: (status: ReportStatus, kind?: ReportKind) =>
    encodeURI(
      `${path}?where[or][0][and][0][status][equals]=${status}${kind ? `&where[or][0][and][1][kind][equals]=${kind}` : ''}`,
    ),
}

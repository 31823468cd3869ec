import { Moderation as Moderation_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Journey as Journey_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { StatusCell as StatusCell_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Raw as Raw_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Bytes as Bytes_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { FileFilters as FileFilters_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { YesNo as YesNo_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { UserSessions as UserSessions_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { ResetFactors as ResetFactors_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Suspension as Suspension_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Snapshot as Snapshot_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { ReportFilters as ReportFilters_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { AuditExport as AuditExport_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Icon as Icon_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Logo as Logo_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { StaffHint as StaffHint_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { SecondStepSignIn as SecondStepSignIn_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { Desk as Desk_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { ReportDesk as ReportDesk_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { BlockListDesk as BlockListDesk_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { ModerationLink as ModerationLink_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { S3ClientUploadHandler as S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24 } from '@payloadcms/storage-s3/client'
import { ModerationView as ModerationView_1b3d88483bea08ae5a504256d6a0a59c } from 'schematicshop/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "schematicshop/rsc#Moderation": Moderation_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Journey": Journey_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#StatusCell": StatusCell_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Raw": Raw_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Bytes": Bytes_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#FileFilters": FileFilters_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#YesNo": YesNo_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#UserSessions": UserSessions_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#ResetFactors": ResetFactors_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Suspension": Suspension_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Snapshot": Snapshot_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#ReportFilters": ReportFilters_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#AuditExport": AuditExport_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Icon": Icon_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Logo": Logo_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#StaffHint": StaffHint_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#SecondStepSignIn": SecondStepSignIn_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#Desk": Desk_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#ReportDesk": ReportDesk_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#BlockListDesk": BlockListDesk_1b3d88483bea08ae5a504256d6a0a59c,
  "schematicshop/rsc#ModerationLink": ModerationLink_1b3d88483bea08ae5a504256d6a0a59c,
  "@payloadcms/storage-s3/client#S3ClientUploadHandler": S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24,
  "schematicshop/rsc#ModerationView": ModerationView_1b3d88483bea08ae5a504256d6a0a59c,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}

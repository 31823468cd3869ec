import { Moderation as Moderation_edf130a41f6d08605fedc201aafd3339 } from '../../../../plugins/moderation/panel/Moderation'
import { Journey as Journey_113f368cda1deaad20bdc59cfb9beb51 } from '../../../../plugins/pipeline/panel/Journey'
import { StatusCell as StatusCell_6f45dc13fafcf63dd88ffdb9e28921f0 } from '../../../../plugins/pipeline/panel/StatusCell'
import { Raw as Raw_0e6fbbc11dcd71217dcc8f089cb4c4ff } from '../../../../src/core/panel/Raw'
import { Bytes as Bytes_d7e3373bbeef5d208f2f0129169d2dfd } from '../../../../src/core/panel/Bytes'
import { FileFilters as FileFilters_a1a7b2a384edac7cb7fca7611211a56a } from '../../../../plugins/pipeline/panel/FileFilters'
import { YesNo as YesNo_3422f1658e4ea84cf7165f8b68dd6a15 } from '../../../../src/core/panel/YesNo'
import { Snapshot as Snapshot_a7e6ad3cef2b1df7735ec7c3a996f14c } from '../../../../plugins/moderation/panel/Snapshot'
import { ReportFilters as ReportFilters_e970a2cc2b277523cff48441959df0b1 } from '../../../../plugins/moderation/panel/ReportFilters'
import { Icon as Icon_9ee5dcafa35e5603c4f2893f96678bae } from '../../../../src/core/panel/Icon'
import { Logo as Logo_fa8b2e1f3edf9bff547e719876a6b3a3 } from '../../../../src/core/panel/Logo'
import { StaffHint as StaffHint_69216b4827c7a2a039b5871817e02ad5 } from '../../../../src/core/panel/StaffHint'
import { Desk as Desk_4e771c6c7f35609ce66c1cbac949df04 } from '../../../../plugins/pipeline/panel/Desk'
import { ReportDesk as ReportDesk_d7ceb1ee1e89070bb151606cf1f707d3 } from '../../../../plugins/moderation/panel/ReportDesk'
import { S3ClientUploadHandler as S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24 } from '@payloadcms/storage-s3/client'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/plugins/moderation/panel/Moderation#Moderation": Moderation_edf130a41f6d08605fedc201aafd3339,
  "/plugins/pipeline/panel/Journey#Journey": Journey_113f368cda1deaad20bdc59cfb9beb51,
  "/plugins/pipeline/panel/StatusCell#StatusCell": StatusCell_6f45dc13fafcf63dd88ffdb9e28921f0,
  "/src/core/panel/Raw#Raw": Raw_0e6fbbc11dcd71217dcc8f089cb4c4ff,
  "/src/core/panel/Bytes#Bytes": Bytes_d7e3373bbeef5d208f2f0129169d2dfd,
  "/plugins/pipeline/panel/FileFilters#FileFilters": FileFilters_a1a7b2a384edac7cb7fca7611211a56a,
  "/src/core/panel/YesNo#YesNo": YesNo_3422f1658e4ea84cf7165f8b68dd6a15,
  "/plugins/moderation/panel/Snapshot#Snapshot": Snapshot_a7e6ad3cef2b1df7735ec7c3a996f14c,
  "/plugins/moderation/panel/ReportFilters#ReportFilters": ReportFilters_e970a2cc2b277523cff48441959df0b1,
  "/src/core/panel/Icon#Icon": Icon_9ee5dcafa35e5603c4f2893f96678bae,
  "/src/core/panel/Logo#Logo": Logo_fa8b2e1f3edf9bff547e719876a6b3a3,
  "/src/core/panel/StaffHint#StaffHint": StaffHint_69216b4827c7a2a039b5871817e02ad5,
  "/plugins/pipeline/panel/Desk#Desk": Desk_4e771c6c7f35609ce66c1cbac949df04,
  "/plugins/moderation/panel/ReportDesk#ReportDesk": ReportDesk_d7ceb1ee1e89070bb151606cf1f707d3,
  "@payloadcms/storage-s3/client#S3ClientUploadHandler": S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}

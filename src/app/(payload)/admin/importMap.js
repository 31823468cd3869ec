import { Moderation as Moderation_c1f6e0afc27d885d294f4890bf5f8de6 } from '../../../../plugins/moderation/components/Moderation'
import { Journey as Journey_1e30ec274515d84090ba6ab6773e1323 } from '../../../../plugins/pipeline/components/Journey'
import { StatusCell as StatusCell_1ccb44feae4a84c860ffce5e25786531 } from '../../../../plugins/pipeline/components/StatusCell'
import { Raw as Raw_91a366481b78e925ea1bc032449670a2 } from '../../../../src/components/panel/Raw'
import { Bytes as Bytes_a8e4f344c799535079b7cf7f720753c5 } from '../../../../src/components/panel/Bytes'
import { FileFilters as FileFilters_51ed8c9cad9947eb389663f98ad93144 } from '../../../../plugins/pipeline/components/FileFilters'
import { YesNo as YesNo_8ce1fa5d830c8e9de347c2d0c8eeaaa7 } from '../../../../src/components/panel/YesNo'
import { Snapshot as Snapshot_a2f09c47ea3dc0006060bf22bc6a0c26 } from '../../../../plugins/moderation/components/Snapshot'
import { ReportFilters as ReportFilters_d2885906033fe6c8745c9a856a7f4563 } from '../../../../plugins/moderation/components/ReportFilters'
import { Icon as Icon_19ddfd0760191c4946deeb572e9e9d3c } from '../../../../src/components/panel/Icon'
import { Logo as Logo_494c9a7121dd8f731ab91bf73bee436c } from '../../../../src/components/panel/Logo'
import { StaffHint as StaffHint_699b483b7c896649a2df39019537a07f } from '../../../../src/components/panel/StaffHint'
import { Desk as Desk_582ea8591ef6b8e575773de98e93be4b } from '../../../../plugins/pipeline/components/Desk'
import { ReportDesk as ReportDesk_cde59cfc247ccd032656026962bb400b } from '../../../../plugins/moderation/components/ReportDesk'
import { S3ClientUploadHandler as S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24 } from '@payloadcms/storage-s3/client'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/plugins/moderation/components/Moderation#Moderation": Moderation_c1f6e0afc27d885d294f4890bf5f8de6,
  "/plugins/pipeline/components/Journey#Journey": Journey_1e30ec274515d84090ba6ab6773e1323,
  "/plugins/pipeline/components/StatusCell#StatusCell": StatusCell_1ccb44feae4a84c860ffce5e25786531,
  "/src/components/panel/Raw#Raw": Raw_91a366481b78e925ea1bc032449670a2,
  "/src/components/panel/Bytes#Bytes": Bytes_a8e4f344c799535079b7cf7f720753c5,
  "/plugins/pipeline/components/FileFilters#FileFilters": FileFilters_51ed8c9cad9947eb389663f98ad93144,
  "/src/components/panel/YesNo#YesNo": YesNo_8ce1fa5d830c8e9de347c2d0c8eeaaa7,
  "/plugins/moderation/components/Snapshot#Snapshot": Snapshot_a2f09c47ea3dc0006060bf22bc6a0c26,
  "/plugins/moderation/components/ReportFilters#ReportFilters": ReportFilters_d2885906033fe6c8745c9a856a7f4563,
  "/src/components/panel/Icon#Icon": Icon_19ddfd0760191c4946deeb572e9e9d3c,
  "/src/components/panel/Logo#Logo": Logo_494c9a7121dd8f731ab91bf73bee436c,
  "/src/components/panel/StaffHint#StaffHint": StaffHint_699b483b7c896649a2df39019537a07f,
  "/plugins/pipeline/components/Desk#Desk": Desk_582ea8591ef6b8e575773de98e93be4b,
  "/plugins/moderation/components/ReportDesk#ReportDesk": ReportDesk_cde59cfc247ccd032656026962bb400b,
  "@payloadcms/storage-s3/client#S3ClientUploadHandler": S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
